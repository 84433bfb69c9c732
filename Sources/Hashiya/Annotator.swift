public import AnnotationSchema
internal import Annotators
internal import ArabicText
public import ArticleReader

/// Reads articles: from bytes to everything that is known of them, with offsets into the exact words.
///
/// ```swift
/// let annotator = try Annotator(resources: .builtIn)
/// let annotation = try annotator.annotate(bytes, file: FileDescription(name: "a.txt", size: bytes.count))
/// print(annotation.entities.map(\.name))
/// ```
public struct Annotator: Sendable {
    /// What stands in every document as its producer.
    public let generator: Generator
    private let reader = ArticleReader()
    private let layers: [any Layer]

    /// Prepares the layers, in the order in which they build on each other.
    public init(resources: Resources) {
        generator = Generator(name: "hashiya", version: Version.current, resources: resources.digests)
        layers = [
            TokenLayer(),
            HeadlineLayer(),
            SentenceLayer(),
            EntityLayer(resources.lexicons),
            QuantityLayer(resources.lexicons),
        ]
    }

    /// Annotates the bytes of a file.
    ///
    /// The same bytes, description and resources always give an equal annotation.
    ///
    /// - Throws: `ReadFailure` when the bytes are no article.
    public func annotate(_ bytes: [UInt8], file: FileDescription) throws(ReadFailure) -> Annotation {
        let article = try reader.read(bytes)
        var draft = Draft(ScalarText(article.text))
        for layer in layers { layer.annotate(&draft) }
        return Annotation(
            generator: generator, source: file.source(of: article), text: article.text,
            document: draft.structure, sentences: draft.sentences,
            tokens: draft.documentTokens, entities: draft.entities, quantities: draft.quantities,
            warnings: warnings(article, file))
    }

    private func warnings(_ article: Article, _ file: FileDescription) -> [Warning] {
        var warnings: [Warning] = []
        if article.language.tag != "ar" {
            warnings.append(
                Warning(
                    code: .notArabic, message: "The text does not look Arabic; annotations may be missing or wrong."))
        }
        if file.hasForeignName {
            warnings.append(
                Warning(
                    code: .fileNameNotUTF8, message: "The file's name is not UTF-8; its bytes are in fileNameBytes."))
        }
        return warnings
    }
}
