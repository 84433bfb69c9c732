/// When the directories whose changes give no events are looked through again.
struct Polling {
    private let interval: Duration
    private var began: ContinuousClock.Instant?
    private(set) var nextRound: ContinuousClock.Instant

    init(every interval: Duration) {
        self.interval = interval
        nextRound = .now + interval
    }

    var isUnderWay: Bool { began != nil }

    func isDue(at now: ContinuousClock.Instant) -> Bool { began == nil && now >= nextRound }

    mutating func begin(at now: ContinuousClock.Instant) { began = now }

    /// Ends a round. A folder that takes long to look through is looked through less often: a tenth of the time.
    mutating func end(at now: ContinuousClock.Instant) {
        guard let began else { return }
        self.began = nil
        nextRound = max(began + interval, now + (now - began) * 9)
    }
}
