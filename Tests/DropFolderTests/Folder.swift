import Glibc
import Inotify
import SystemPackage
import TestSupport

@testable import DropFolder

/// A directory seen from a test: what a user's programs do in it, and what stands in it.
final class Folder: Sendable {
    let temporary: TemporaryDirectory
    let directory: Directory

    init() throws {
        temporary = try TemporaryDirectory()
        directory = try Directory(path: temporary.filePath)
    }

    var path: FilePath { temporary.filePath }

    func path(of name: String) -> String { temporary.path(of: name) }

    /// Writes a file as cp(1) does: open, write, close.
    func write(_ name: FileName, _ bytes: [UInt8], mode: mode_t = 0o644) throws {
        let file = try directory.open(name, flags: O_WRONLY | O_CREAT | O_TRUNC, mode: mode)
        try file.writeAll(bytes)
    }

    func write(_ name: String, _ text: String, mode: mode_t = 0o644) throws {
        try write(FileName(trusted: Array(name.utf8)), Array(text.utf8), mode: mode)
    }

    func append(_ name: String, _ text: String) throws {
        try open(name, O_WRONLY | O_APPEND).writeAll(Array(text.utf8))
    }

    func open(_ name: String, _ flags: CInt) throws -> Descriptor {
        try directory.open(FileName(trusted: Array(name.utf8)), flags: flags, mode: 0o644)
    }

    func remove(_ name: String) throws { try check(unlink(path(of: name))) }

    func makeDirectory(_ name: String) throws { try check(mkdir(path(of: name), 0o755)) }

    /// Renames a file of this folder into another.
    func move(_ name: String, to other: Folder, as newName: String? = nil) throws {
        try check(rename(path(of: name), other.path(of: newName ?? name)))
    }

    func status(_ name: String) throws -> FileStatus { try directory.status(of: FileName(trusted: Array(name.utf8))) }

    func exists(_ name: String) -> Bool { (try? status(name)) != nil }

    func content(_ name: FileName) -> [UInt8]? {
        guard let status = try? directory.status(of: name), status.kind == .regular else { return nil }
        return try? directory.openForReading(name).readAll(expecting: status.size, limit: status.size)
    }

    func content(_ name: String) -> [UInt8]? { content(FileName(trusted: Array(name.utf8))) }

    /// All names, in order.
    func names() throws -> [FileName] {
        let cursor = try DirectoryCursor(directory)
        var names: [FileName] = []
        while case let more = try cursor.next(1_000), !more.isEmpty { names += more.map(\.name) }
        return names.sorted()
    }

    func listing() throws -> [String] { try names().map(\.description) }

    /// Whether an article has the one sidecar that belongs to its present bytes, with the stamp of its present version.
    func isDone(_ name: FileName, _ expected: Product? = nil) -> Bool {
        guard let bytes = content(name), let article = try? directory.status(of: name) else { return false }
        let product = expected ?? ToyHandler.product(of: bytes)
        let sidecar = product.kind.name(for: name)
        return content(sidecar) == product.bytes
            && (try? directory.status(of: sidecar))?.modified == article.changed
            && content(product.kind.other.name(for: name)) == nil
    }

    func isDone(_ name: String, _ expected: Product? = nil) -> Bool {
        isDone(FileName(trusted: Array(name.utf8)), expected)
    }
}

/// Throws what a call of C says through errno.
func check(_ result: CInt) throws {
    guard result == 0 else { throw Errno(rawValue: errno) }
}
