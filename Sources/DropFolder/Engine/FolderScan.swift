internal import DequeModule
internal import Inotify
internal import SystemPackage

/// A walk through the directories of the tree, a piece at a time, so that events are heard in between.
struct FolderScan {
    private var queue: Deque<FolderTree.NodeID> = []
    private var current: Open?
    /// Why it is done.
    enum Reason {
        /// The folder as it was found.
        case first
        /// Events were lost or put off.
        case again
        /// A directory is new, or its changes come without events.
        case routine
    }

    let reason: Reason
    private(set) var articles = 0
    private(set) var found = 0
    /// Whether a directory could not be read.
    var isIncomplete = false

    /// The directory being read. A class, since a cursor can have only one owner and the scan is kept in an optional.
    private final class Open {
        let node: FolderTree.NodeID
        let cursor: DirectoryCursor

        init(node: FolderTree.NodeID, cursor: consuming DirectoryCursor) {
            self.node = node
            self.cursor = cursor
        }
    }

    init(_ reason: Reason) {
        self.reason = reason
    }

    var isOver: Bool { queue.isEmpty && current == nil }

    mutating func add(_ node: FolderTree.NodeID) { queue.append(node) }

    /// Counts an article that was seen, and whether it needs work.
    mutating func count(needsWork: Bool) {
        articles += 1
        if needsWork { found += 1 }
    }

    /// A directory that cannot be read.
    struct Failure: Error {
        let node: FolderTree.NodeID
        let fault: DropFolderEvent.Fault

        init(_ node: FolderTree.NodeID, _ code: Errno) {
            self.node = node
            fault = DropFolderEvent.Fault(action: "list the directory", code: code)
        }
    }

    /// The next entries of one directory; nil when the walk is over.
    mutating func next(
        _ count: Int, in tree: FolderTree, isGone: (FolderTree.NodeID) -> Bool
    ) throws(Failure) -> (node: FolderTree.NodeID, entries: [DirectoryEntry])? {
        while true {
            if let open = current {
                do throws(Errno) {
                    let entries = try open.cursor.next(count)
                    if !entries.isEmpty { return (open.node, entries) }
                    current = nil
                } catch {
                    current = nil
                    throw Failure(open.node, error)
                }
            }
            guard let id = queue.popFirst() else { return nil }
            guard let node = tree[id] else { continue }
            // One whose departure was not heard would be read where it is now, outside the folder.
            guard id == FolderTree.rootID || !isGone(id) else { throw Failure(id, .noSuchFileOrDirectory) }
            do throws(Errno) {
                current = Open(node: id, cursor: try DirectoryCursor(node.directory))
            } catch {
                throw Failure(id, error)
            }
        }
    }
}
