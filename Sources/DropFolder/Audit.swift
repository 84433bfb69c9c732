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
        /// The article has one sidecar of its present version, which more people may read than the article.
        case exposed(SidecarKind)
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
        /// The same, byte for byte.
        public var file: FilePath
        /// What was found.
        public var finding: Finding
        /// The article and its sidecar's bytes, where there is exactly one sidecar of ours and both can be read. The
        /// article's bytes are left out beside an error: often they are why there is one.
        public var content: (article: ReadArticle, sidecar: [UInt8])?
        fileprivate let bytes: [UInt8]

        /// Where a sidecar of the article stands below the root, if it has one.
        public func sidecar(_ kind: SidecarKind) -> FilePath { FilePath(bytes + kind.suffix.utf8) }
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
        while case let more = try cursor.next(1024), !more.isEmpty { names += more.map(\.name) }
        for name in names.sorted() {
            let path = prefix + name.bytes
            do throws(Errno) {
                guard let status = try directory.statusIfPresent(of: name) else { continue }
                if status.kind == .directory {
                    guard isRecursive, name.bytes.first != UInt8(ascii: ".") else { continue }
                    let child = try Directory(name, in: directory)
                    try look(through: child, prefix: prefix + name.bytes + [UInt8(ascii: "/")], body)
                } else if let finding = try examine(name, status, in: directory) {
                    body(Item(path, finding, content(name, finding, in: directory)))
                }
            } catch {
                body(Item(path, .fault(error.description), nil))
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
                guard state == .current(kind) else { return .outdated(kind) }
                return try isExposed(kind, of: name, status, in: directory) ? .exposed(kind) : .current(kind)
            }
        }
    }

    /// Whether annotations, which hold the article's words, may be read by somebody who may not read the article.
    private func isExposed(
        _ kind: SidecarKind, of name: FileName, _ article: FileStatus, in directory: Directory
    ) throws(Errno) -> Bool {
        guard kind == .annotations else { return false }
        let sidecar = try directory.status(of: kind.name(for: name))
        let allowed = SidecarMode.permissions(holding: article, group: sidecar.group)
        return sidecar.permissions & ~allowed != 0
    }

    private func isOurs(_ name: FileName, in directory: Directory) -> Bool {
        let count = SidecarKind.signature.count
        guard let start = try? directory.openForReading(name).readAll(expecting: count, limit: count) else {
            return false
        }
        return start.isEmpty || start.starts(with: SidecarKind.signature)
    }

    private func content(
        _ name: FileName, _ finding: Finding, in directory: Directory
    ) -> (article: ReadArticle, sidecar: [UInt8])? {
        let kind: SidecarKind
        switch finding {
        case .current(let found), .outdated(let found): kind = found
        default: return nil
        }
        func bytes(_ name: FileName, limit: Int) -> [UInt8]? {
            guard let status = try? directory.status(of: name), status.size <= limit else { return nil }
            return try? directory.openForReading(name).readAll(expecting: status.size, limit: limit)
        }
        guard let status = try? directory.status(of: name), let sidecar = bytes(kind.name(for: name), limit: .max - 1),
            let article = kind == .error ? [] : bytes(name, limit: maximumSize)
        else { return nil }
        let file = ArticleFile(name: name.bytes, size: status.size, modified: status.modified)
        return (ReadArticle(file: file, bytes: article, deadline: .seconds(3600)), sidecar)
    }
}

extension Audit.Item {
    init(_ path: [UInt8], _ finding: Audit.Finding, _ content: (article: ReadArticle, sidecar: [UInt8])?) {
        self.init(
            path: String(decoding: path, as: UTF8.self), file: FilePath(path), finding: finding, content: content,
            bytes: path)
    }
}

extension FilePath {
    /// A path of any bytes but NUL.
    init(_ bytes: [UInt8]) {
        let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
        self = unsafe terminated.withUnsafeBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe FilePath(platformString: $0) } ?? ""
        }
    }
}
