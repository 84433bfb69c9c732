import Glibc
import Inotify
import Testing

@testable import DropFolder

@Suite("What is found at the start", .timeLimit(.minutes(10)))
struct StartTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
    }

    @Test("300 articles are each done once, never more at a time than allowed")
    func width() async throws {
        let names = (0..<300).map { "n\($0)" }
        for name in names { try folder.write(name, name) }
        let handler = ToyHandler { _ in usleep(1_000) }
        try await Service.run(on: folder, handler: handler) { service in
            try await until("all are done") { names.allSatisfy { folder.isDone($0) } }
            #expect(names.allSatisfy { service.handler.count($0) == 1 })
            #expect(service.handler.all.peak == 2)
        }
    }

    @Test("articles in progress have no more bytes together than the largest may have alone")
    func load() async throws {
        let names = (0..<12).map { "n\($0)" }
        for (number, name) in names.enumerated() {
            try folder.write(name, String(repeating: "x", count: number % 3 == 0 ? 900 : 400))
        }
        try folder.write("too-large", String(repeating: "x", count: 1001))
        var options = DropFolderOptions.test
        options.width = 8
        options.maximumSize = 1000
        let handler = ToyHandler { _ in usleep(3_000) }
        try await Service.run(on: folder, handler: handler, options: options) { service in
            try await until("all are done") {
                names.allSatisfy { folder.isDone($0) } && folder.exists("too-large.error.json")
            }
            #expect(names.allSatisfy { service.handler.count($0) == 1 })
            #expect((900...1000).contains(service.handler.all.peakLoad))
        }
    }

    @Test("a restart finds its own work done and asks for nothing")
    func restart() async throws {
        try folder.write("a", "text")
        try folder.write("b", "")
        try await Service.run(on: folder) { try await $0.done("a", "b") }
        let articles = try folder.names().count / 2
        try await Service.run(on: folder) { service in
            #expect(service.log.contains("scanned \(articles) \(articles)"))
            #expect(service.handler.total == 0)
        }
    }

    @Test("a restart finds what changed in between, and only that")
    func changedInBetween() async throws {
        for name in ["a", "b", "c"] { try folder.write(name, name) }
        try await Service.run(on: folder) { try await $0.done("a", "b", "c") }
        try folder.append("a", "more")
        try folder.remove("b.annotations.json")
        try await Service.run(on: folder) { service in
            try await service.done("a", "b", "c")
            #expect(["a", "b", "c"].map(service.handler.count) == [1, 1, 0])
        }
    }

    @Test("what a process that died left behind is removed; what others left is not")
    func leftovers() async throws {
        try folder.write(".hashiya-dead-1.tmp", "half")
        try folder.write(".other.tmp", "mine")
        try await Service.run(on: folder) { _ in
            try await until("only the other is left") { try folder.listing() == [".other.tmp"] }
        }
    }

    @Test("what cannot be an article is named, left alone, and holds nothing up")
    func notArticles() async throws {
        try check(mkfifo(folder.path(of: "fifo"), 0o600))
        try check(mknod(folder.path(of: "socket"), S_IFSOCK | 0o600, 0))
        try folder.makeDirectory("directory")
        try await Service.run(on: folder) { service in
            try check(symlink("/etc/passwd", folder.path(of: "link")))
            try folder.write(String(repeating: "n", count: 239), "text")
            let expected = [
                "ignored fifo: it is a FIFO", "ignored socket: it is a socket", "ignored link: it is a symbolic link",
                "ignored \(String(repeating: "n", count: 239)): its name is longer than 238 bytes",
            ]
            try await until("all are named") { expected.allSatisfy(service.log.contains) }
            try await service.flush()
            #expect(Set(service.log.lines.filter { $0.hasPrefix("ignored") }) == Set(expected))
            #expect(try folder.listing().filter { $0.hasSuffix(".json") && !$0.hasPrefix("marker") } == [])
        }
    }

    @Test("more articles than the table holds are each done once")
    func beyondCapacity() async throws {
        let outside = try Folder()
        let names = (0..<5_000).map { "n\($0)" }
        for name in names { try outside.write(name, name) }
        let gate = Gate()
        let handler = ToyHandler { _ in gate.wait() }
        try await Service.run(on: folder, handler: handler) { service in
            for name in names { try outside.move(name, to: folder) }
            gate.open()
            try await until("all are done", seconds: 40) {
                service.handler.total >= names.count && service.log.all.count { $0.isPublished } >= names.count
            }
            #expect(names.allSatisfy { folder.isDone($0) })
            #expect(names.allSatisfy { service.handler.count($0) == 1 })
            #expect(try folder.names().count == 2 * names.count)
        }
    }
}
