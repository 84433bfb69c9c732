import Glibc
import Inotify
import Testing

@testable import DropFolder

@Suite("However an article arrives, it is handed over once and whole", .timeLimit(.minutes(10)))
struct ArrivalTests {
    let folder: Folder
    let outside: Folder

    init() throws {
        folder = try Folder()
        outside = try Folder()
    }

    @Test("copied in")
    func copied() async throws {
        try await Service.run(on: folder) { service in
            try folder.write("a", "text")
            try await service.done("a")
            #expect(service.handler.count("a") == 1)
        }
    }

    @Test("renamed in")
    func renamed() async throws {
        try outside.write("a", "text")
        try await Service.run(on: folder) { service in
            try outside.move("a", to: folder)
            try await service.done("a")
            #expect(service.handler.count("a") == 1)
        }
    }

    @Test("linked in, which gives no event of a writer")
    func linked() async throws {
        try outside.write("a", "text")
        try await Service.run(on: folder) { service in
            try check(link(outside.path(of: "a"), folder.path(of: "a")))
            try await service.done("a")
            #expect(service.handler.count("a") == 1)
        }
    }

    @Test("written slowly: not before the writer is done")
    func slowWriter() async throws {
        try await Service.run(on: folder) { service in
            let text = String(repeating: "كلمة ", count: 100)
            do {
                let writer = try folder.open("a", O_WRONLY | O_CREAT)
                for _ in 0..<10 {
                    try writer.writeAll(Array(text.utf8))
                    try await service.flush()
                    #expect(service.handler.count("a") == 0)
                    #expect(!folder.exists("a.annotations.json"))
                }
                withExtendedLifetime(writer) {}
            }
            try await service.done("a")
            #expect(service.handler.count("a") == 1)
            #expect(folder.content("a")?.count == 10 * text.utf8.count)
        }
    }

    @Test("linked in while its writer writes elsewhere: found out without an event")
    func writerElsewhere() async throws {
        try await Service.run(on: folder) { service in
            do {
                let writer = try outside.open("a", O_WRONLY | O_CREAT)
                try writer.writeAll([1])
                try check(link(outside.path(of: "a"), folder.path(of: "a")))
                try await service.flush()
                #expect(service.handler.count("a") == 0)
                try writer.writeAll([2])
            }
            try await service.done("a")
            #expect(service.handler.count("a") == 1)
        }
    }

    @Test("an unfinished name is passed over until it is renamed", arguments: [".a", "a.part", "a~", "#a"])
    func unfinished(_ name: String) async throws {
        try await Service.run(on: folder) { service in
            try folder.write(name, "text")
            try await service.flush()
            #expect(service.handler.count(name) == 0)
            try folder.move(name, to: folder, as: "a.txt")
            try await service.done("a.txt")
            #expect(service.handler.count("a.txt") == 1)
            #expect(service.handler.count(name) == 0)
        }
    }

    @Test("an empty file gets its answer after the quiet time, and once")
    func empty() async throws {
        try await Service.run(on: folder) { service in
            try folder.write("a", "")
            try await service.done("a")
            #expect(service.handler.count("a") == 1)
            #expect(folder.exists("a.error.json"))
        }
    }

    @Test("an empty file that is filled in time never counts as empty")
    func filledLater() async throws {
        var options = DropFolderOptions.test
        options.quiet = .seconds(30)
        try await Service.run(on: folder, options: options) { service in
            try folder.write("a", "")
            try await service.flush()
            try folder.append("a", "text")
            try await service.done("a")
            #expect(service.handler.count("a") == 1)
        }
    }

    @Test("a file over the limit is refused without being read; one of the limit's size is not")
    func tooLarge() async throws {
        var options = DropFolderOptions.test
        options.maximumSize = 100
        try await Service.run(on: folder, options: options) { service in
            try folder.write("large", String(repeating: "x", count: 101))
            try folder.write("full", String(repeating: "x", count: 100))
            try await service.done("full")
            try await until("large is refused") { folder.isDone("large", ToyHandler.rejection) }
            #expect(service.handler.all.rejected == [Array("large".utf8): [.tooLarge(limit: 100)]])
            #expect(service.handler.count("large") == 0)
        }
    }

    @Test(
        "an unreadable file is told of after the quiet time, and annotated once it may be read",
        .enabled(if: geteuid() != 0, "root may read everything"))
    func unreadable() async throws {
        try await Service.run(on: folder) { service in
            try folder.write("a", "text", mode: 0)
            try await until("it is told of") { folder.content("a.error.json") == ToyHandler.rejection.bytes }
            try await service.flush()
            #expect(service.handler.all.rejected.values.map(\.count) == [1])
            #expect(service.handler.count("a") == 0)
            try check(chmod(folder.path(of: "a"), 0o600))
            try await service.done("a")
            #expect(service.handler.count("a") == 1)
        }
    }

    @Test(
        "names of any bytes",
        arguments: [Array("a\nb".utf8), [0xff, 0xfe], [0x61, 0xc3], [UInt8](repeating: 0x6e, count: 238)])
    func anyName(_ bytes: [UInt8]) async throws {
        let name = try #require(FileName(bytes: bytes))
        try await Service.run(on: folder) { service in
            try folder.write(name, [1, 2, 3])
            try await until("it is done") { folder.isDone(name) }
            try await service.flush()
            #expect(service.handler.all.annotated[bytes] == 1)
        }
    }
}
