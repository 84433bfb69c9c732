public import AnnotationSchema
internal import Annotators
internal import ArabicText
internal import ArticleReader

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
            WordLayer(resources.wordModel),
            EntityLayer(resources.lexicons),
            QuantityLayer(resources.lexicons),
        ]
    }

    /// Annotates the bytes of a file.
    ///
    /// The same bytes, description and resources always give an equal annotation.
    ///
    /// - Throws: when the bytes are no article, or it takes longer than `allowance`.
    public func annotate(
        _ bytes: [UInt8], file: FileDescription, within allowance: Duration = .seconds(3600)
    ) throws(AnnotationFailure) -> Annotation {
        let deadline = Deadline(in: allowance)
        let article: Article
        do throws(ReadFailure) {
            article = try reader.read(bytes)
        } catch {
            throw .unreadable(error)
        }
        let draft: Draft
        do throws(DeadlineExceeded) {
            draft = try annotate(ScalarText(article.text), deadline)
        } catch {
            throw .late(error)
        }
        return Annotation(
            generator: generator, source: file.source(of: article), text: article.text,
            document: draft.structure, sentences: draft.sentences,
            tokens: draft.documentTokens, entities: draft.entities, quantities: draft.quantities,
            warnings: warnings(article, file) + draft.warnings)
    }

    private func annotate(_ text: ScalarText, _ deadline: Deadline) throws(DeadlineExceeded) -> Draft {
        var draft = Draft(text, deadline: deadline)
        for layer in layers {
            try deadline.check()
            try layer.annotate(&draft)
        }
        return draft
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
