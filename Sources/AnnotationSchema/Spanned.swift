/// Something that is tied to the exact words of the article.
///
/// Offsets count Unicode scalars of ``Annotation/text``; `begin` is inclusive, `end` exclusive.
public protocol Spanned {
    /// Offset of the first scalar.
    var begin: Int { get }
    /// Offset just past the last scalar.
    var end: Int { get }
}

extension Spanned {
    /// The offsets as a range of scalar positions.
    public var range: Range<Int> { begin..<end }
}

/// A bare span of the text: Unicode scalar offsets, begin inclusive, end exclusive.
public struct TextSpan: Spanned, Codable, Hashable, Sendable {
    /// Offset of the first scalar.
    public var begin: Int
    /// Offset just past the last scalar.
    public var end: Int

    /// Creates the span of the given scalar offsets.
    public init(_ range: Range<Int>) {
        begin = range.lowerBound
        end = range.upperBound
    }
}
