/// The file that an article came from.
public struct Source: Codable, Hashable, Sendable {
    /// Name of the file in its folder. Bytes that are not UTF-8 stand as U+FFFD here.
    public var fileName: String
    /// The name's exact bytes, percent-encoded; only where `fileName` could not hold them.
    public var fileNameBytes: String?
    /// Size in bytes.
    public var size: Int
    /// Time of last modification in UTC, RFC 3339 with nanoseconds.
    public var modificationTime: String
    /// SHA-256 of the file's bytes in hexadecimal.
    public var sha256: String
    /// IANA media type.
    public var mediaType: String
    /// How the bytes became text.
    public var encoding: Encoding
    /// The language of the text.
    public var language: Language

    /// Describes a file.
    public init(
        fileName: String, fileNameBytes: String?, size: Int, modificationTime: String, sha256: String,
        mediaType: String, encoding: Encoding, language: Language
    ) {
        self.fileName = fileName
        self.fileNameBytes = fileNameBytes
        self.size = size
        self.modificationTime = modificationTime
        self.sha256 = sha256
        self.mediaType = mediaType
        self.encoding = encoding
        self.language = language
    }

    /// A character encoding and the evidence for it.
    public struct Encoding: Codable, Hashable, Sendable {
        /// IANA name of the encoding.
        public var name: String
        /// What decided it.
        public var evidence: Evidence

        /// Describes a decoding.
        public init(name: String, evidence: Evidence) {
            self.name = name
            self.evidence = evidence
        }
    }

    /// What decided the encoding.
    public enum Evidence: String, Codable, Sendable {
        /// The file begins with a byte-order mark.
        case byteOrderMark
        /// Every byte sequence is valid in the encoding.
        case validation
    }

    /// The language of a text.
    public struct Language: Codable, Hashable, Sendable {
        /// BCP 47 tag; `und` where it could not be told.
        public var tag: String
        /// Share of the text's letters that speak for the tag, from 0 to 1.
        public var confidence: Double

        /// Describes a language.
        public init(tag: String, confidence: Double) {
            self.tag = tag
            self.confidence = confidence
        }
    }
}
