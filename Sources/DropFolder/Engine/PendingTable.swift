internal import HeapModule
internal import Inotify

/// An article's place: the directory that it is in, and its name there.
struct ArticleKey: Hashable {
    var node: FolderTree.NodeID
    var name: FileName
}

/// The articles that need a look, each at its time. Bounded: what does not fit is found again by a scan.
struct PendingTable {
    /// What is known of an article between two attempts.
    struct Entry {
        /// When it is due; nil while it is being worked on.
        var due: ContinuousClock.Instant?
        /// When the work on it began; nil while it waits.
        var began: ContinuousClock.Instant?
        /// When something was last heard of it; nil for one that a scan found and that has been as it is for long.
        var lastHeard: ContinuousClock.Instant?
        /// Whether something was heard of it while it was being worked on.
        var wasDisturbed = false
        /// Whether something was heard of its sidecar meanwhile: mostly our own doing, but not always.
        var sidecarWasTouched = false
        /// Attempts that failed for a fault that may go away.
        var failures = 0
        /// Whether it was put off because of others' faults.
        var wasHeld = false
        /// Attempts that a writer's hold on the file turned away.
        var refusals = 0
        /// Whether an fsync failed, so that the sidecar must be written anew.
        var mustRewrite = false
        /// Whether the time stamps may lie.
        var mistrustsTimeStamp = false
        /// Its size when the work on it began.
        var weight = 0
        /// What it was when it was first seen as it is, where only our own clock tells how long nothing has changed.
        var seen: FileStatus?
        /// When that was.
        var seenSince = ContinuousClock.now

        /// Whether a look through the folder would find it again, with nothing lost.
        var canBeFoundAgain: Bool { due != nil && !mistrustsTimeStamp && !mustRewrite && !wasDisturbed }
    }

    private struct Alarm: Comparable {
        var due: ContinuousClock.Instant
        var key: ArticleKey

        static func < (left: Alarm, right: Alarm) -> Bool { left.due < right.due }
        static func == (left: Alarm, right: Alarm) -> Bool { left.due == right.due }
    }

    private var entries: [ArticleKey: Entry] = [:]
    private var alarms = Heap<Alarm>()
    private(set) var working = 0
    /// The bytes of all articles that are being worked on.
    private(set) var load = 0
    let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// How many alarms are kept, those that were overtaken among them.
    var alarmCount: Int { alarms.count }
    var isEmpty: Bool { entries.isEmpty }
    var isFull: Bool { entries.count >= capacity }
    /// Whether `count` more articles fit.
    func hasRoom(for count: Int) -> Bool { entries.count + count <= capacity }
    var waiting: Int { entries.count - working }

    subscript(key: ArticleKey) -> Entry? { entries[key] }

    /// Puts an entry in its place, due at `entry.due`.
    mutating func schedule(_ key: ArticleKey, _ entry: Entry, at due: ContinuousClock.Instant) {
        var entry = entry
        entry.due = due
        entry.began = nil
        entries[key] = entry
        setAlarm(due, key)
    }

    private mutating func setAlarm(_ due: ContinuousClock.Instant, _ key: ArticleKey) {
        // Alarms that were overtaken are removed when they come up; those behind an early one would pile up.
        if alarms.count > 2 * entries.count + 1024 {
            alarms = Heap(entries.compactMap { key, entry in entry.due.map { Alarm(due: $0, key: key) } })
        } else {
            alarms.insert(Alarm(due: due, key: key))
        }
    }

    /// Puts off an article that waits.
    mutating func postpone(_ key: ArticleKey, to due: ContinuousClock.Instant, isHeld: Bool = false) {
        entries[key]?.due = due
        entries[key]?.wasHeld = isHeld
        setAlarm(due, key)
    }

    /// Notes what an article is now, where neither leases nor the file system's clock tell whether its writer is done.
    ///
    /// - Returns: when to look again; nil once it has been the same for the quiet period.
    mutating func observe(
        _ key: ArticleKey, _ status: FileStatus, _ options: DropFolderOptions, at now: ContinuousClock.Instant
    ) -> ContinuousClock.Instant? {
        guard let entry = entries[key] else { return nil }
        guard let seen = entry.seen, seen.isSameVersion(as: status) else {
            entries[key]?.seen = status
            entries[key]?.seenSince = now
            return now + options.quiet
        }
        let calm = entry.seenSince + options.quiet
        return calm <= now ? nil : calm
    }

    /// Notes that something was heard of an article that is being worked on.
    mutating func disturb(_ key: ArticleKey) {
        entries[key]?.wasDisturbed = true
    }

    /// Notes that something was heard of the sidecar of an article that is being worked on.
    mutating func touchSidecar(_ key: ArticleKey) {
        entries[key]?.sidecarWasTouched = true
    }

    /// Has an article that waits looked into, whatever its time stamps say.
    mutating func mistrust(_ key: ArticleKey) {
        entries[key]?.mistrustsTimeStamp = true
    }

    /// Lets go of an article that waits.
    mutating func drop(_ key: ArticleKey) {
        entries[key] = nil
    }

    /// The earliest time at which an article is due.
    mutating func nextDue() -> ContinuousClock.Instant? {
        while let alarm = alarms.min {
            // An alarm that no longer matches its entry was overtaken by a later one.
            if entries[alarm.key]?.due == alarm.due { return alarm.due }
            alarms.removeMin()
        }
        return nil
    }

    /// The article that has been due longest.
    mutating func due(at now: ContinuousClock.Instant) -> ArticleKey? {
        guard let due = nextDue(), due <= now else { return nil }
        return alarms.min?.key
    }

    /// Takes the article that has been due longest, to be worked on.
    mutating func takeDue(at now: ContinuousClock.Instant, weight: Int = 0) -> (key: ArticleKey, entry: Entry)? {
        guard let key = due(at: now), var entry = entries[key] else { return nil }
        alarms.removeMin()
        entry.due = nil
        entry.began = now
        entry.wasDisturbed = false
        entry.sidecarWasTouched = false
        entry.weight = weight
        entry.wasHeld = false
        entries[key] = entry
        working += 1
        load += weight
        return (key, entry)
    }

    /// Gives back an article that was worked on; answers what was known of it.
    mutating func finish(_ key: ArticleKey) -> Entry? {
        working -= 1
        let entry = entries.removeValue(forKey: key)
        load -= entry?.weight ?? 0
        return entry
    }

    /// Has the articles that waited for a pause to end, but have met no fault themselves, tried now.
    mutating func expedite(_ mayBe: (FolderTree.NodeID) -> Bool, at now: ContinuousClock.Instant) {
        for (key, entry) in entries where entry.failures == 0 && mayBe(key.node) {
            if let due = entry.due, due > now, entry.wasHeld { postpone(key, to: now) }
        }
    }

    /// Lets go of articles of a directory that are to wait long, until there is room enough for others.
    ///
    /// - Returns: whether there were any, so that the directory must be looked through again.
    mutating func makeRoom(leavingOut mayBe: (FolderTree.NodeID) -> Bool) -> Bool {
        var excess = entries.count - capacity / 4
        guard excess > 0 else { return false }
        for (key, entry) in entries where excess > 0 && mayBe(key.node) && entry.canBeFoundAgain {
            entries[key] = nil
            excess -= 1
        }
        return true
    }

    /// Whether any article of a directory, or of any for nil, is here.
    func hasArticles(in node: FolderTree.NodeID?) -> Bool {
        guard let node else { return !entries.isEmpty }
        return entries.keys.contains { $0.node == node }
    }

    /// The articles waiting for another attempt after a fault.
    var retrying: Int { entries.values.count { $0.failures > 0 } }

    /// The article that has been worked on longest.
    var longestWork: (key: ArticleKey, began: ContinuousClock.Instant)? {
        entries.compactMap { key, entry in entry.began.map { (key, $0) } }.min { $0.1 < $1.1 }
    }

    /// Forgets the waiting articles of a directory that is gone. Those being worked on stay until they are finished.
    mutating func forget(_ node: FolderTree.NodeID) {
        entries = entries.filter { $0.key.node != node || $0.value.due == nil }
    }
}
