import AnnotationSchema
import ArgumentParser
import ArticleReader
import DropFolder
import Foundation
import SystemPackage

/// `hashiya verify`: a read-only audit.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that every article in a directory has exactly one current, valid sidecar.",
        discussion: """
            Changes nothing. Lists what is wrong, one file a line, and what is worth knowing: orphans (sidecars whose \
            article is gone) and things that are no articles. Exits with 0 when nothing is wrong, with 1 otherwise.
            """)

    @Flag(help: "Look through the directories below, too.")
    var recursive = false

    @Argument(help: "The directory.", completion: .directory)
    var directory: String

    mutating func run() throws {
        var wrong = 0
        var good = 0
        do {
            try Audit(isRecursive: recursive, maximumSize: 1 << 30).run(FilePath(directory)) { item in
                let (text, isWrong) = Verdict.of(item)
                if isWrong { wrong += 1 }
                if let text {
                    print("\(item.path.debugDescription.dropFirst().dropLast()): \(text)")
                } else {
                    good += 1
                }
            }
        } catch {
            throw ValidationError("\(directory): \(error)")
        }
        print("\(good) articles with a current, valid sidecar, \(wrong) wrong")
        if wrong > 0 { throw ExitCode.failure }
    }
}

/// What an audit's finding means.
enum Verdict {
    /// What to say of an item, nil for an article that is as it should be; and whether it is wrong.
    static func of(_ item: Audit.Item) -> (text: String?, isWrong: Bool) {
        switch item.finding {
        case .current(let kind):
            let fault = item.content.map { SidecarCheck.fault(in: $0.sidecar, kind, of: $0.article) } ?? nil
            return (fault.map { "invalid sidecar: \($0)" }, fault != nil)
        case .missing: return ("no sidecar", true)
        case .outdated: return ("the sidecar is of another version of the article", true)
        case .both: return ("both annotations and an error", true)
        case .foreign: return ("the sidecar's place is taken by a foreign file", true)
        case .nameTooLong: return ("the name is too long for a sidecar", true)
        case .orphan: return ("orphan: the article is gone", false)
        case .temporary: return ("temporary file", true)
        case .notArticle(let kind): return ("no article: \(kind.rawValue)", false)
        case .fault(let reason): return (reason, true)
        }
    }
}

/// Whether a sidecar is what the schema says, and is of its article.
enum SidecarCheck {
    /// What is wrong; nil for nothing.
    static func fault(in sidecar: [UInt8], _ kind: SidecarKind, of article: [UInt8]) -> String? {
        do {
            switch kind {
            case .annotations:
                let annotation = try JSONDecoder().decode(Annotation.self, from: Data(sidecar))
                return fault(in: annotation, of: article)
            case .error:
                let problem = try JSONDecoder().decode(Problem.self, from: Data(sidecar))
                return problem.schema == Problem.schemaIdentifier ? nil : "unknown schema \(problem.schema)"
            }
        } catch {
            return "\(error)"
        }
    }

    private static func fault(in annotation: Annotation, of article: [UInt8]) -> String? {
        if annotation.schema != Annotation.schemaIdentifier { return "unknown schema \(annotation.schema)" }
        if annotation.source.sha256 != SHA256.hexDigest(of: article) { return "the digest is not the article's" }
        if (try? ArticleReader().read(article).text.utf8.elementsEqual(annotation.text.utf8)) != true {
            return "the text is not the article's"
        }
        let count = annotation.text.unicodeScalars.count
        let spans: [any Spanned] =
            annotation.sentences + annotation.tokens + annotation.quantities + annotation.entities.flatMap(\.mentions)
        let bad = spans.first { $0.begin < 0 || $0.begin >= $0.end || $0.end > count }
        return bad.map { "the span \($0.begin)..<\($0.end) is not in the text" }
    }
}
