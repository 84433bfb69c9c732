/// What the thread has read and the consumer has not: bounded, and never silent about a loss.
struct BatchQueue: Sendable {
    private let capacity: Int
    private var pending = Batch()

    init(capacity: Int) {
        self.capacity = max(capacity, 1)
    }

    /// Takes notifications as far as there is room, and marks the batch as overflowed where there is none.
    ///
    /// What comes first is kept: it is the older part, and the overflow stands for everything after it.
    mutating func append(_ notifications: [Notification]) {
        for notification in notifications {
            switch notification {
            case .event(let event) where pending.events.count < capacity: pending.events.append(event)
            case .event, .overflow: pending.overflowed = true
            }
        }
    }

    /// Hands over everything, or `nil` when there is nothing.
    mutating func take() -> Batch? {
        guard !pending.isEmpty else { return nil }
        let batch = pending
        pending = Batch()
        return batch
    }
}
