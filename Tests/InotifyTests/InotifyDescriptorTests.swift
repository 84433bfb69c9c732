import Glibc
import Inotify
import SystemPackage
import TestSupport
import Testing

@Suite("InotifyDescriptor: what the kernel says of real files")
struct InotifyDescriptorTests {
    @Test("writing a file: it is created, opened, modified and closed, in this order")
    func write() throws {
        var scene = try Scene()
        _ = try scene.inotify.addWatch(scene.directory.filePath, for: [.create, .open, .modify, .closeWrite])
        try Call.writeFile(scene.directory.path(of: "a.txt"))
        #expect(try scene.lines() == ["create a.txt", "open a.txt", "modify a.txt", "closeWrite a.txt"])
        #expect(try scene.lines().isEmpty)
    }

    @Test("a rename within the directory: two events with one cookie")
    func move() throws {
        var scene = try Scene()
        try Call.writeFile(scene.directory.path(of: "a"))
        let watch = try scene.inotify.addWatch(scene.directory.filePath, for: .move)
        try Call.checked(rename(scene.directory.path(of: "a"), scene.directory.path(of: "b")))
        let events = try scene.notifications().compactMap { notification in
            if case .event(let event) = notification { event } else { nil }
        }
        #expect(events.map(\.mask) == [.movedFrom, .movedTo])
        #expect(events.map(\.name?.description) == ["a", "b"])
        #expect(events.map(\.watch) == [watch, watch])
        #expect(Set(events.map(\.cookie)).count == 1)
        #expect(events.first?.cookie != 0)
    }

    @Test("a hard link, a change of mode and a removal are seen")
    func linkAttributesDelete() throws {
        var scene = try Scene()
        try Call.writeFile(scene.directory.path(of: "a"))
        _ = try scene.inotify.addWatch(scene.directory.filePath, for: [.create, .closeWrite, .attributes, .delete])
        try Call.checked(link(scene.directory.path(of: "a"), scene.directory.path(of: "b")))
        try Call.checked(chmod(scene.directory.path(of: "b"), 0o640))
        try Call.checked(unlink(scene.directory.path(of: "b")))
        let lines = try scene.lines()
        // link(2) gives a create and never a close; the number of links is an attribute, told under the old name.
        #expect(lines.contains("create b"))
        #expect(lines.contains("attributes b"))
        #expect(lines.contains("delete b"))
        #expect(!lines.contains { $0.hasPrefix("closeWrite") })
    }

    @Test("a subdirectory is told apart from a file")
    func subdirectory() throws {
        var scene = try Scene()
        _ = try scene.inotify.addWatch(scene.directory.filePath, for: [.create, .delete])
        try Call.checked(mkdir(scene.directory.path(of: "photos"), 0o700))
        try Call.checked(rmdir(scene.directory.path(of: "photos")))
        #expect(try scene.lines() == ["create|isDirectory photos", "delete|isDirectory photos"])
    }

    @Test("the watched directory's own move and end are seen, without a name, and the watch is gone after them")
    func selfEvents() throws {
        var scene = try Scene()
        let old = scene.directory.path(of: "old")
        let new = scene.directory.path(of: "new")
        try Call.checked(mkdir(old, 0o700))
        let watch = try scene.inotify.addWatch(FilePath(old), for: [.moveSelf, .deleteSelf])
        try Call.checked(rename(old, new))
        try Call.checked(rmdir(new))
        #expect(try scene.lines() == ["moveSelf", "deleteSelf", "ignored"])
        let error = #expect(throws: InotifyError.self) { try scene.inotify.removeWatch(watch) }
        #expect(error?.code == .removeWatchFailed)
        #expect(error?.underlyingError == .invalidArgument)
    }

    @Test("names with a line end, and names that are not UTF-8, arrive byte for byte")
    func rawNames() throws {
        var scene = try Scene()
        _ = try scene.inotify.addWatch(scene.directory.filePath, for: .create)
        let names: [[UInt8]] = [Array("a\nb".utf8), [0xff, 0xfe, 0x80], Array(repeating: 0xd9, count: 255)]
        for name in names {
            try Call.writeFile(
                Array((scene.directory.path + "/").utf8CString.dropLast()) + name.map { CChar(bitPattern: $0) } + [0])
        }
        let seen = try scene.notifications().map { notification -> [UInt8]? in
            if case .event(let event) = notification { event.name?.bytes } else { nil }
        }
        #expect(seen == names)
    }

    @Test("a directory that is known by its descriptor is watched, O_PATH and a changed name notwithstanding")
    func byDescriptor() throws {
        var scene = try Scene()
        let old = scene.directory.path(of: "old")
        try Call.checked(mkdir(old, 0o700))
        let pathOnly: CInt = 0o10000000
        let descriptor = FileDescriptor(rawValue: try Call.checked(open(old, pathOnly | O_DIRECTORY | O_CLOEXEC)))
        defer { try? descriptor.close() }
        try Call.checked(rename(old, scene.directory.path(of: "new")))
        _ = try scene.inotify.addWatch(descriptor: descriptor, for: [.create, .onlyDirectory, .dontFollow])
        try Call.writeFile(scene.directory.path(of: "new/a"))
        #expect(try scene.lines() == ["create a"])
    }

    @Test("a removed watch says so once and then nothing")
    func remove() throws {
        var scene = try Scene()
        let watch = try scene.inotify.addWatch(scene.directory.filePath, for: .create)
        try scene.inotify.removeWatch(watch)
        try Call.writeFile(scene.directory.path(of: "a"))
        #expect(try scene.lines() == ["ignored"])
    }

    @Test("options of a new watch reach the kernel: not a directory, watched already, added to, one shot")
    func options() throws {
        var scene = try Scene()
        let file = scene.directory.path(of: "a")
        try Call.writeFile(file)
        let notDirectory = #expect(throws: InotifyError.self) {
            try scene.inotify.addWatch(FilePath(file), for: [.closeWrite, .onlyDirectory])
        }
        #expect(notDirectory?.underlyingError == .notDirectory)
        let watch = try scene.inotify.addWatch(scene.directory.filePath, for: .create)
        let twice = #expect(throws: InotifyError.self) {
            try scene.inotify.addWatch(scene.directory.filePath, for: [.delete, .maskCreate])
        }
        #expect(twice?.underlyingError == .fileExists)
        #expect(try scene.inotify.addWatch(scene.directory.filePath, for: [.delete, .maskAdd, .oneShot]) == watch)
        try Call.writeFile(scene.directory.path(of: "b"))
        try Call.checked(unlink(file))
        #expect(try scene.lines() == ["create b", "ignored"])
    }

    @Test("a path that is not there is an error that names it")
    func missing() throws {
        let scene = try Scene()
        let path = scene.directory.path(of: "nowhere")
        let error = #expect(throws: InotifyError.self) { try scene.inotify.addWatch(FilePath(path), for: .create) }
        #expect(error?.code == .addWatchFailed)
        #expect(error?.underlyingError == .noSuchFileOrDirectory)
        #expect(error?.description == "cannot watch \(path): No such file or directory")
    }

    @Test("a buffer too small for an event is an error, and the event is still there for a larger one")
    func smallBuffer() throws {
        var scene = try Scene()
        _ = try scene.inotify.addWatch(scene.directory.filePath, for: .create)
        try Call.writeFile(scene.directory.path(of: "a"))
        var small = [UInt8](repeating: 0, count: 20)
        let error = #expect(throws: InotifyError.self) { try scene.inotify.read(into: &small) }
        #expect(error?.code == .readFailed)
        #expect(error?.underlyingError == .invalidArgument)
        #expect(try scene.lines() == ["create a"])
    }
}
