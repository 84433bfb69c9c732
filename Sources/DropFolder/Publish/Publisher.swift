internal import Glibc
internal import Inotify
internal import Synchronization
internal import SystemPackage

/// Puts a sidecar in its place so that it is there whole and durable, or not at all.
///
/// Temporary file in the same directory, write, fsync, rename, fsync of the directory. Whoever looks sees no file,
/// the old file or the new file; whatever dies in between leaves at most a temporary file, which the next start
/// removes.
struct Publisher {
    typealias Fault = DropFolderEvent.Fault

    let directory: Directory
    let leftovers: Leftovers

    /// What became of a publication.
    enum Result: Equatable {
        /// The file is in place.
        case written
        /// The file already had these bytes; its time stamp was renewed.
        case restamped
        /// The file already had these bytes and this time stamp.
        case unchanged
        /// A file that is not ours stands there.
        case foreign(SidecarKind)
        /// The article is no longer the one that was read.
        case articleChanged
    }

    /// Publishes what was made from one version of an article.
    ///
    /// `rewrites` has the file written again even if the bytes are the same, as is needed after a failed fsync: the
    /// kernel may have dropped the pages, and a second fsync would not say so.
    func publish(
        _ product: Product, for name: FileName, version: FileStatus, rewrites: Bool
    ) throws(Fault) -> Result {
        let target = product.kind.name(for: name)
        let existing = try look(at: target, expecting: product.bytes)
        if existing == .foreign { return .foreign(product.kind) }
        let obsolete = product.kind.other.name(for: name)
        let other = try look(at: obsolete, expecting: [])
        if other == .foreign { return .foreign(product.kind.other) }

        if existing == .identical, other == .missing, !rewrites {
            return try restamp(target, product, version) ? .restamped : .unchanged
        }
        let temporary = TemporaryName.next()
        do throws(Fault) {
            try write(product, to: temporary, version)
            guard try isStill(version, at: name) else {
                leftovers.remove(temporary, in: directory)
                return .articleChanged
            }
            // The other kind goes first: never both, at any moment.
            if other != .missing {
                try attempt("remove \(obsolete)") { () throws(Errno) in try directory.removeIfPresent(obsolete) }
            }
            if existing == .missing {
                do throws(Errno) {
                    try directory.renameExclusively(temporary, to: target)
                } catch .fileExists {
                    // It came just now, and may be ours or anybody's: the next attempt looks.
                    leftovers.remove(temporary, in: directory)
                    return .articleChanged
                } catch {
                    throw Fault(action: "put \(target) in place", code: error)
                }
            } else {
                try attempt("replace \(target)") { () throws(Errno) in try directory.rename(temporary, to: target) }
            }
        } catch {
            leftovers.remove(temporary, in: directory)
            throw error
        }
        try attempt("make the directory durable", doubtsDurability: true) { () throws(Errno) in
            try directory.synchronize()
        }
        return .written
    }

    /// The sidecar whose place a file takes that is not ours, if there is one.
    func foreignSidecar(of name: FileName) throws(Fault) -> SidecarKind? {
        for kind in SidecarKind.allCases where try look(at: kind.name(for: name), expecting: []) == .foreign {
            return kind
        }
        return nil
    }

    private enum Existing {
        case missing, ours, identical, foreign
    }

    private func look(at name: FileName, expecting bytes: [UInt8]) throws(Fault) -> Existing {
        guard
            let status = try attempt("look at \(name)", { () throws(Errno) in try directory.statusIfPresent(of: name) })
        else { return .missing }
        guard status.kind == .regular else { return .foreign }
        let old: [UInt8]
        do throws(Errno) {
            let file = try directory.openForReading(name)
            // Only as much as can tell whether it is ours and whether it is the same.
            old = try file.readAll(expecting: status.size, limit: max(bytes.count, SidecarKind.signature.count))
        } catch .noSuchFileOrDirectory {
            return .missing
        } catch .permissionDenied {
            return .foreign
        } catch {
            throw Fault(action: "read \(name)", code: error)
        }
        // In an empty file there is nothing of anybody's to lose.
        guard old.isEmpty || old.starts(with: SidecarKind.signature) else { return .foreign }
        return old == bytes ? .identical : .ours
    }

    /// Renews the time stamp; false where it was right already.
    private func restamp(_ name: FileName, _ product: Product, _ version: FileStatus) throws(Fault) -> Bool {
        try attempt("renew the time stamp of \(name)", doubtsDurability: true) { () throws(Errno) in
            let file = try directory.openForReading(name)
            if SidecarState.isStamped(try file.status(), for: version) { return false }
            try grant(product, file, version)
            try file.setModificationTime(version.changed)
            try file.synchronize()
            return true
        }
    }

    private func write(_ product: Product, to name: FileName, _ version: FileStatus) throws(Fault) {
        let file = try create(name)
        try attempt("write \(name)") { () throws(Errno) in
            try file.writeAll(product.bytes)
            try grant(product, file, version)
            try file.setModificationTime(version.changed)
            try file.synchronize()
        }
    }

    private func create(_ name: FileName) throws(Fault) -> Descriptor {
        do throws(Errno) {
            return try directory.open(name, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
        } catch {
            // Refused, no other article of the directory can have a file here either.
            let isRefused = error == .permissionDenied || error == .notPermitted
            throw Fault(action: "write \(name)", code: error, isOfDirectory: isRefused)
        }
    }

    /// Gives the file the directory's group and a mode no wider than the article's, whose words it holds.
    private func grant(_ product: Product, _ file: borrowing Descriptor, _ version: FileStatus) throws(Errno) {
        var status = try file.status()
        let group = try directory.status().group
        if status.group != group {
            do throws(Errno) {
                _ = try retrying { fchown(file.rawValue, uid_t.max, group) }
                status.group = group
            } catch .notPermitted, .permissionDenied, .invalidArgument, .notSupported {
                // Not ours to give; the mode below sees to it that nobody gets more than the article gives.
            }
        }
        let mode = SidecarMode.permissions(of: product, article: version, group: status.group)
        if status.permissions != mode { _ = try retrying { fchmod(file.rawValue, mode) } }
    }

    private func isStill(_ version: FileStatus, at name: FileName) throws(Fault) -> Bool {
        try attempt("look at \(name)") { () throws(Errno) in
            try directory.statusIfPresent(of: name)?.isSameVersion(as: version) ?? false
        }
    }
}

/// Names for temporary files, each used once.
enum TemporaryName {
    private static let counter = Atomic<UInt64>(0)

    /// What tells this process's files from those that another left behind. Not the process number: after a restart
    /// in a container it is often the same again.
    private static let prefix = "\(NamePolicy.temporaryPrefix)\(String(UInt64.random(in: .min ... .max), radix: 36))-"

    static func next() -> FileName {
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        return FileName(trusted: Array("\(prefix)\(number)\(NamePolicy.temporarySuffix)".utf8))
    }

    /// Whether a temporary file was made by this process.
    static func isOurs(_ name: FileName) -> Bool { name.bytes.starts(with: prefix.utf8) }
}

/// Runs a call and names it in the error.
func attempt<Value: ~Copyable>(
    _ action: @autoclosure () -> String, doubtsDurability: Bool = false, _ call: () throws(Errno) -> Value
) throws(DropFolderEvent.Fault) -> Value {
    do throws(Errno) {
        return try call()
    } catch {
        throw DropFolderEvent.Fault(action: action(), code: error, doubtsDurability: doubtsDurability)
    }
}
