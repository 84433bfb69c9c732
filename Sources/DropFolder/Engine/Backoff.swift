/// How long to wait before another attempt: doubling, capped, and spread so that many articles do not come at once.
struct Backoff {
    let first: Duration
    let cap: Duration

    static let fault = Backoff(first: .milliseconds(500), cap: .seconds(60))
    static let folder = Backoff(first: .milliseconds(500), cap: .seconds(5))
    static let busyWriter = Backoff(first: .milliseconds(200), cap: .seconds(2))
    static let overflow = Backoff(first: .milliseconds(100), cap: .seconds(10))

    /// The wait after `attempt` attempts, counted from 1.
    func delay(after attempt: Int, jitter: Double = .random(in: 0.8...1.2)) -> Duration {
        let doubled = first * (1 << min(max(attempt - 1, 0), 16))
        return min(doubled, cap) * jitter
    }
}
