import Glibc
import Inotify
import Testing

@testable import DropFolder

@Suite("However an article or its sidecar changes, the two agree in the end", .timeLimit(.minutes(10)))
struct ChangeTests {
    let folder: Folder
    let outside: Folder

    init() throws {
        folder = try Folder()
        outside = try Folder()
        try folder.write("a", "first")
    }

    /// Runs a service, does something to the finished article, and waits until it is done again.
    func afterChange(calls: Int, _ change: () throws -> Void) async throws {
        try await Service.run(on: folder) { service in
            try await service.done("a")
            #expect(service.handler.count("a") == 1)
            try change()
            try await service.done("a")
            #expect(service.handler.count("a") == calls)
        }
    }

    @Test("appended to")
    func appended() async throws {
        try await afterChange(calls: 2) { try folder.append("a", "more") }
        #expect(folder.content("a") == Array("firstmore".utf8))
    }

    @Test("replaced by rename, with the same size and modification time")
    func replaced() async throws {
        try await afterChange(calls: 2) {
            try outside.write("a", "other")
            let modified = try folder.status("a").modified
            try outside.open("a", O_RDONLY).setModificationTime(modified)
            try outside.move("a", to: folder)
            #expect(try folder.status("a").modified == modified)
        }
        #expect(folder.content("a") == Array("other".utf8))
    }

    @Test("truncated and written again")
    func rewritten() async throws {
        try await afterChange(calls: 2) { try folder.write("a", "again") }
    }

    @Test("emptied: the annotations give way to the problem")
    func emptied() async throws {
        try await afterChange(calls: 2) { try folder.write("a", "") }
        #expect(folder.exists("a.error.json"))
    }

    @Test("made readable to fewer: so is its sidecar, which stays the same file")
    func narrowed() async throws {
        try await afterChange(calls: 2) { try check(chmod(folder.path(of: "a"), 0o600)) }
        #expect(try folder.status("a.annotations.json").permissions == 0o600)
    }

    @Test("its sidecar deleted: made again")
    func sidecarDeleted() async throws {
        try await afterChange(calls: 2) { try folder.remove("a.annotations.json") }
    }

    @Test("its sidecar tampered with: restored")
    func sidecarTampered() async throws {
        try await afterChange(calls: 2) { try folder.append("a.annotations.json", "x") }
    }

    @Test("its sidecar moved away: made again")
    func sidecarMoved() async throws {
        try await afterChange(calls: 2) { try folder.move("a.annotations.json", to: outside) }
    }

    @Test("an article that is deleted leaves its sidecar")
    func deleted() async throws {
        try await Service.run(on: folder) { service in
            try await service.done("a")
            try folder.remove("a")
            try await service.flush()
            #expect(folder.exists("a.annotations.json"))
            #expect(service.handler.count("a") == 1)
        }
    }

    @Test("what happens to an article while it is worked on is found in the end")
    func duringWork() async throws {
        let folder = folder
        let handler = ToyHandler { article in
            guard article.bytes == Array("first".utf8) else { return }
            #expect(throws: Never.self) { try folder.write("a", "second") }
        }
        try await Service.run(on: folder, handler: handler) { service in
            try await service.done("a")
            #expect(folder.content("a") == Array("second".utf8))
            #expect(service.handler.count("a") == 2)
            #expect(service.log.lines.count { $0 == "written a" } == 1)
        }
    }

    @Test("a sidecar that is taken away the moment it appears is made again")
    func takenAtOnce() async throws {
        let names = (0..<200).map { "n\($0)" }
        try await Service.run(on: folder) { service in
            try await service.done("a")
            for name in names {
                try folder.write(name, name)
                // Spins, to be there before the service has heard the end of its own work.
                let end = ContinuousClock.now + .seconds(60)
                while unlink(folder.path(of: name + ".annotations.json")) != 0, .now < end {}
            }
            try await service.flush()
            try await until("all are there again") { names.allSatisfy { folder.isDone($0) } }
        }
    }

    @Test("a foreign sidecar is a conflict, and its removal ends it")
    func conflict() async throws {
        try folder.write("a.annotations.json", "mine")
        try await Service.run(on: folder) { service in
            try await until("the conflict is told") { service.log.contains("conflict a: a.annotations.json") }
            try await service.flush()
            #expect(folder.content("a.annotations.json") == Array("mine".utf8))
            try folder.remove("a.annotations.json")
            try await service.done("a")
            #expect(service.handler.count("a") == 1)
        }
    }

    @Test("a foreign file in the other sidecar's place is a conflict too, told once and no reason to work for ever")
    func otherConflict() async throws {
        try folder.write("a.error.json", "mine")
        try await Service.run(on: folder) { service in
            try await until("the conflict is told") { service.log.contains("conflict a: a.error.json") }
            try await service.flush()
            #expect(service.handler.count("a") == 0)
            #expect(!folder.exists("a.annotations.json"))
        }
    }
}
