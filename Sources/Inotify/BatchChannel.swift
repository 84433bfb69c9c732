internal import Synchronization

/// Where the thread leaves batches and one consumer at a time picks them up.
///
/// A batch leaves the queue only in the same critical section in which a consumer that will return it is known, so a
/// cancelled consumer takes nothing with it.
final class BatchChannel: Sendable {
    private typealias Waiter = CheckedContinuation<Result<Batch?, InotifyError>, Never>

    private struct State: Sendable {
        var queue: BatchQueue
        var waiter: Waiter?
        /// The end of the sequence, once it has come, and its reason unless it was asked for.
        var end: Result<Void, InotifyError>?
    }

    private let state: Mutex<State>

    init(capacity: Int) {
        state = Mutex(State(queue: BatchQueue(capacity: capacity)))
    }

    func send(_ notifications: [Notification]) {
        let handover = state.withLock { state -> (Waiter, Batch)? in
            state.queue.append(notifications)
            guard let waiter = state.waiter, let batch = state.queue.take() else { return nil }
            state.waiter = nil
            return (waiter, batch)
        }
        if let (waiter, batch) = handover {
            waiter.resume(returning: .success(batch))
        }
    }

    /// Ends the sequence; only the first end counts. What is queued can still be had.
    func finish(_ end: Result<Void, InotifyError>) {
        let waiter = state.withLock { state -> Waiter? in
            if state.end == nil {
                state.end = end
            }
            defer { state.waiter = nil }
            return state.waiter
        }
        // Whoever waits has found the queue empty.
        waiter?.resume(returning: end.map { nil })
    }

    func next() async throws(InotifyError) -> Batch? {
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (waiter: Waiter) in
                let answer = state.withLock { state -> Result<Batch?, InotifyError>? in
                    precondition(state.waiter == nil, "InotifyMonitor.next() is for one consumer at a time")
                    // Read under the lock: a cancellation that is not seen here has yet to run its handler, which will
                    // find the waiter.
                    if Task.isCancelled {
                        return .success(nil)
                    }
                    if let batch = state.queue.take() {
                        return .success(batch)
                    }
                    if let end = state.end {
                        return end.map { nil }
                    }
                    state.waiter = waiter
                    return nil
                }
                if let answer {
                    waiter.resume(returning: answer)
                }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume(returning: .success(nil))
        }
        return try result.get()
    }
}
