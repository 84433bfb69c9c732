internal import Inotify
internal import Synchronization
internal import SystemPackage

/// Temporary files that could not be removed when their time was over: a disk that turns read-only between two calls
/// leaves one. They are removed as soon as that works.
final class Leftovers: Sendable {
    /// By name, which no two temporary files share.
    private let items = Mutex<[FileName: Directory]>([:])
    private static let most = 4096

    /// Removes a file now, or else later.
    func remove(_ name: FileName, in directory: Directory) {
        do throws(Errno) {
            try directory.removeIfPresent(name)
        } catch {
            // Another process's that somebody keeps there is met again by the next look through the folder.
            let isRefused = error == .permissionDenied || error == .notPermitted
            guard !isRefused || TemporaryName.isOurs(name) else { return }
            items.withLock { if $0.count < Self.most { $0[name] = directory } }
        }
    }

    /// Tries again what could not be removed.
    func sweep() {
        let due = items.withLock { items in
            defer { items = [:] }
            return items
        }
        for (name, directory) in due { remove(name, in: directory) }
    }
}
