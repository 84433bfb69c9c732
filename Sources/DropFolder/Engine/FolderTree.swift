internal import CLinux
internal import Inotify
internal import SystemPackage

/// The directories being watched: the root alone, or it and everything below it.
struct FolderTree {
    typealias NodeID = Int
    static let rootID: NodeID = 0

    /// A directory with its watch.
    struct Node {
        let directory: Directory
        let watch: WatchDescriptor
        /// Path below the root with a slash at the end; empty for the root itself.
        let prefix: [UInt8]
        let parent: NodeID
        /// Name in the parent; nil for the root.
        let name: FileName?
        /// Whether changes can come without an event, so that the directory must be looked through regularly, and
        /// leases prove nothing.
        let isPolled: Bool
    }

    /// What is listened for: no more than tells that an article came, changed or went. link(2) gives only CREATE, and
    /// a chmod that makes an article readable only ATTRIB.
    static let mask: EventMask = [
        .create, .closeWrite, .movedTo, .movedFrom, .delete, .attributes, .deleteSelf, .moveSelf, .onlyDirectory,
        .excludeUnlinked,
    ]

    private(set) var nodes: [NodeID: Node] = [:]
    private var byWatch: [WatchDescriptor: NodeID] = [:]
    private var nextID = FolderTree.rootID

    subscript(id: NodeID) -> Node? { nodes[id] }

    func node(of watch: WatchDescriptor) -> NodeID? { byWatch[watch] }

    /// The directories that have been seen at a name; more than one where one took another's place.
    func children(_ name: FileName, of parent: NodeID) -> [NodeID] {
        nodes.filter { $0.value.parent == parent && $0.value.name == name }.map(\.key)
    }

    /// Adds a directory that was armed; answers its number, or nil when the same directory is there already.
    mutating func insert(
        _ directory: Directory, watch: WatchDescriptor, name: FileName?, parent: NodeID, isPolled: Bool
    ) -> NodeID? {
        if byWatch[watch] != nil { return nil }
        let id = nextID
        nextID += 1
        let prefix = name.map { (nodes[parent]?.prefix ?? []) + $0.bytes + [UInt8(ascii: "/")] } ?? []
        nodes[id] = Node(
            directory: directory, watch: watch, prefix: prefix, parent: parent, name: name, isPolled: isPolled)
        byWatch[watch] = id
        return id
    }

    /// Removes a directory and everything below it; answers what was removed.
    mutating func remove(_ id: NodeID) -> [NodeID: Node] {
        guard let node = nodes.removeValue(forKey: id) else { return [:] }
        byWatch[node.watch] = nil
        var removed = [id: node]
        for child in nodes.filter({ $0.value.parent == id && $0.value.name != nil }).keys {
            removed.merge(remove(child)) { first, _ in first }
        }
        return removed
    }

    /// Path of a directory below the root, for people; empty for the root.
    func path(of id: NodeID) -> String { String(decoding: (nodes[id]?.prefix ?? []).dropLast(), as: UTF8.self) }

    /// Path of a name below the root, for people: what is not UTF-8 is shown as U+FFFD.
    func path(of key: ArticleKey) -> String {
        String(decoding: (nodes[key.node]?.prefix ?? []) + key.name.bytes, as: UTF8.self)
    }
}
