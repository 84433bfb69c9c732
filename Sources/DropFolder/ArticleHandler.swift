/// What happens to an article's bytes. The folder knows when and where; the handler knows what.
public protocol ArticleHandler: Sendable {
    /// Answers an article's bytes with the sidecar that belongs beside it.
    ///
    /// Called on a thread of its own, several at once; it may take its time, up to the article's deadline, and may
    /// block. The same article must always give the same bytes, unless the deadline cuts it short.
    func annotate(_ article: ReadArticle) -> Product

    /// Answers an article that could not be read with the error sidecar that says why.
    func reject(_ article: ArticleFile, because rejection: Rejection) -> Product
}

/// An article as the folder sees it.
public struct ArticleFile: Sendable {
    /// The file's name, byte for byte.
    public var name: [UInt8]
    /// Size in bytes.
    public var size: Int
    /// Last change of the content.
    public var modified: FileTime

    /// Describes an article.
    public init(name: [UInt8], size: Int, modified: FileTime) {
        self.name = name
        self.size = size
        self.modified = modified
    }
}

/// An article and its bytes, read after its writer was done.
public struct ReadArticle: Sendable {
    /// The file.
    public var file: ArticleFile
    /// All of its bytes.
    public var bytes: [UInt8]
    /// How long the answer may take.
    public var deadline: Duration

    /// Describes an article that was read.
    public init(file: ArticleFile, bytes: [UInt8], deadline: Duration) {
        self.file = file
        self.bytes = bytes
        self.deadline = deadline
    }
}

/// Why an article was not read. Both last until the article changes.
public enum Rejection: Hashable, Sendable {
    /// It has more bytes than the limit.
    case tooLarge(limit: Int)
    /// The file system does not let us read it.
    case unreadable(reason: String)
}

/// A sidecar's content, and what is worth telling of it.
public struct Product: Sendable {
    /// Which file it becomes.
    public var kind: SidecarKind
    /// The file's bytes.
    public var bytes: [UInt8]
    /// SHA-256 of the article in hexadecimal, where it was read.
    public var sha256: String?
    /// The problem's short name, for an error sidecar.
    public var problem: String?
    /// What was found, by name: tokens, entities …
    public var counts: [String: Int]

    /// Describes a product. `bytes` must begin as every sidecar does, or the file would not be known as ours again.
    public init(
        kind: SidecarKind, bytes: [UInt8], sha256: String? = nil, problem: String? = nil, counts: [String: Int] = [:]
    ) {
        precondition(bytes.starts(with: SidecarKind.signature), "a sidecar must begin with the schema's identifier")
        self.kind = kind
        self.bytes = bytes
        self.sha256 = sha256
        self.problem = problem
        self.counts = counts
    }
}
