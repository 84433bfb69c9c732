internal import DequeModule
internal import Synchronization

/// Runs tasks on named threads of its own, away from the cooperative pool: fsync(2), large reads and the journal may
/// block, and the pool has only as many threads as the machine has cores.
///
/// A task gets a thread at once, up to `limit`, however many of them are blocked. (A concurrent Dispatch queue would
/// wait with that until the processor is idle.) Threads that have had nothing to do for ten seconds end.
public final class ThreadExecutor: TaskExecutor {
    private let crew: Crew

    /// Prepares an executor; its first thread starts with its first task.
    ///
    /// - Parameters:
    ///   - name: The threads' name, at most 15 bytes.
    ///   - limit: Tasks run at once, at least 1.
    public init(_ name: String, limit: Int) {
        precondition(limit > 0, "an executor without threads runs nothing")
        crew = Crew(name: name, limit: limit)
    }

    deinit {
        crew.dismiss()
    }

    /// Has a task run.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        crew.take { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// The threads and what they have to do. They hold this and not the executor, so that its end is theirs.
private final class Crew: Sendable {
    private struct State {
        var work: Deque<@Sendable () -> Void> = []
        var threads = 0
        var idle = 0
        var isDismissed = false
    }

    private static let patience = 10

    private let name: String
    private let limit: Int
    private let state = Mutex(State())
    private let call = Semaphore()

    init(name: String, limit: Int) {
        self.name = name
        self.limit = limit
    }

    func take(_ work: @escaping @Sendable () -> Void) {
        let needsThread = state.withLock { state in
            state.work.append(work)
            guard state.idle < state.work.count, state.threads < limit else { return false }
            state.threads += 1
            return true
        }
        if needsThread { start() } else { call.signal() }
    }

    func dismiss() {
        let idle = state.withLock { state in
            state.isDismissed = true
            return state.threads
        }
        for _ in 0..<idle { call.signal() }
    }

    private func start() {
        do {
            try Thread(name: name) { self.run() }.detach()
        } catch {
            // The kernel gives no more threads. Another one of ours will come to it; without any, this one does it.
            let isAlone = state.withLock { state in
                state.threads -= 1
                return state.threads == 0
            }
            if isAlone { while let work = next(orRest: false) { work() } }
        }
    }

    private func run() {
        while true {
            while let work = next(orRest: true) { work() }
            let isCalled = call.wait(atMost: Self.patience)
            let isOver = state.withLock { state in
                state.idle -= 1
                guard state.isDismissed || !isCalled, state.work.isEmpty else { return false }
                state.threads -= 1
                return true
            }
            if isOver { return }
        }
    }

    /// The next thing to do; where there is none, the thread counts as idle from now on, if it is to.
    private func next(orRest: Bool) -> (@Sendable () -> Void)? {
        state.withLock { state in
            if let work = state.work.popFirst() { return work }
            if orRest { state.idle += 1 }
            return nil
        }
    }
}
