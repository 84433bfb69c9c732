import AnnotationSchema
import ArgumentParser
import ArticleReader
import DropFolder
import Foundation
import Hashiya
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

    @OptionGroup var lexicons: LexiconOptions

    @Flag(help: "Look through the directories below, too.")
    var recursive = false

    @Flag(help: "Annotate every article again and compare, byte for byte.")
    var again = false

    @Option(help: ArgumentHelp("Look again until nothing is wrong, for at most this long.", valueName: "seconds"))
    var wait = 0

    @Argument(help: "The directory.", completion: .directory)
    var directory: String

    func validate() throws {
        guard wait >= 0, wait <= 86_400 else { throw ValidationError("--wait takes 0 to 86400 seconds") }
    }

    mutating func run() throws {
        let examiner = SidecarExaminer(annotator: again ? try lexicons.annotator() : nil)
        let end = ContinuousClock.now + .seconds(wait)
        var tally = try look(examiner)
        while tally.wrong > 0, .now < end {
            Thread.sleep(forTimeInterval: 0.2)
            tally = try look(examiner)
        }
        tally.lines.forEach { print($0) }
        print(tally.summary)
        if tally.wrong > 0 { throw ExitCode.failure }
    }

    private func look(_ examiner: SidecarExaminer) throws -> Tally {
        var tally = Tally()
        do {
            try Audit(isRecursive: recursive, maximumSize: 1 << 30).run(FilePath(directory)) { item in
                tally.count(item, examiner.verdict(on: item))
            }
        } catch {
            throw ValidationError("\(directory): \(error)")
        }
        return tally
    }
}

/// What a look through a folder found.
private struct Tally {
    private(set) var lines: [String] = []
    private(set) var wrong = 0
    private var annotated = 0
    private var refused = 0
    private var orphans = 0

    mutating func count(_ item: Audit.Item, _ verdict: Verdict) {
        if verdict.isWrong { wrong += 1 }
        if item.finding == .orphan { orphans += 1 }
        if let text = verdict.text {
            lines.append("\(item.path.debugDescription.dropFirst().dropLast()): \(text)")
        } else if item.finding == .current(.error) {
            refused += 1
        } else {
            annotated += 1
        }
    }

    var summary: String {
        "\(annotated + refused) articles with a current, valid sidecar (\(annotated) annotations, \(refused) errors), "
            + "\(wrong) wrong, \(orphans) orphans"
    }
}

/// What an audit's finding means.
struct Verdict {
    /// What to say of the file; nil for an article that is as it should be.
    var text: String?
    var isWrong: Bool

    static let good = Verdict(text: nil, isWrong: false)

    static func wrong(_ text: String) -> Verdict { Verdict(text: text, isWrong: true) }

    static func remarkable(_ text: String) -> Verdict { Verdict(text: text, isWrong: false) }
}

/// Judges sidecars by their content.
struct SidecarExaminer {
    /// Annotates articles again; nil to believe what a sidecar says as long as it is valid.
    var annotator: Annotator?

    func verdict(on item: Audit.Item) -> Verdict {
        switch item.finding {
        case .current(let kind):
            guard let content = item.content else { return .wrong("the article or its sidecar cannot be read") }
            return fault(in: content.sidecar, kind, of: content.article).map { .wrong("invalid sidecar: \($0)") }
                ?? .good
        case .missing: return .wrong("no sidecar")
        case .outdated(let kind): return verdict(onOutdated: kind, item)
        case .exposed: return .wrong("more people may read the sidecar than the article")
        case .both: return .wrong("both annotations and an error")
        case .foreign: return .wrong("the sidecar's place is taken by a foreign file")
        case .nameTooLong: return .wrong("the name is too long for a sidecar")
        case .orphan: return .remarkable("orphan: the article is gone")
        case .temporary: return .wrong("temporary file")
        case .notArticle(let kind): return .remarkable("no article: \(kind.rawValue)")
        case .fault(let reason): return .wrong(reason)
        }
    }

    /// The article's change time is not the sidecar's stamp. A new hard link, for one, changes it without an event: the
    /// digest decides.
    private func verdict(onOutdated kind: SidecarKind, _ item: Audit.Item) -> Verdict {
        guard kind == .annotations, let content = item.content,
            fault(in: content.sidecar, kind, of: content.article) == nil
        else { return .wrong("the sidecar is of another version of the article") }
        return .good
    }

    /// What is wrong; nil for nothing.
    private func fault(in sidecar: [UInt8], _ kind: SidecarKind, of article: ReadArticle) -> String? {
        do {
            switch kind {
            case .annotations:
                let annotation = try JSONDecoder().decode(Annotation.self, from: Data(sidecar))
                return Self.fault(in: annotation, of: article.bytes)
                    ?? difference(sidecar, annotation.generator, from: article)
            case .error:
                let problem = try JSONDecoder().decode(Problem.self, from: Data(sidecar))
                return Self.fault(in: problem, of: article)
            }
        } catch {
            return "\(error)"
        }
    }

    private func difference(_ sidecar: [UInt8], _ generator: Generator, from article: ReadArticle) -> String? {
        guard let annotator else { return nil }
        guard generator == annotator.generator else { return "made by another version or with other lexicons" }
        return annotator.annotate(article).bytes == sidecar ? nil : "it is not what the article is annotated with"
    }

    private static func fault(in problem: Problem, of article: ReadArticle) -> String? {
        if problem.schema != Problem.schemaIdentifier { return "unknown schema \(problem.schema)" }
        if let size = problem.size, size != article.file.size { return "the size is not the article's" }
        return nil
    }

    private static func fault(in annotation: Annotation, of article: [UInt8]) -> String? {
        if annotation.schema != Annotation.schemaIdentifier { return "unknown schema \(annotation.schema)" }
        if annotation.source.sha256 != SHA256.hexDigest(of: article) { return "the digest is not the article's" }
        if (try? ArticleReader().read(article).text.utf8.elementsEqual(annotation.text.utf8)) != true {
            return "the text is not the article's"
        }
        let count = annotation.text.unicodeScalars.count
        let spans: [any Spanned] =
            annotation.sentences + annotation.tokens + annotation.tokens.flatMap(\.words) + annotation.quantities
            + annotation.entities.flatMap(\.mentions)
        let bad = spans.first { $0.begin < 0 || $0.begin >= $0.end || $0.end > count }
        return bad.map { "the span \($0.begin)..<\($0.end) is not in the text" }
    }
}
