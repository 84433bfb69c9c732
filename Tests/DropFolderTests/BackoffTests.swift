import Testing

@testable import DropFolder

@Suite("Waits between attempts")
struct BackoffTests {
    let backoff = Backoff(first: .milliseconds(100), cap: .seconds(1))

    @Test("the wait doubles up to its cap, for any number of attempts")
    func doubling() {
        let waits = [1, 2, 3, 4, 5, 60, 1_000_000].map { backoff.delay(after: $0, jitter: 1) }
        #expect(waits == [100, 200, 400, 800, 1_000, 1_000, 1_000].map { .milliseconds($0) })
    }

    @Test("no attempt counts as the first", arguments: [0, -1])
    func none(_ attempt: Int) {
        #expect(backoff.delay(after: attempt, jitter: 1) == .milliseconds(100))
    }

    @Test("the spread is a fifth either way, and there is one")
    func jitter() {
        let waits = Set((0..<1_000).map { _ in backoff.delay(after: 1) })
        #expect(waits.count > 1)
        #expect(waits.allSatisfy { (.milliseconds(80) ... .milliseconds(120)).contains($0) })
    }

    @Test("the longest wait of each kind", arguments: [(Backoff.fault, 60), (.busyWriter, 2), (.overflow, 10)])
    func caps(_ backoff: Backoff, _ seconds: Int) {
        #expect(backoff.delay(after: 99, jitter: 1) == .seconds(seconds))
    }
}
