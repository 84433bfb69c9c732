internal import Inotify
internal import Synchronization
internal import SystemPackage

/// Temporary files that could not be removed when their time was over: a disk that turns read-only between two calls
/// leaves one. They are removed as soon as that works.
final class Leftovers: Sendable {
    private struct Item: Sendable {
        let directory: Directory
        let name: FileName
    }

    private let items = Mutex<[Item]>([])

    /// Removes a file now, or else later.
    func remove(_ name: FileName, in directory: Directory) {
        do throws(Errno) {
            try directory.removeIfPresent(name)
        } catch {
            items.withLock { $0.append(Item(directory: directory, name: name)) }
        }
    }

    /// Tries again what could not be removed.
    func sweep() {
        let due = items.withLock { items in
            defer { items = [] }
            return items
        }
        for item in due { remove(item.name, in: item.directory) }
    }
}
