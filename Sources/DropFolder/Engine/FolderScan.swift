internal import DequeModule
internal import Inotify
internal import SystemPackage

/// A walk through the directories of the tree, a piece at a time, so that events are heard in between.
struct FolderScan {
    private var queue: Deque<FolderTree.NodeID> = []
    private var current: Open?
    private(set) var articles = 0
    private(set) var found = 0

    /// The directory being read. A class, since a cursor can have only one owner and the scan is kept in an optional.
    private final class Open {
        let node: FolderTree.NodeID
        let cursor: DirectoryCursor

        init(node: FolderTree.NodeID, cursor: consuming DirectoryCursor) {
            self.node = node
            self.cursor = cursor
        }
    }

    var isOver: Bool { queue.isEmpty && current == nil }

    mutating func add(_ node: FolderTree.NodeID) { queue.append(node) }

    /// Counts an article that was seen, and whether it needs work.
    mutating func count(needsWork: Bool) {
        articles += 1
        if needsWork { found += 1 }
    }

    /// The next names of one directory; nil when the walk is over.
    mutating func next(
        _ count: Int, in tree: FolderTree
    ) throws(DropFolderEvent.Fault) -> (node: FolderTree.NodeID, names: [FileName])? {
        while true {
            if let open = current {
                do throws(Errno) {
                    let names = try open.cursor.next(count)
                    if !names.isEmpty { return (open.node, names) }
                    current = nil
                } catch {
                    current = nil
                    throw DropFolderEvent.Fault(action: "list the directory", code: error)
                }
            }
            guard let id = queue.popFirst() else { return nil }
            guard let node = tree[id] else { continue }
            do throws(Errno) {
                current = Open(node: id, cursor: try DirectoryCursor(node.directory))
            } catch {
                throw DropFolderEvent.Fault(action: "list the directory", code: error)
            }
        }
    }
}
