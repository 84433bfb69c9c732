internal import Inotify
internal import SystemPackage

/// What stands beside an article, told by stat(2) alone.
enum SidecarState: Equatable {
    /// Neither file.
    case missing
    /// One file, and its time stamp says that it was made from this version of the article.
    case current(SidecarKind)
    /// One file, made from another version, or somebody else's.
    case outdated(SidecarKind)
    /// Both files.
    case both

    /// Looks beside an article. The sidecar's modification time is set to the article's change time before it is
    /// put in place; programs cannot set the latter, so equality is proof enough at start-up.
    static func examine(_ name: FileName, _ article: FileStatus, in directory: Directory) throws(Errno) -> SidecarState
    {
        var found: [(SidecarKind, FileStatus)] = []
        for kind in SidecarKind.allCases {
            if let status = try directory.statusIfPresent(of: kind.name(for: name)) { found.append((kind, status)) }
        }
        guard let (kind, status) = found.first else { return .missing }
        if found.count > 1 { return .both }
        // Ours was stamped after it was written. A foreign file made in the same tick of the coarse clock as the article
        // would have the right time by chance, but then its change time is the same.
        let isStamped = status.modified == article.changed && status.changed != status.modified
        return status.kind == .regular && isStamped ? .current(kind) : .outdated(kind)
    }
}
