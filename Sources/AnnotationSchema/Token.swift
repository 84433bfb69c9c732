/// A surface token: a run of letters with its clitics, a number, or a single mark.
public struct Token: Spanned, Codable, Hashable, Sendable {
    /// Offset of the first scalar.
    public var begin: Int
    /// Offset just past the last scalar.
    public var end: Int

    /// Creates the token of the given scalar offsets.
    public init(_ range: Range<Int>) {
        begin = range.lowerBound
        end = range.upperBound
    }
}
