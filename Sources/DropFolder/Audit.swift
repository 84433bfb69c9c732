internal import Inotify
public import SystemPackage

/// A look through a folder that changes nothing: does every article have exactly one sidecar of its own?
public struct Audit: Sendable {
    /// What stands beside an article, or what a file is doing in the folder.
    public enum Finding: Hashable, Sendable {
        /// The article has one sidecar, made from its present version.
        case current(SidecarKind)
        /// The article has no sidecar.
        case missing
        /// The article has one sidecar, made from another version of it.
        case outdated(SidecarKind)
        /// The article has both kinds of sidecar.
        case both
        /// The sidecar's place is taken by a file that is not ours.
        case foreign(SidecarKind)
        /// The article's name is too long for a sidecar.
        case nameTooLong
        /// A sidecar without an article.
        case orphan
        /// A temporary file of this program, left behind or in use.
        case temporary
        /// Something that is neither a regular file nor a directory.
        case notArticle(FileStatus.Kind)
        /// The file system did not say.
        case fault(String)
    }

    /// One file of the folder.
    public struct Item: Sendable {
        /// Path below the root; bytes that are not UTF-8 are U+FFFD.
        public var path: String
        /// What was found.
        public var finding: Finding
        /// The article's bytes and its sidecar's, where there is exactly one sidecar and both can be read.
        public var content: (article: [UInt8], sidecar: [UInt8])?
    }

    private let isRecursive: Bool
    private let maximumSize: Int

    /// Prepares an audit.
    ///
    /// - Parameters:
    ///   - isRecursive: Whether directories below the root are looked through too.
    ///   - maximumSize: Articles of more bytes are not read.
    public init(isRecursive: Bool, maximumSize: Int) {
        self.isRecursive = isRecursive
        self.maximumSize = maximumSize
    }

    /// Looks through a folder and hands over every file of interest, directory by directory in byte order of names.
    ///
    /// - Throws: `Errno` when the root cannot be listed.
    public func run(_ root: FilePath, _ body: (Item) -> Void) throws(Errno) {
        try look(through: try Directory(path: root), prefix: [], body)
    }

    private func look(through directory: Directory, prefix: [UInt8], _ body: (Item) -> Void) throws(Errno) {
        var names: [FileName] = []
        let cursor = try DirectoryCursor(directory)
        while case let more = try cursor.next(1024), !more.isEmpty { names += more }
        for name in names.sorted() {
            let path = String(decoding: prefix + name.bytes, as: UTF8.self)
            do throws(Errno) {
                guard let status = try directory.statusIfPresent(of: name) else { continue }
                if status.kind == .directory {
                    guard isRecursive, name.bytes.first != UInt8(ascii: ".") else { continue }
                    let child = try Directory(name, in: directory)
                    try look(through: child, prefix: prefix + name.bytes + [UInt8(ascii: "/")], body)
                } else if let finding = try examine(name, status, in: directory) {
                    body(Item(path: path, finding: finding, content: content(name, finding, in: directory)))
                }
            } catch {
                body(Item(path: path, finding: .fault(error.description)))
            }
        }
    }

    private func examine(_ name: FileName, _ status: FileStatus, in directory: Directory) throws(Errno) -> Finding? {
        switch NamePolicy.classify(name) {
        case .passedOver: return nil
        case .ownTemporary: return .temporary
        case .tooLong: return .nameTooLong
        case .sidecar(of: let article):
            return try directory.statusIfPresent(of: article) == nil ? .orphan : nil
        case .article:
            guard status.kind == .regular else { return .notArticle(status.kind) }
            let state = try SidecarState.examine(name, status, in: directory)
            switch state {
            case .missing: return .missing
            case .both: return .both
            case .current(let kind), .outdated(let kind):
                guard isOurs(kind.name(for: name), in: directory) else { return .foreign(kind) }
                return state == .current(kind) ? .current(kind) : .outdated(kind)
            }
        }
    }

    private func isOurs(_ name: FileName, in directory: Directory) -> Bool {
        let count = SidecarKind.signature.count
        let start = try? directory.openForReading(name).readAll(expecting: count, limit: count)
        return start?.starts(with: SidecarKind.signature) ?? false
    }

    private func content(
        _ name: FileName, _ finding: Finding, in directory: Directory
    ) -> (article: [UInt8], sidecar: [UInt8])? {
        guard case .current(let kind) = finding else { return nil }
        func bytes(_ name: FileName, limit: Int) -> [UInt8]? {
            guard let status = try? directory.status(of: name), status.size <= limit else { return nil }
            return try? directory.openForReading(name).readAll(expecting: status.size, limit: limit)
        }
        guard let article = bytes(name, limit: maximumSize),
            let sidecar = bytes(kind.name(for: name), limit: .max - 1)
        else { return nil }
        return (article, sidecar)
    }
}
