internal import SystemPackage

/// A pause after a fault that every other article would meet too, such as a full disk.
///
/// While it lasts one article at a time is tried, after growing waits; the first that succeeds ends it. So thousands of
/// articles do not each meet the fault, fill the journal with it, and wait out a long delay of their own afterwards.
struct Hold {
    private var attempts = 0
    private(set) var nextTry = ContinuousClock.now
    /// Whether an article is being tried.
    var isTrying = false
    /// Whether articles were left out of the table meanwhile, so that the folder must be looked through afterwards.
    var hasOmitted = false

    /// Takes the fault; answers how long to wait.
    mutating func take(at now: ContinuousClock.Instant) -> Duration {
        isTrying = false
        // Articles that were under way together met the same fault once.
        if attempts > 0, nextTry > now { return nextTry - now }
        attempts += 1
        let delay = Backoff.folder.delay(after: attempts)
        nextTry = now + delay
        return delay
    }
}

/// The pauses of the folder: each directory's own, since one may be read-only or on a full disk of its own, and one of the
/// process, which may have no descriptors.
struct Holds {
    private enum Scope: Hashable {
        case process
        case directory(FolderTree.NodeID)
    }

    private var holds: [Scope: Hold] = [:]

    var isOn: Bool { !holds.isEmpty }

    /// Whether articles of a directory wait.
    func isOn(_ node: FolderTree.NodeID) -> Bool { holds[.process] != nil || holds[.directory(node)] != nil }

    /// Until when an article of a directory must wait; nil when it may be tried now.
    func delays(_ node: FolderTree.NodeID, at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        guard isOn else { return nil }
        let concerned = [Scope.process, .directory(node)].compactMap { holds[$0] }
        if let latest = concerned.map(\.nextTry).max(), latest > now { return latest }
        return concerned.contains(where: \.isTrying) ? now + Backoff.folder.first : nil
    }

    /// An article of a directory is being tried.
    mutating func begin(_ node: FolderTree.NodeID) {
        guard isOn else { return }
        for scope in [Scope.process, .directory(node)] { holds[scope]?.isTrying = true }
    }

    /// An article was left out of the table because of the pause.
    mutating func omit(_ node: FolderTree.NodeID) {
        for scope in [Scope.process, .directory(node)] { holds[scope]?.hasOmitted = true }
    }

    /// An attempt is over. Until more is known of it, the next may be made.
    mutating func learnNothing(_ node: FolderTree.NodeID) {
        guard isOn else { return }
        for scope in [Scope.process, .directory(node)] { holds[scope]?.isTrying = false }
    }

    /// Takes a fault; answers how long its directory waits, or nil when it is the article's own.
    mutating func take(
        _ fault: DropFolderEvent.Fault, in node: FolderTree.NodeID, at now: ContinuousClock.Instant
    ) -> Duration? {
        if fault.code.concernsProcess { return holds[.process, default: Hold()].take(at: now) }
        if fault.code.concernsFolder || fault.isOfDirectory {
            return holds[.directory(node), default: Hold()].take(at: now)
        }
        return nil
    }

    /// An article of a directory was done: whatever made it wait is over.
    ///
    /// - Returns: what was ended, if anything: whether articles had been left out.
    mutating func end(_ node: FolderTree.NodeID) -> (ended: Bool, hasOmitted: Bool) {
        guard isOn else { return (false, false) }
        let ended = [Scope.process, .directory(node)].compactMap { holds.removeValue(forKey: $0) }
        return (!ended.isEmpty, ended.contains(where: \.hasOmitted))
    }

    /// Ends the pauses for which no article waits any more; answers whether articles had been left out.
    mutating func prune(_ hasArticles: (FolderTree.NodeID?) -> Bool) -> Bool {
        var hasOmitted = false
        for (scope, hold) in holds {
            let node: FolderTree.NodeID? = if case .directory(let node) = scope { node } else { nil }
            guard !hasArticles(node) else { continue }
            holds[scope] = nil
            hasOmitted = hasOmitted || hold.hasOmitted
        }
        return hasOmitted
    }
}

extension Errno {
    /// Whether every other article of the process would meet the same fault.
    var concernsProcess: Bool {
        switch self {
        case .tooManyOpenFiles, .tooManyOpenFilesInSystem, .noMemory: true
        default: false
        }
    }

    /// Whether every other article of the directory would meet the same fault: no space, no right to write at all.
    var concernsFolder: Bool {
        switch self {
        case .noSpace, .diskQuotaExceeded, .readOnlyFileSystem: true
        default: concernsProcess
        }
    }
}
