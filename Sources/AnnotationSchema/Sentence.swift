/// A sentence, or a headline.
public struct Sentence: Spanned, Codable, Hashable, Sendable {
    /// `s1`, `s2` … in text order.
    public var id: String
    /// Offset of the first scalar.
    public var begin: Int
    /// Offset just past the last scalar.
    public var end: Int
    /// Where in the article it stands.
    public var kind: Kind

    /// Describes a sentence.
    public init(id: String, range: Range<Int>, kind: Kind) {
        self.id = id
        begin = range.lowerBound
        end = range.upperBound
        self.kind = kind
    }

    /// Where in the article a sentence stands.
    public enum Kind: String, Codable, Sendable {
        /// The article's headline.
        case headline
        /// Running text.
        case body
    }
}
