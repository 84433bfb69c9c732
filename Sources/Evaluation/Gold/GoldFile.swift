/// A treebank as texts with a reading of each.
public struct GoldFile: Sendable {
    /// The documents in order.
    public let documents: [GoldDocument]

    /// Reads the bytes of a CoNLL-U file; a byte-order mark is passed over.
    ///
    /// - Throws: ``ConlluError`` with the line that is not UTF-8, is no CoNLL-U, or whose words are not those of the text.
    public init(_ bytes: [UInt8]) throws(ConlluError) {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
            throw ConlluError(line: line + 1, reason: "it is not UTF-8")
        }
        try self.init(text)
    }

    /// Reads a CoNLL-U file.
    ///
    /// - Throws: ``ConlluError`` with the line that is no CoNLL-U, or whose words are not those of the text.
    public init(_ text: String) throws(ConlluError) {
        let sentences = try ConlluParser.sentences(of: text)
        guard !sentences.isEmpty else { throw ConlluError(line: 1, reason: "the file has no sentences") }
        let conventions = SentenceSurface.Conventions(sentences)
        let namesDocuments = sentences.contains { $0.newDocument != nil }
        var documents: [GoldDocument] = []
        var last: String?
        for sentence in sentences {
            let begins = namesDocuments ? sentence.newDocument != nil : sentence.originalFile != last
            if documents.isEmpty || begins {
                let name = sentence.newDocument ?? sentence.originalFile ?? ""
                documents.append(GoldDocument(name: name.isEmpty ? "document \(documents.count + 1)" : name))
                last = sentence.originalFile
            }
            documents[documents.count - 1].append(sentence, try SentenceSurface(sentence, conventions))
        }
        self.documents = documents
    }
}
