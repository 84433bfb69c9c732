public import AnnotationSchema

/// An article that was read.
public struct Article: Hashable, Sendable {
    /// The text without a leading byte-order mark.
    public var text: String
    /// SHA-256 of the file's bytes in hexadecimal.
    public var sha256: String
    /// How the bytes became text.
    public var encoding: Source.Encoding
    /// The language of the text.
    public var language: Source.Language
}

/// Why bytes are no article.
public enum ReadFailure: Error, Hashable, Sendable {
    /// There are no bytes.
    case empty
    /// The text is only white space and controls.
    case blank
    /// The bytes are not UTF-8; `offset` is that of the first fault in bytes.
    case notUTF8(offset: Int, detail: String)
    /// The bytes hold a NUL, which no text has, at `offset`.
    case notText(offset: Int)
}
