import Glibc
import Inotify
import SystemPackage
import Testing

@testable import DropFolder

@Suite("An audit says what stands where, and changes nothing")
struct AuditTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
    }

    func findings(isRecursive: Bool = false) throws -> [String: Audit.Finding] {
        var findings: [String: Audit.Finding] = [:]
        try Audit(isRecursive: isRecursive, maximumSize: 1_000).run(folder.path) { item in
            #expect(findings.updateValue(item.finding, forKey: item.path) == nil)
        }
        return findings
    }

    /// An article with a sidecar of its present version.
    func publish(_ name: String, _ product: Product? = nil) throws {
        try folder.write(name, "text")
        let product = product ?? ToyHandler.product(of: Array("text".utf8))
        let file = try #require(try folder.names().first { $0.string == name })
        _ = try Publisher(directory: folder.directory, leftovers: Leftovers())
            .publish(product, for: file, version: try folder.status(name), rewrites: false)
    }

    @Test("each finding")
    func each() throws {
        let long = String(repeating: "n", count: 239)
        try publish("current")
        try publish("refused", ToyHandler.rejection)
        try folder.write("missing", "text")
        try publish("outdated")
        try folder.append("outdated", "more")
        try publish("both")
        try folder.write("both.error.json", "{}")
        try folder.write("foreign", "text")
        try folder.write("foreign.annotations.json", "{}")
        try folder.write(long, "text")
        try folder.write("orphan.error.json", "{}")
        try folder.write(".hashiya-x.tmp", "")
        try check(mkfifo(folder.path(of: "fifo"), 0o600))
        try folder.write("passed.part", "")
        let before = try folder.listing()
        #expect(
            try findings() == [
                "current": .current(.annotations), "refused": .current(.error), "missing": .missing,
                "outdated": .outdated(.annotations), "both": .both, "foreign": .foreign(.annotations),
                long: .nameTooLong, "orphan.error.json": .orphan, ".hashiya-x.tmp": .temporary,
                "fifo": .notArticle(.fifo),
            ])
        #expect(try folder.listing() == before)
    }

    @Test("directories are looked through where that is asked for, but for hidden ones")
    func recursive() throws {
        for name in ["d", ".hidden"] {
            try folder.makeDirectory(name)
            try folder.write("\(name)/a", "text")
        }
        #expect(try findings() == [:])
        #expect(try findings(isRecursive: true) == ["d/a": .missing])
    }

    @Test("the content of an article and its sidecar is handed over, up to the limit")
    func content() throws {
        try publish("a")
        try folder.write("large", String(repeating: "x", count: 1_001))
        var contents: [String: [UInt8]] = [:]
        try Audit(isRecursive: false, maximumSize: 1_000).run(folder.path) { item in
            guard let content = item.content else { return }
            contents[item.path] = content.article.bytes
            #expect(content.sidecar == ToyHandler.product(of: content.article.bytes).bytes)
        }
        #expect(contents == ["a": Array("text".utf8)])
    }

    @Test("a root that cannot be listed is an error")
    func noRoot() {
        #expect(throws: (any Error).self) {
            try Audit(isRecursive: false, maximumSize: 1).run("/nonexistent") { _ in }
        }
    }
}
