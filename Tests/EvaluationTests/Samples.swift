import AnnotationSchema

extension Annotation {
    /// An annotation with no more than a text, its sentences and its tokens.
    static func of(
        _ text: String, file: String = "خبر.txt", sentences: [Range<Int>] = [], tokens: [Token]
    ) -> Annotation {
        Annotation(
            generator: Generator(name: "hashiya", version: "0", resources: [:]),
            source: Source(
                fileName: file, fileNameBytes: nil, size: text.utf8.count,
                modificationTime: "1970-01-01T00:00:00.000000000Z", sha256: "", mediaType: "text/plain",
                encoding: .init(name: "UTF-8", evidence: .validation), language: .init(tag: "ar", confidence: 1)),
            text: text, document: DocumentStructure(headline: nil),
            sentences: sentences.enumerated().map { Sentence(id: "s\($0.offset + 1)", range: $0.element, kind: .body) },
            tokens: tokens, entities: [], quantities: [], warnings: [])
    }
}
