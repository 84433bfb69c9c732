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
        return status.kind == .regular && isStamped(status, for: article) ? .current(kind) : .outdated(kind)
    }

    /// Whether a sidecar bears the stamp of this version of the article.
    static func isStamped(_ sidecar: FileStatus, for article: FileStatus) -> Bool {
        // Ours was stamped after it was written. A foreign file made in the same tick of the coarse clock as the article
        // would have the right time by chance, but then its change time is the same.
        if sidecar.modified == article.changed { return sidecar.changed != sidecar.modified }
        // Some file systems cut times off. An article that changed again within the same unit did so after the sidecar
        // was written.
        return sidecar.changed >= article.changed
            && granularities.contains { article.changed.cut(to: $0) == sidecar.modified }
    }

    /// What times are cut off to, in nanoseconds: 100 ns (SMB, NTFS), 1 µs (FUSE servers that use utimes(2)), 1 ms,
    /// 10 ms (exFAT), 1 s (NFS version 2, servers in many languages), 2 s (FAT).
    private static let granularities = [100, 1_000, 1_000_000, 10_000_000, 1_000_000_000, 2_000_000_000]
}
