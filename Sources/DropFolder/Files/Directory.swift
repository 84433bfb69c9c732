internal import CLinux
internal import Glibc
internal import Inotify
internal import SystemPackage

/// An open directory: every file of the folder is reached through it, so that a root that is moved away or replaced
/// can never send a result into the wrong place.
final class Directory: Sendable {
    private let descriptor: Descriptor

    /// Opens a directory by path.
    init(path: FilePath) throws(Errno) {
        let raw = try retrying {
            unsafe path.withPlatformString { unsafe clinux_openat(AT_FDCWD, $0, Directory.openFlags, 0) }
        }
        descriptor = Descriptor(adopting: raw)
    }

    /// Opens a directory inside another. Symbolic links are not followed.
    init(_ name: FileName, in parent: Directory) throws(Errno) {
        descriptor = try parent.open(name, flags: Directory.openFlags | O_NOFOLLOW)
    }

    private static let openFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC

    var rawValue: CInt { descriptor.rawValue }

    func status() throws(Errno) -> FileStatus { try descriptor.status() }

    /// What is at a name; a symbolic link is itself.
    func status(of name: FileName) throws(Errno) -> FileStatus {
        var result = stat()
        _ = try retrying {
            unsafe name.withCString { unsafe fstatat(rawValue, $0, &result, AT_SYMLINK_NOFOLLOW) }
        }
        return FileStatus(result)
    }

    /// What is at a name, or nil where nothing is.
    func statusIfPresent(of name: FileName) throws(Errno) -> FileStatus? {
        do {
            return try status(of: name)
        } catch .noSuchFileOrDirectory {
            return nil
        }
    }

    func open(_ name: FileName, flags: CInt, mode: mode_t = 0) throws(Errno) -> Descriptor {
        let raw = try retrying {
            unsafe name.withCString { unsafe clinux_openat(rawValue, $0, flags | O_CLOEXEC, mode) }
        }
        return Descriptor(adopting: raw)
    }

    /// Opens for reading without following links, and without waiting for the other end of a FIFO.
    func openForReading(_ name: FileName) throws(Errno) -> Descriptor {
        try open(name, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
    }

    /// Removes a name; one that is not there is no error.
    func removeIfPresent(_ name: FileName) throws(Errno) {
        do {
            _ = try retrying { unsafe name.withCString { unsafe unlinkat(rawValue, $0, 0) } }
        } catch .noSuchFileOrDirectory {}
    }

    /// Renames within the directory, replacing what is at the new name.
    func rename(_ old: FileName, to new: FileName) throws(Errno) {
        _ = try retrying {
            unsafe old.withCString { old in
                unsafe new.withCString { unsafe renameat(rawValue, old, rawValue, $0) }
            }
        }
    }

    /// Renames within the directory; throws `fileExists` when something is at the new name.
    func renameExclusively(_ old: FileName, to new: FileName) throws(Errno) {
        do {
            _ = try retrying {
                unsafe old.withCString { old in
                    unsafe new.withCString {
                        unsafe clinux_renameat2(rawValue, old, rawValue, $0, clinux_RENAME_NOREPLACE)
                    }
                }
            }
        } catch .invalidArgument {
            // Some network and FUSE file systems know no RENAME_NOREPLACE; link(2) refuses to replace everywhere.
            do {
                try linkExclusively(old, to: new)
            } catch .notPermitted, .notSupported, .noFunction {
                // And some know no links. An empty file of the name is nobody's but ours, whatever comes in between.
                _ = try open(new, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
                try rename(old, to: new)
            }
        }
    }

    private func linkExclusively(_ old: FileName, to new: FileName) throws(Errno) {
        _ = try retrying {
            unsafe old.withCString { old in
                unsafe new.withCString { unsafe linkat(rawValue, old, rawValue, $0, 0) }
            }
        }
        try removeIfPresent(old)
    }

    /// Makes names that were added, moved or removed durable.
    func synchronize() throws(Errno) { try descriptor.synchronize() }

    /// Sets the directory's own times to now, which the kernel answers with an event on it.
    func touch() throws(Errno) {
        _ = try retrying { futimens(rawValue, nil) }
    }

    /// Takes the lock that keeps a second program off this root; false when another has it.
    func tryLock() throws(Errno) -> Bool {
        do {
            _ = try retrying { flock(rawValue, LOCK_EX | LOCK_NB) }
            return true
        } catch .wouldBlock {
            return false
        }
    }
}
