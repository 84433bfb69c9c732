import Glibc
import Inotify
import SystemPackage
import TestSupport

/// A directory, a watch of it, and what has been seen.
struct Scene: ~Copyable {
    let directory: TemporaryDirectory
    let inotify: InotifyDescriptor
    private var buffer = InotifyDescriptor.makeReadBuffer()

    init() throws {
        let directory = try TemporaryDirectory()
        let inotify = try InotifyDescriptor()
        self.directory = directory
        self.inotify = inotify
    }

    /// Everything queued so far. The kernel queues an event before the call that causes it returns.
    mutating func notifications() throws -> [Inotify.Notification] {
        var all: [Inotify.Notification] = []
        while case let some = try inotify.read(into: &buffer), !some.isEmpty {
            all += some
        }
        return all
    }

    /// The same, in words: `create|isDirectory photos`.
    mutating func lines() throws -> [String] {
        try notifications().map { notification in
            switch notification {
            case .event(let event):
                [event.mask.description, event.name?.description].compactMap(\.self).joined(separator: " ")
            case .overflow: "overflow"
            }
        }
    }
}

/// Calls of the kernel by paths as bytes, each of which must succeed.
enum Call {
    static func writeFile(_ path: String, _ text: String = "text") throws {
        try writeFile(Array(path.utf8CString), text)
    }

    static func writeFile(_ path: [CChar], _ text: String = "text") throws {
        let descriptor = try checked(creat(path, 0o600))
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count else { throw Errno(rawValue: errno) }
    }

    /// Changes the times of a file, for one event with `attributes`.
    static func touch(_ path: String) throws {
        try checked(utimensat(AT_FDCWD, path, nil, 0))
    }

    @discardableResult
    static func checked(_ status: CInt) throws -> CInt {
        guard status >= 0 else { throw Errno(rawValue: errno) }
        return status
    }
}

/// What /proc knows of this process.
enum Process {
    static var isRoot: Bool { geteuid() == 0 }

    /// What every open descriptor leads to: a path, or a kind such as `anon_inode:inotify`.
    static func openDescriptors() throws -> [String] {
        try entries(of: "/proc/self/fd").compactMap { entry in
            var target = [CChar](repeating: 0, count: 4_096)
            // The listing's own descriptor is closed by now.
            let count = readlink("/proc/self/fd/\(entry)", &target, target.count)
            return count < 0 ? nil : String(decoding: target.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    /// How many threads have this name.
    static func threads(named name: String) throws -> Int {
        try tasks(named: name).count
    }

    /// The signals that each thread of this name blocks, signal 1 as the lowest bit.
    static func blockedSignals(ofThreadsNamed name: String) throws -> [UInt64] {
        try tasks(named: name).compactMap { task in
            text(of: "/proc/self/task/\(task)/status")?.split(separator: "\n").first { $0.hasPrefix("SigBlk:") }
                .flatMap { UInt64($0.dropFirst("SigBlk:".count).drop { $0 == "\t" }, radix: 16) }
        }
    }

    private static func tasks(named name: String) throws -> [String] {
        // A thread may end between the listing and the look.
        try entries(of: "/proc/self/task").filter { text(of: "/proc/self/task/\($0)/comm") == name + "\n" }
    }

    /// Whether a condition comes true within a minute. A thread gives itself its name a moment after its start, and
    /// leaves /proc a moment after it has been joined.
    static func settles(_ condition: () throws -> Bool) async throws -> Bool {
        for _ in 0..<60_000 {
            if try condition() { return true }
            try await Task.sleep(for: .milliseconds(1))
        }
        return false
    }

    /// The number in a file such as /proc/sys/fs/inotify/max_user_watches.
    static func number(in path: String) -> Int? {
        text(of: path).flatMap { Int($0.filter(\.isNumber)) }
    }

    private static func entries(of path: String) throws -> [String] {
        guard let directory = opendir(path) else { throw Errno(rawValue: errno) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." {
                names.append(name)
            }
        }
        return names
    }

    private static func text(of path: String) -> String? {
        guard let descriptor = try? FileDescriptor.open(FilePath(path), .readOnly) else { return nil }
        defer { try? descriptor.close() }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        guard let count = try? bytes.withUnsafeMutableBytes({ try descriptor.read(into: $0) }) else { return nil }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
