/// Something that the reader of a document should know about its reading.
public struct Warning: Codable, Hashable, Sendable {
    /// Stable identifier, fit for programs.
    public var code: Code
    /// One sentence for people.
    public var message: String

    /// Describes a warning.
    public init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    /// Stable identifiers of warnings.
    public enum Code: String, Codable, Sendable {
        /// Most letters are not Arabic script, or are of another language written in it.
        case notArabic = "not-arabic"
        /// The file's name is not UTF-8.
        case fileNameNotUTF8 = "file-name-not-utf8"
        /// The text has so many tokens that the words inside them were not read.
        case wordsOmitted = "words-omitted"
    }
}
