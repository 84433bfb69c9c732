import CLinux
import Glibc
import Testing

@testable import DropFolder

@Suite("Directories below the root", .timeLimit(.minutes(10)))
struct RecursionTests {
    let folder: Folder
    let outside: Folder

    init() throws {
        folder = try Folder()
        outside = try Folder()
    }

    @Test("are left alone where that is not asked for")
    func off() async throws {
        try folder.makeDirectory("d")
        try folder.write("d/a", "text")
        try await Service.run(on: folder) { service in
            try folder.write("d/b", "text")
            try await service.flush()
            #expect(service.handler.count("a") + service.handler.count("b") == 0)
        }
    }

    @Test("are served at any depth, found or made later, but for hidden ones")
    func on() async throws {
        for name in ["d", "d/e", ".hidden"] { try folder.makeDirectory(name) }
        for name in ["d/e/a", ".hidden/h"] { try folder.write(name, name) }
        try await Service.run(on: folder, options: .recursive) { service in
            for name in ["f", "f/g"] { try folder.makeDirectory(name) }
            for name in ["d/b", "f/g/c"] { try folder.write(name, name) }
            for name in ["d/e/a", "d/b", "f/g/c"] {
                try await until("\(name) is done") { service.log.contains("written \(name)") }
            }
            try await service.flush()
            #expect(["a", "b", "c", "h"].map(service.handler.count) == [1, 1, 1, 0])
        }
    }

    @Test("are served when they are moved in with their files, and no longer once they are moved out")
    func moved() async throws {
        try outside.makeDirectory("d")
        try outside.write("d/a", "text")
        try await Service.run(on: folder, options: .recursive) { service in
            try outside.move("d", to: folder)
            try await until("d/a is done") { service.log.contains("written d/a") }
            try folder.move("d", to: outside)
            try await service.flush()
            try outside.write("d/b", "text")
            try await service.flush()
            #expect(service.handler.count("a") == 1)
            #expect(service.handler.count("b") == 0)
            #expect(!outside.exists("d/b.annotations.json"))
        }
    }

    @Test("are followed through a rename")
    func renamed() async throws {
        try folder.makeDirectory("d")
        try await Service.run(on: folder, options: .recursive) { service in
            try folder.move("d", to: folder, as: "e")
            try await service.flush()
            try folder.write("e/a", "text")
            try await until("e/a is done") { service.log.contains("written e/a") }
        }
    }

    @Test("may be removed and made again")
    func removed() async throws {
        try folder.makeDirectory("d")
        try await Service.run(on: folder, options: .recursive) { service in
            for round in 0..<5 {
                try check(rmdir(folder.path(of: "d")))
                try folder.makeDirectory("d")
                try folder.write("d/a\(round)", "text")
                try await until("d/a\(round) is done") { service.log.contains("written d/a\(round)") }
                try folder.remove("d/a\(round)")
                try folder.remove("d/a\(round).annotations.json")
            }
        }
    }

    @Test(
        "are no articles, whatever their names",
        arguments: ["2024.bak", "d.tmp", "d.annotations.json", "#d", String(repeating: "d", count: 239)])
    func names(_ name: String) async throws {
        try folder.makeDirectory(name)
        try folder.write("\(name)/a", "text")
        try await Service.run(on: folder, options: .recursive) { service in
            try await service.flush()
            try await until("the article in it is done") { service.log.contains("written \(name)/a") }
            #expect(!service.log.lines.contains { $0.hasPrefix("ignored") })
        }
    }

    @Test("that change places are both served under their new names, and none that took another's place is kept")
    func exchanged() async throws {
        for name in ["a", "b", "next"] { try folder.makeDirectory(name) }
        try await Service.run(on: folder, options: .recursive) { service in
            for round in 0..<8 {
                #expect(renameat2(folder.path(of: "a"), folder.path(of: "b"), exchanging: true))
                try await service.flush()
                for name in ["a/\(round)", "b/\(round)"] {
                    try folder.write(name, name)
                    try await until("\(name) is done") { service.log.contains("written \(name)") }
                }
            }
            // An empty directory is replaced, and what replaced it is moved out.
            try folder.makeDirectory("live")
            try await service.flush()
            try folder.move("next", to: folder, as: "live")
            try await service.flush()
            try folder.move("live", to: outside)
            try await service.flush()
            try outside.write("live/secret", "text")
            try await service.flush()
            #expect(service.handler.count("secret") == 0 && !outside.exists("live/secret.annotations.json"))
        }
    }

    private func renameat2(_ one: String, _ other: String, exchanging: Bool) -> Bool {
        clinux_renameat2(AT_FDCWD, one, AT_FDCWD, other, exchanging ? 2 : 0) == 0
    }
}
