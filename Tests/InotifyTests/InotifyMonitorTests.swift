import Glibc
import Inotify
import SystemPackage
import TestSupport
import Testing

@Suite("InotifyMonitor: batches from a thread of its own", .timeLimit(.minutes(10)))
struct InotifyMonitorTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// Names from the monitor until one of them is `last`, and whether anything was lost on the way.
    static func names(from monitor: InotifyMonitor, until last: String) async throws -> (
        names: [String], overflowed: Bool
    ) {
        var names: [String] = []
        var overflowed = false
        while names.last != last, let batch = try await monitor.next() {
            names += batch.events.compactMap(\.name?.description)
            overflowed = overflowed || batch.overflowed
        }
        return (names, overflowed)
    }

    @Test("every event arrives once and in order")
    func order() async throws {
        let monitor = try InotifyMonitor()
        _ = try monitor.addWatch(directory.filePath, for: [.create, .onlyDirectory])
        let expected = (0..<1_000).map { "\($0)" }
        for name in expected {
            try Call.writeFile(directory.path(of: name))
        }
        let seen = try await Self.names(from: monitor, until: "999")
        #expect(seen.names == expected)
        #expect(!seen.overflowed)
    }

    @Test("names of no interest fill no buffer and wake nobody")
    func ignored() async throws {
        let monitor = try InotifyMonitor(capacity: 4, ignoring: { $0.bytes.starts(with: "x".utf8) })
        _ = try monitor.addWatch(directory.filePath, for: [.create, .onlyDirectory])
        for number in 0..<200 { try Call.writeFile(directory.path(of: "x\(number)")) }
        for name in ["a", "b"] { try Call.writeFile(directory.path(of: name)) }
        let seen = try await Self.names(from: monitor, until: "b")
        #expect(seen.names == ["a", "b"])
        #expect(!seen.overflowed)
    }

    @Test("a consumer that waits already is woken")
    func wakes() async throws {
        let monitor = try InotifyMonitor()
        _ = try monitor.addWatch(directory.filePath, for: .create)
        let consumer = Task { try await monitor.next() }
        try await Task.sleep(for: .milliseconds(20))
        try Call.writeFile(directory.path(of: "a"))
        let batch = try await consumer.value
        #expect(batch?.events.map(\.name?.description) == ["a"])
    }

    @Test("a consumer that lags is told of the loss, and gets what happens later")
    func lag() async throws {
        let monitor = try InotifyMonitor(capacity: 8)
        _ = try monitor.addWatch(directory.filePath, for: .create)
        for number in 0..<2_000 {
            try Call.writeFile(directory.path(of: "\(number)"))
        }
        var taken = 0
        while let batch = try await monitor.next() {
            #expect(batch.events.count <= 8)
            taken += batch.events.count
            if batch.overflowed { break }
        }
        #expect(taken < 2_000)
        // The rest of the flood may fill the buffer once more, so the later event is repeated until it is seen.
        let later = Task {
            var number = 0
            while !Task.isCancelled {
                try Call.writeFile(directory.path(of: "later-\(number)"))
                number += 1
                try await Task.sleep(for: .milliseconds(5))
            }
        }
        var isSeen = false
        while !isSeen, let batch = try await monitor.next() {
            isSeen = batch.events.contains { $0.name?.description.hasPrefix("later-") == true }
        }
        later.cancel()
        #expect(isSeen)
    }

    @Test("a cancelled call returns nil and the sequence goes on")
    func cancelled() async throws {
        let monitor = try InotifyMonitor()
        _ = try monitor.addWatch(directory.filePath, for: .create)
        let waiting = Task { try await monitor.next() }
        try await Task.sleep(for: .milliseconds(20))
        waiting.cancel()
        #expect(try await waiting.value == nil)

        try Call.writeFile(directory.path(of: "a"))
        let late = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await monitor.next()
        }
        #expect(try await late.value == nil)
        #expect(try await monitor.next()?.events.map(\.name?.description) == ["a"])
    }

    @Test("cancelling in a race with an event neither loses nor repeats it")
    func cancellationRace() async throws {
        let monitor = try InotifyMonitor()
        _ = try monitor.addWatch(directory.filePath, for: .create)
        var names: [String] = []
        for number in 0..<500 {
            let consumer = Task { try await monitor.next() }
            try Call.writeFile(directory.path(of: "\(number)"))
            consumer.cancel()
            names += try await consumer.value?.events.compactMap(\.name?.description) ?? []
        }
        try Call.writeFile(directory.path(of: "last"))
        names += try await Self.names(from: monitor, until: "last").names
        #expect(names == (0..<500).map { "\($0)" } + ["last"])
    }

    @Test("closing ends the sequence, after what is buffered, and wakes whoever waits")
    func close() async throws {
        let monitor = try InotifyMonitor()
        let waiting = Task { try await monitor.next() }
        try await Task.sleep(for: .milliseconds(20))
        monitor.close()
        #expect(try await waiting.value == nil)
        #expect(try await monitor.next() == nil)
        monitor.close()
        let error = #expect(throws: InotifyError.self) { try monitor.addWatch(directory.filePath, for: .create) }
        #expect(error?.code == .closed)
    }

    @Test("a loop over the sequence ends when the monitor is closed, with every event before that")
    func sequence() async throws {
        let monitor = try InotifyMonitor()
        _ = try monitor.addWatch(directory.filePath, for: .create)
        var names: [String] = []
        try Call.writeFile(directory.path(of: "a"))
        for try await batch in monitor {
            names += batch.events.compactMap(\.name?.description)
            if names == ["a"] {
                try Call.writeFile(directory.path(of: "b"))
            } else {
                monitor.close()
            }
        }
        #expect(names == ["a", "b"])
    }

    @Test("200 monitors leave no thread and no descriptor behind, closed or merely let go")
    func noLeaks() async {
        await #expect(processExitsWith: .success) {
            let directory = try TemporaryDirectory()
            func instances() throws -> Int {
                try Process.openDescriptors().count { $0 == "anon_inode:inotify" }
            }
            let before = try Process.openDescriptors().count
            for turn in 0..<200 {
                let monitor = try InotifyMonitor()
                _ = try monitor.addWatch(directory.filePath, for: .create)
                try #require(try instances() == 1)
                try #require(try await Process.settles { try Process.threads(named: "inotify") == 1 })
                if turn % 2 == 0 {
                    monitor.close()
                    try #require(try instances() == 0)
                }
                withExtendedLifetime(monitor) {}
            }
            try #require(try instances() == 0)
            try #require(try await Process.settles { try Process.threads(named: "inotify") == 0 })
            // The runtime opens a few descriptors of its own and keeps them; a leak would be of hundreds.
            #expect(try Process.openDescriptors().count < before + 50)
        }
    }

    @Test("the thread takes no signals, so that a handler never runs on it")
    func signals() async {
        await #expect(processExitsWith: .success) {
            let monitor = try InotifyMonitor()
            try #require(try await Process.settles { try Process.threads(named: "inotify") == 1 })
            let blocked = try Process.blockedSignals(ofThreadsNamed: "inotify")
            #expect(blocked.count == 1)
            for signal in [SIGHUP, SIGINT, SIGTERM, SIGIO, SIGUSR1, SIGCHLD] {
                #expect(blocked.allSatisfy { $0 & 1 << (signal - 1) != 0 })
            }
            monitor.close()
        }
    }
}
