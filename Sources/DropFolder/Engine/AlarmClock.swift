/// Which sleepers are under way, so that one is added only where none wakes early enough, and each is counted once.
struct AlarmClock {
    private var pending: [ContinuousClock.Instant] = []

    /// How many sleepers are under way.
    var count: Int { pending.count }

    /// Answers whether a sleeper is needed for this time, and counts it.
    mutating func needsSleeper(for due: ContinuousClock.Instant) -> Bool {
        if pending.contains(where: { $0 <= due }) { return false }
        pending.append(due)
        return true
    }

    /// A sleeper has woken.
    mutating func rang(_ due: ContinuousClock.Instant) {
        if let index = pending.firstIndex(of: due) { pending.remove(at: index) }
    }
}
