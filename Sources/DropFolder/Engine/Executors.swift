internal import Dispatch
internal import Synchronization

/// Runs tasks on threads of their own, away from the cooperative pool: fsync(2), large reads and the journal may
/// block, and the pool has only as many threads as the machine has cores.
///
/// How many tasks run at once is for the caller to bound. A task gets a thread at once, however many are blocked: a
/// concurrent queue would wait with that until the processor is idle, so each runs on one of a stock of serial queues.
final class ThreadExecutor: TaskExecutor {
    private let label: String
    /// The most recently used last, so that few threads serve when there is little to do.
    private let idle = Mutex<[DispatchQueue]>([])

    init(_ label: String) {
        self.label = label
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let queue = idle.withLock { $0.popLast() } ?? DispatchQueue(label: label)
        queue.async {
            unsafe job.runSynchronously(on: self.asUnownedTaskExecutor())
            self.idle.withLock { $0.append(queue) }
        }
    }
}

/// Runs tasks one after another, on one thread at a time.
final class CoordinatorExecutor: TaskExecutor {
    private let queue: DispatchQueue

    init(_ label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
