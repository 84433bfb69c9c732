/// A token as the text shows it: a word with its clitics, a number, an address, or a single mark.
public struct SurfaceToken: Hashable, Sendable {
    /// Offset of the first scalar.
    public var begin: Int
    /// Offset just past the last scalar.
    public var end: Int
    /// What it is made of.
    public var kind: Kind

    /// Describes a token.
    public init(_ range: Range<Int>, kind: Kind) {
        begin = range.lowerBound
        end = range.upperBound
        self.kind = kind
    }

    /// The offsets as a range.
    public var range: Range<Int> { begin..<end }

    /// What a token is made of.
    public enum Kind: UInt8, Sendable {
        /// Letters with their marks.
        case word
        /// Digits with inner separators, perhaps after proclitics: ‎1,234.5‎, ‎10:30‎, ‎23/7/2016‎, ‎و15‎.
        case number
        /// Letters and digits in one name: F-16, كوفيد-19.
        case alphanumeric
        /// A web address.
        case url
        /// An e-mail address.
        case email
        /// `#` and a word.
        case hashtag
        /// `@` and a name.
        case mention
        /// One mark of punctuation, or a run of dots.
        case punctuation
        /// Anything else that can be seen.
        case symbol
    }
}
