internal import AnnotationSchema
internal import Annotators
internal import ArticleReader
public import DropFolder

extension Annotator: ArticleHandler {
    /// Answers an article of a drop folder with its annotations, or with the reason why there are none.
    public func annotate(_ article: ReadArticle) -> Product {
        do throws(AnnotationFailure) {
            let annotation = try annotate(
                article.bytes, file: FileDescription(article.file), within: article.deadline)
            // Tokens make up most of a document: two offsets each, and 19 bytes around them.
            let digits = String(article.bytes.count).utf8.count
            let json = annotation.encoded(
                capacity: article.bytes.count * 2 + annotation.tokens.count * (19 + 2 * digits) + 8192)
            return Product(
                kind: .annotations, bytes: json, sha256: annotation.source.sha256,
                counts: [
                    "tokens": annotation.tokens.count, "entities": annotation.entities.count,
                    "quantities": annotation.quantities.count,
                ])
        } catch {
            return product(error.problem, of: article.file, sha256: SHA256.hexDigest(of: article.bytes))
        }
    }

    /// Answers an article that was not read with the reason.
    public func reject(_ article: ArticleFile, because rejection: Rejection) -> Product {
        let reason: ProblemReason =
            switch rejection {
            case .tooLarge(let limit):
                ProblemReason(
                    kind: .tooLarge, detail: "the article has \(article.size) bytes; the limit is \(limit) bytes")
            case .unreadable(let reason):
                ProblemReason(kind: .unreadable, detail: "the service may not read the file: \(reason)")
            }
        return product(reason, of: article, sha256: nil)
    }

    private func product(_ reason: ProblemReason, of article: ArticleFile, sha256: String?) -> Product {
        let problem = Problem(
            type: reason.kind, detail: reason.detail, instance: FileDescription(article).displayName,
            size: article.size, offset: reason.offset, generator: generator)
        return Product(kind: .error, bytes: problem.encoded(), sha256: sha256, problem: reason.kind.name)
    }
}

extension FileDescription {
    init(_ article: ArticleFile) {
        self.init(
            name: article.name, size: article.size, modifiedSeconds: article.modified.seconds,
            modifiedNanoseconds: article.modified.nanoseconds)
    }
}

/// What goes into problem details beside the article's own description.
struct ProblemReason {
    var kind: Problem.Kind
    var detail: String
    var offset: Int?
}

extension AnnotationFailure {
    var problem: ProblemReason {
        switch self {
        case .unreadable(let failure): failure.problem
        case .late(let failure): ProblemReason(kind: .deadline, detail: failure.description)
        }
    }
}

extension ReadFailure {
    var problem: ProblemReason {
        switch self {
        case .empty: ProblemReason(kind: .empty, detail: "the file has no bytes")
        case .blank: ProblemReason(kind: .blank, detail: "the text is only white space")
        case .notUTF8(let offset, let detail): ProblemReason(kind: .notUTF8, detail: detail, offset: offset)
        case .notText(let offset):
            ProblemReason(kind: .notText, detail: "there is a NUL at byte \(offset)", offset: offset)
        }
    }
}
