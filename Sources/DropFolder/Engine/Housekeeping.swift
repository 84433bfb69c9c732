internal import SystemPackage

/// What is done once a second: is the root still the root, do its events still arrive, how much is there to do.
struct Housekeeping {
    private let heartbeat: Duration?
    /// How long an article may be worked on before its worker counts as stuck.
    private let patience: Duration
    /// The article whose worker is stuck.
    private(set) var stalled: ArticleKey?
    private(set) var nextRound = ContinuousClock.now
    private var nextHeartbeat = ContinuousClock.now
    /// Why the root's times cannot be set.
    private(set) var rootFault: String?

    init(_ options: DropFolderOptions) {
        heartbeat = options.heartbeat
        patience = options.deadline * 2
    }

    /// Takes note that an event of the root arrived.
    func heard(_ report: (DropFolderEvent) -> Void) {
        if heartbeat != nil, stalled == nil { report(.heartbeat) }
    }

    /// Looks whether a worker is stuck. Then nothing counts as a heartbeat, whatever the folder's events do.
    ///
    /// - Returns: how long the article has been worked on, once for each article.
    mutating func watch(
        _ longest: (key: ArticleKey, began: ContinuousClock.Instant)?, at now: ContinuousClock.Instant
    ) -> (key: ArticleKey, time: Duration)? {
        guard let longest, now - longest.began > patience else {
            stalled = nil
            return nil
        }
        guard stalled != longest.key else { return nil }
        stalled = longest.key
        return (longest.key, now - longest.began)
    }

    mutating func isDue(at now: ContinuousClock.Instant) -> Bool {
        guard now >= nextRound else { return false }
        nextRound = now + .seconds(1)
        return true
    }

    /// Has the kernel send an event of the root, by setting its times; that leaves no litter and works on a full disk.
    /// Where even that fails, the root is in a state that is known without events.
    mutating func probe(_ root: Directory, at now: ContinuousClock.Instant, _ report: (DropFolderEvent) -> Void) {
        guard let heartbeat, now >= nextHeartbeat else { return }
        nextHeartbeat = now + heartbeat
        do throws(Errno) {
            try root.touch()
            rootFault = nil
        } catch {
            rootFault = error.description
            heard(report)
        }
    }

    /// Beats without an event, since there is no root any more that could give one.
    mutating func beat(at now: ContinuousClock.Instant, _ report: (DropFolderEvent) -> Void) {
        guard let heartbeat, now >= nextHeartbeat else { return }
        nextHeartbeat = now + heartbeat
        heard(report)
    }
}

extension Session {
    /// Does the round of the second, if it is time.
    func keepHouse() {
        let now = ContinuousClock.now
        guard housekeeping.isDue(at: now) else { return }
        if !isFinishing, let reason = rootFault() { lose(root: reason) }
        leftovers.sweep()
        if holds.isOn, holds.prune(table.hasArticles) { askForRescan() }
        if let (key, time) = housekeeping.watch(table.longestWork, at: now) {
            report(.stalled(path: tree.path(of: key), for: time))
        }
        if end == nil, let directory = tree[FolderTree.rootID]?.directory {
            housekeeping.probe(directory, at: now, report)
        } else {
            housekeeping.beat(at: now, report)
        }
        report(
            .progress(
                .init(
                    working: table.working, waiting: table.waiting, retrying: table.retrying, isHeld: holds.isOn,
                    isStalled: housekeeping.stalled != nil, rootFault: housekeeping.rootFault)))
    }

    /// Why the root's path no longer leads to the directory that is watched, if so: an unmount or a mount on top of it
    /// gives no event.
    private func rootFault() -> String? {
        do throws(Errno) {
            let watched = try tree[FolderTree.rootID]?.directory.status()
            let there = try Directory(path: root).status()
            if watched?.device == there.device, watched?.inode == there.inode { return nil }
            return "another directory stands in its place"
        } catch {
            // Without descriptors or memory nothing is known of the root; what is watched still is.
            return error.concernsFolder ? nil : error.description
        }
    }
}
