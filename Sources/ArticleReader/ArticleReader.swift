internal import AnnotationSchema

/// Turns the bytes of a file into an article.
///
/// Reads plain text in UTF-8, with or without a byte-order mark. The text is what the bytes say: line ends, white space
/// and marks stay as they are.
public struct ArticleReader: Sendable {
    /// Creates a reader.
    public init() {}

    /// Reads an article.
    ///
    /// - Throws: ``ReadFailure`` when the bytes are no text that can be annotated.
    public func read(_ bytes: [UInt8]) throws(ReadFailure) -> Article {
        if bytes.isEmpty { throw .empty }
        if let name = ByteOrderMark.foreignEncoding(of: bytes) {
            throw .notUTF8(offset: 0, detail: "the file begins with the byte-order mark of \(name)")
        }
        if let offset = bytes.firstIndex(of: 0) { throw .notText(offset: offset) }
        let hasMark = bytes.starts(with: ByteOrderMark.utf8)
        let start = hasMark ? ByteOrderMark.utf8.count : 0
        let text: String
        do throws(UTF8.ValidationError) {
            text = String(copying: try UTF8Span(validating: bytes.span.extracting(start...)))
        } catch {
            let offset = start + error.byteOffsets.lowerBound
            throw .notUTF8(offset: offset, detail: "\(error.kind.phrase) at byte \(offset)")
        }
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace && !$0.isInvisible }) else {
            throw .blank
        }
        return Article(
            text: text, sha256: SHA256.hexDigest(of: bytes),
            encoding: Source.Encoding(name: "UTF-8", evidence: hasMark ? .byteOrderMark : .validation),
            language: LanguageDetector.detect(text))
    }
}

extension UTF8.ValidationError.Kind {
    fileprivate var phrase: String {
        switch self {
        case .unexpectedContinuationByte: "an unexpected continuation byte"
        case .surrogateCodePointByte: "an encoded surrogate"
        case .invalidNonSurrogateCodePointByte: "an invalid byte"
        case .overlongEncodingByte: "an overlong encoding"
        case .truncatedScalar: "a truncated character"
        default: "invalid UTF-8"
        }
    }
}

extension Unicode.Scalar {
    /// Marks that steer the text without being part of it: byte-order mark, zero-width and bidirectional controls.
    fileprivate var isInvisible: Bool {
        properties.generalCategory == .format || properties.generalCategory == .control
    }
}
