import DropFolder
import Synchronization

/// A handler whose answers a test can foretell, and which remembers what it was asked.
final class ToyHandler: ArticleHandler {
    /// What it was asked so far.
    struct Calls {
        /// Articles by name, each as often as it was handed over.
        var annotated: [[UInt8]: Int] = [:]
        var rejected: [[UInt8]: [Rejection]] = [:]
        var working = 0
        /// The most articles at once.
        var peak = 0
        var load = 0
        /// The most bytes of articles at once.
        var peakLoad = 0
    }

    private let calls = Mutex(Calls())
    private let work: @Sendable (ReadArticle) -> Void

    /// Creates a handler that does `work` with each article before it answers.
    init(work: @escaping @Sendable (ReadArticle) -> Void = { _ in }) {
        self.work = work
    }

    func annotate(_ article: ReadArticle) -> Product {
        calls.withLock {
            $0.annotated[article.file.name, default: 0] += 1
            $0.working += 1
            $0.peak = max($0.peak, $0.working)
            $0.load += article.bytes.count
            $0.peakLoad = max($0.peakLoad, $0.load)
        }
        work(article)
        calls.withLock {
            $0.working -= 1
            $0.load -= article.bytes.count
        }
        return Self.product(of: article.bytes)
    }

    func reject(_ article: ArticleFile, because rejection: Rejection) -> Product {
        calls.withLock { $0.rejected[article.name, default: []].append(rejection) }
        return Self.rejection
    }

    var all: Calls { calls.withLock { $0 } }

    /// How often an article was handed over.
    func count(_ name: String) -> Int { all.annotated[Array(name.utf8)] ?? 0 }

    /// How often any article was handed over.
    var total: Int { all.annotated.values.reduce(0, +) }

    /// The one right answer to these bytes.
    static func product(of bytes: [UInt8]) -> Product {
        if bytes.isEmpty {
            return Product(kind: .error, bytes: document("problem", "empty"), sha256: hash([]), problem: "empty")
        }
        return Product(
            kind: .annotations, bytes: document("annotation", "\(bytes.count) \(hash(bytes))"), sha256: hash(bytes))
    }

    /// The answer to whatever was not read.
    static let rejection = Product(kind: .error, bytes: document("problem", "rejected"), problem: "rejected")

    private static func document(_ schema: String, _ content: String) -> [UInt8] {
        Array("{\n\"schema\":\"urn:hashiya:\(schema):1\",\n\"content\":\"\(content)\"\n}\n".utf8)
    }

    /// FNV-1a: enough to tell a test's articles apart.
    private static func hash(_ bytes: [UInt8]) -> String {
        let value = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        return String(value, radix: 16)
    }
}
