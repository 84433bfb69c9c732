/// Why an article has no annotation: RFC 9457 problem details with members of our own.
public struct Problem: Codable, Hashable, Sendable {
    /// The identifier of this version of the schema.
    public static let schemaIdentifier = "urn:hashiya:problem:1"

    /// Always ``schemaIdentifier``.
    public var schema: String
    /// Which problem it is.
    public var type: Kind
    /// One line for people, the same for every problem of this type.
    public var title: String
    /// What happened to this article, for people.
    public var detail: String
    /// The article's file name. Bytes that are not UTF-8 stand as U+FFFD.
    public var instance: String
    /// Size of the article in bytes, where it is known.
    public var size: Int?
    /// Offset in bytes of the first fault in the article, where there is one.
    public var offset: Int?
    /// What wrote this.
    public var generator: Generator

    /// Describes a problem.
    public init(
        type: Kind, detail: String, instance: String, size: Int?, offset: Int? = nil, generator: Generator
    ) {
        schema = Self.schemaIdentifier
        self.type = type
        title = type.title
        self.detail = detail
        self.instance = instance
        self.size = size
        self.offset = offset
        self.generator = generator
    }

    /// The kinds of problem.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The file has no bytes.
        case empty = "urn:hashiya:problem:empty"
        /// The text is only white space.
        case blank = "urn:hashiya:problem:blank"
        /// The bytes are not UTF-8 text.
        case notUTF8 = "urn:hashiya:problem:not-utf8"
        /// The bytes hold NUL or other controls that no text has.
        case notText = "urn:hashiya:problem:not-text"
        /// The file is over the size limit.
        case tooLarge = "urn:hashiya:problem:too-large"
        /// The annotation took longer than the limit.
        case deadline = "urn:hashiya:problem:deadline"
        /// The file may not be read.
        case unreadable = "urn:hashiya:problem:unreadable"

        /// One line for people.
        public var title: String {
            switch self {
            case .empty: "The article is empty"
            case .blank: "The article has only white space"
            case .notUTF8: "The article is not UTF-8 text"
            case .notText: "The file is not text"
            case .tooLarge: "The article is larger than the limit"
            case .deadline: "The article takes too long to annotate"
            case .unreadable: "The article may not be read"
            }
        }

        /// The last part of the identifier.
        public var name: String { String(rawValue.dropFirst("urn:hashiya:problem:".count)) }
    }
}
