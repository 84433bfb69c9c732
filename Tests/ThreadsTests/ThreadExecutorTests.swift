import Glibc
import Synchronization
import Testing

@testable import Threads

/// How many run, and how many have.
private final class Tally: Sendable {
    let running = Mutex((now: 0, peak: 0))
    let done = Atomic(0)
}

@Suite("Threads of our own", .timeLimit(.minutes(10)))
struct ThreadExecutorTests {
    /// Runs `count` tasks on an executor; answers the most that ran at once, and how many ran.
    func run(_ count: Int, limit: Int, _ body: @escaping @Sendable () -> Void) async -> (peak: Int, done: Int) {
        let executor = ThreadExecutor("test", limit: limit)
        let tally = Tally()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<count {
                group.addTask(executorPreference: executor) {
                    tally.running.withLock {
                        $0.now += 1
                        $0.peak = max($0.peak, $0.now)
                    }
                    body()
                    tally.running.withLock { $0.now -= 1 }
                    tally.done.add(1, ordering: .relaxed)
                }
            }
        }
        return (tally.running.withLock { $0.peak }, tally.done.load(ordering: .relaxed))
    }

    @Test("tasks that block each get a thread at once, many more than there are cores")
    func blocked() async {
        let barrier = Semaphore()
        let arrived = Tally()
        // Each waits until all have come: with fewer threads none would ever go on.
        let (peak, done) = await run(64, limit: 64) {
            if arrived.done.add(1, ordering: .relaxed).newValue == 64 { for _ in 0..<64 { barrier.signal() } }
            _ = barrier.wait(atMost: 60)
        }
        #expect(peak == 64 && done == 64)
    }

    @Test("no more run at once than the limit, and each runs", arguments: [1, 3])
    func limited(_ limit: Int) async {
        let (peak, done) = await run(50, limit: limit) { usleep(1_000) }
        #expect(peak <= limit && done == 50)
    }

    @Test("many short tasks from many sides are each run once")
    func many() async {
        let executor = ThreadExecutor("test", limit: 4)
        let tally = Tally()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<500 {
                        await Task(executorPreference: executor) {
                            _ = tally.done.add(1, ordering: .relaxed)
                        }.value
                    }
                }
            }
        }
        #expect(tally.done.load(ordering: .relaxed) == 4_000)
    }

    @Test("threads have the executor's name, and end with it")
    func named() async throws {
        let before = try threads(named: "crew-of-a-test")
        do {
            let executor = ThreadExecutor("crew-of-a-test", limit: 2)
            await Task(executorPreference: executor) {}.value
            #expect(try threads(named: "crew-of-a-test") == before + 1)
        }
        let end = ContinuousClock.now + .seconds(60)
        while try threads(named: "crew-of-a-test") > 0, .now < end { usleep(10_000) }
        #expect(try threads(named: "crew-of-a-test") == 0)
    }

    private func threads(named name: String) throws -> Int {
        guard let directory = unsafe opendir("/proc/self/task") else { return 0 }
        defer { unsafe closedir(directory) }
        var count = 0
        while let entry = unsafe readdir(directory) {
            let number = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            guard let file = unsafe fopen("/proc/self/task/\(number)/comm", "r") else { continue }
            defer { unsafe fclose(file) }
            var line = [CChar](repeating: 0, count: 32)
            guard unsafe fgets(&line, 32, file) != nil else { continue }
            let text = String(
                decoding: line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if text == name { count += 1 }
        }
        return count
    }
}
