internal import Inotify
internal import SystemPackage
internal import Threads

/// One lifetime of a watched root: from arming the first watch until the root is lost, the folder is told to stop, or
/// (where that is wanted) everything is done.
///
/// All state belongs to one loop, which only looks at names and stats; the work happens in child tasks on threads of
/// their own. Nothing here is `Sendable`, so the compiler keeps it that way.
final class Session<Handler: ArticleHandler> {
    /// Why a session ended.
    enum End {
        case stopped
        case idle
        case rootLost(reason: String)
    }

    /// What the loop waits for.
    enum Signal: Sendable {
        case notifications(Batch?)
        case alarm(ContinuousClock.Instant)
        case scanFurther
        case finished(ArticleKey, ArticleTask.Outcome)
        case stop
    }

    /// Names looked at in one go, between which events are heard. A scan pauses until the table has room for as many,
    /// so that it need not come back for what did not fit.
    static var scanPiece: Int { 256 }

    let root: FilePath
    let options: DropFolderOptions
    let handler: Handler
    let report: @Sendable (DropFolderEvent) -> Void
    let monitor: InotifyMonitor
    let workers: ThreadExecutor
    let leftovers = Leftovers()
    var told = Told()

    var tree = FolderTree()
    var table = PendingTable(capacity: 4096)
    var scan = FolderScan(.first)
    var polling: Polling
    var holds = Holds()
    /// Whether the next article must wait until larger ones are done.
    private var waitsForRoom = false
    var isScanSignalled = false
    /// When the folder must be looked through again, because events were dropped or the table had no room.
    var rescanDue: ContinuousClock.Instant?
    var overflows = 0
    var scanFailures = 0
    var isStopping = false
    var end: End?
    var housekeeping: Housekeeping
    /// Directories are watched up to this descriptor; above it are those that the work needs.
    let descriptorLimit: CInt

    init(
        root: FilePath, directory: Directory, options: DropFolderOptions, handler: Handler,
        report: @escaping @Sendable (DropFolderEvent) -> Void
    ) throws(DropFolderEvent.Fault) {
        self.root = root
        self.options = options
        self.handler = handler
        self.report = report
        housekeeping = Housekeeping(options)
        let descriptors = SystemLimits.descriptors
        descriptorLimit = max(descriptors / 2, descriptors - CInt(options.width) * 4 - 32)
        polling = Polling(every: options.pollInterval)
        workers = ThreadExecutor("worker", limit: options.width)
        do throws(InotifyError) {
            // A publication is five events on its temporary file and one that matters.
            monitor = try InotifyMonitor(ignoring: { NamePolicy.isOwnTemporary($0) })
        } catch {
            throw DropFolderEvent.Fault(action: "start watching (\(error))", code: error.underlyingError)
        }
        // Armed first, scanned second: what comes in between is heard.
        try arm(directory, name: nil, parent: FolderTree.rootID)
    }

    /// Runs until the session ends.
    func run(stop: AsyncStream<Void>) async -> End {
        defer { monitor.close() }
        return await withTaskGroup(of: Signal.self) { group in
            group.addTask { [monitor] in .notifications(try? await monitor.next()) }
            group.addTask {
                for await _ in stop { break }
                return .stop
            }
            var alarms = AlarmClock()
            while true {
                startWork(in: &group)
                if let end = ending() {
                    group.cancelAll()
                    return end
                }
                signalScan(in: &group)
                setAlarm(&alarms, in: &group)
                guard let signal = await group.next() else { return end ?? .stopped }
                switch signal {
                case .notifications(let batch):
                    take(batch)
                    if batch != nil {
                        group.addTask { [monitor] in .notifications(try? await monitor.next()) }
                    }
                case .alarm(let due):
                    alarms.rang(due)
                case .scanFurther:
                    isScanSignalled = false
                    scanFurther()
                case .finished(let key, let outcome):
                    finish(key, outcome)
                case .stop:
                    isStopping = true
                }
                keepHouse()
            }
        }
    }

    /// Whether the session is over: articles in progress are always finished first.
    private func ending() -> End? {
        guard table.working == 0 else { return nil }
        if let end { return end }
        if isStopping { return .stopped }
        let isIdle = table.isEmpty && scan.isOver && rescanDue == nil
        return options.stopsWhenIdle && isIdle ? .idle : nil
    }

    private func startWork(in group: inout TaskGroup<Signal>) {
        waitsForRoom = false
        guard !isFinishing else { return }
        let now = ContinuousClock.now
        while table.working < options.width, let due = table.due(at: now) {
            if let later = holds.delays(due.node, at: now) {
                table.postpone(due, to: later, isHeld: true)
                continue
            }
            let status = try? tree[due.node]?.directory.statusIfPresent(of: due.name)
            let weight = weight(status)
            // An article's document takes many times its bytes of memory. All that are in progress have no more bytes
            // than the largest may have alone, however many there are.
            guard table.load == 0 || table.load + weight <= options.maximumSize else {
                waitsForRoom = true
                return
            }
            if let node = tree[due.node], node.isPolled, let status,
                let later = table.observe(due, status, options, at: now)
            {
                table.postpone(due, to: later)
                continue
            }
            guard let (key, entry) = table.takeDue(at: now, weight: weight) else { return }
            guard let node = tree[key.node] else {
                _ = table.finish(key)
                continue
            }
            holds.begin(key.node)
            let task = ArticleTask(
                directory: node.directory, name: key.name, weight: weight, seen: node.isPolled ? entry.seen : nil,
                mistrustsTimeStamp: entry.mistrustsTimeStamp, rewrites: entry.mustRewrite,
                silence: entry.lastHeard.map { now - $0 } ?? .seconds(86_400),
                options: options, leftovers: leftovers)
            group.addTask(executorPreference: workers) { [handler] in .finished(key, task.run(handler)) }
        }
    }

    /// What an article adds to the load: its bytes, unless there are too many to be read at all.
    private func weight(_ status: FileStatus?) -> Int {
        guard let size = status?.size, size <= options.maximumSize else { return 0 }
        return size
    }

    /// Whether nothing new is begun any more: articles in progress are finished first.
    var isFinishing: Bool { isStopping || end != nil }

    /// Ends the session once what is in progress is finished, and says at once why.
    func lose(root reason: String) {
        guard end == nil else { return }
        end = .rootLost(reason: reason)
        report(.rootLost(reason: reason))
    }

    private func signalScan(in group: inout TaskGroup<Signal>) {
        startScanIfDue()
        guard !isScanSignalled, !scan.isOver, table.hasRoom(for: Self.scanPiece), !isFinishing else { return }
        isScanSignalled = true
        group.addTask { .scanFurther }
    }

    private func setAlarm(_ alarms: inout AlarmClock, in group: inout TaskGroup<Signal>) {
        // A sleeper that is cancelled wakes at once, again and again.
        guard !Task.isCancelled else { return }
        var next = housekeeping.nextRound
        if !isFinishing {
            // At full width the next article is started by one that finishes.
            if table.working < options.width, !waitsForRoom, let due = table.nextDue() { next = min(next, due) }
            if let rescanDue { next = min(next, max(rescanDue, .now + .milliseconds(10))) }
        }
        guard alarms.needsSleeper(for: next) else { return }
        group.addTask { [next] in
            try? await Task.sleep(until: next, tolerance: .zero, clock: .continuous)
            return .alarm(next)
        }
    }
}
