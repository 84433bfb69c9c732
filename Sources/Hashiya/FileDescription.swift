internal import AnnotationSchema
internal import ArticleReader

/// What an annotation says of the file that it came from.
public struct FileDescription: Hashable, Sendable {
    /// Name of the file in its folder, byte for byte.
    public var name: [UInt8]
    /// Size in bytes.
    public var size: Int
    /// Last change of the content: seconds since 1970 in UTC.
    public var modifiedSeconds: Int
    /// Nanoseconds within that second.
    public var modifiedNanoseconds: Int

    /// Describes a file.
    public init(name: [UInt8], size: Int, modifiedSeconds: Int, modifiedNanoseconds: Int) {
        self.name = name
        self.size = size
        self.modifiedSeconds = modifiedSeconds
        self.modifiedNanoseconds = modifiedNanoseconds
    }

    /// The name for people: bytes that are not UTF-8 are U+FFFD.
    var displayName: String { String(decoding: name, as: UTF8.self) }

    var hasForeignName: Bool { String(validating: name, as: UTF8.self) == nil }

    func source(of article: Article) -> Source {
        Source(
            fileName: displayName, fileNameBytes: hasForeignName ? percentEncodedName : nil, size: size,
            modificationTime: Timestamp.rfc3339(seconds: modifiedSeconds, nanoseconds: modifiedNanoseconds),
            sha256: article.sha256, mediaType: "text/plain", encoding: article.encoding, language: article.language)
    }

    /// The name as RFC 3986 writes bytes: unreserved characters as they are, all others as %XX.
    private var percentEncodedName: String {
        let digits = Array("0123456789ABCDEF".utf8)
        let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        let encoded = name.flatMap { byte in
            unreserved.contains(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
