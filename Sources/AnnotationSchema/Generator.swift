/// What produced a document: the same article, version and resources give the same bytes.
public struct Generator: Codable, Hashable, Sendable {
    /// The program, `hashiya`.
    public var name: String
    /// Its version, by semantic versioning.
    public var version: String
    /// SHA-256 of each lexicon in hexadecimal, by file name.
    public var resources: [String: String]

    /// Describes a producer.
    public init(name: String, version: String, resources: [String: String]) {
        self.name = name
        self.version = version
        self.resources = resources
    }
}
