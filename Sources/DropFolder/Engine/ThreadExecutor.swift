internal import Dispatch

/// Runs tasks on threads of their own, away from the cooperative pool: fsync(2), large reads and the journal may
/// block, and the pool has only as many threads as the machine has cores.
///
/// How many tasks run at once is for the caller to bound.
final class ThreadExecutor: TaskExecutor {
    private let queue: DispatchQueue

    /// Tasks that may run side by side.
    static func concurrent(_ label: String) -> ThreadExecutor {
        ThreadExecutor(DispatchQueue(label: label, attributes: .concurrent))
    }

    /// Tasks that run one after another.
    static func serial(_ label: String) -> ThreadExecutor {
        ThreadExecutor(DispatchQueue(label: label))
    }

    private init(_ queue: DispatchQueue) {
        self.queue = queue
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
