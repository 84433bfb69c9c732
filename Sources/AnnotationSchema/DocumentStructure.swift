/// How the article is built.
public struct DocumentStructure: Codable, Hashable, Sendable {
    /// The headline, where the lines of the file set one apart.
    public var headline: TextSpan?

    /// Describes a structure.
    public init(headline: TextSpan?) {
        self.headline = headline
    }
}
