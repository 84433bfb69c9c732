import Glibc
import Inotify
import SystemPackage
import Testing

@testable import DropFolder

@Suite("A folder's life: lost, found, shared, stopped", .timeLimit(.minutes(10)))
struct LifeTests {
    let parent: Folder

    init() throws {
        parent = try Folder()
    }

    func start(
        _ root: FilePath, _ handler: ToyHandler = ToyHandler(), _ options: DropFolderOptions = .test
    ) -> (log: EventLog, drop: DropFolder<ToyHandler>, running: Task<Void, Never>) {
        let log = EventLog()
        let drop = DropFolder(root: root, options: options, handler: handler) { log.add($0) }
        return (log, drop, Task { await drop.run() })
    }

    @Test("a root that is deleted and made again is told lost, and watched again with what is in it")
    func recreated() async throws {
        try parent.makeDirectory("root")
        let (log, drop, running) = start(parent.path.appending("root"))
        try await until("it is scanned") { log.contains("scanned 0 0") }
        try check(rmdir(parent.path(of: "root")))
        try await until("it is lost") { log.contains("root lost") }
        try parent.makeDirectory("root")
        try parent.write("root/a", "text")
        try await until("a is done") { log.contains("written a") }
        #expect(
            log.lines.filter { !$0.hasPrefix("scanned") } == ["watching", "root lost", "watching again", "written a"])
        drop.stop()
        await running.value
    }

    @Test("a root that is moved away gets nothing, and is served when it comes back")
    func movedAway() async throws {
        try parent.makeDirectory("root")
        let (log, drop, running) = start(parent.path.appending("root"))
        try await until("it is scanned") { log.contains("scanned 0 0") }
        try check(rename(parent.path(of: "root"), parent.path(of: "elsewhere")))
        try await until("it is lost") { log.contains("root lost") }
        try parent.write("elsewhere/a", "text")
        try check(rename(parent.path(of: "elsewhere"), parent.path(of: "root")))
        try await until("a is done") { log.contains("written a") }
        #expect(log.lines.count { $0 == "root lost" } == 1)
        drop.stop()
        await running.value
    }

    @Test("a second process waits for the first to end")
    func locked() async throws {
        let (firstLog, first, firstRunning) = start(parent.path)
        try await until("the first watches") { firstLog.contains("watching") }
        let (secondLog, second, secondRunning) = start(parent.path)
        try await until("the second waits") { secondLog.contains("root lost") }
        #expect(!secondLog.contains("watching"))
        first.stop()
        await firstRunning.value
        try await until("the second watches") { secondLog.contains("watching again") }
        second.stop()
        await secondRunning.value
    }

    @Test("stop finishes what is in progress and starts nothing new")
    func drain() async throws {
        let gate = Gate()
        let handler = ToyHandler { _ in gate.wait() }
        for number in 0..<200 { try parent.write("n\(number)", "text") }
        let (log, drop, running) = start(parent.path, handler)
        try await until("two are in progress") { handler.all.working == 2 }
        drop.stop()
        drop.stop()
        gate.open()
        await running.value
        // stop() is a message: a few more may be started before it is read, but whatever was started is finished.
        let started = handler.total
        #expect((2..<200).contains(started))
        #expect(log.all.count { $0.isPublished } == started)
        #expect(try parent.listing().count { $0.hasSuffix(".annotations.json") } == started)
    }

    @Test("an article that is heard of while it is worked on is looked into again, whatever its times say")
    func disturbed() async throws {
        let gate = Gate()
        let handler = ToyHandler { _ in gate.wait() }
        try parent.write("a", "text")
        let (log, drop, running) = start(parent.path, handler)
        try await until("it is in progress") { handler.all.working == 1 }
        // Opened for writing and closed again: an event, and not a stamp that differs.
        let before = try parent.status("a")
        do { _ = try parent.open("a", O_WRONLY) }
        #expect(try parent.status("a") == before)
        try await Task.sleep(for: .milliseconds(50))
        gate.open()
        try await until("it is handed over again") { handler.count("a") == 2 }
        drop.stop()
        await running.value
        #expect(handler.count("a") == 2)
        #expect(log.all.count { $0.isPublished } == 1)
        #expect(try parent.listing() == ["a", "a.annotations.json"])
    }

    @Test("cancelling the task is a stop, not a loss of the root")
    func cancel() async throws {
        let (log, _, running) = start(parent.path)
        try await until("it is scanned") { log.contains("scanned 0 0") }
        running.cancel()
        await running.value
        #expect(log.lines == ["watching", "scanned 0 0"])
    }

    @Test("stopped before it runs, a folder does not run")
    func stoppedBefore() async throws {
        let log = EventLog()
        let drop = DropFolder(root: parent.path, handler: ToyHandler()) { log.add($0) }
        drop.stop()
        await drop.run()
        #expect(log.lines == [])
    }

    @Test("with nothing left to do, it ends where that is wanted")
    func idle() async throws {
        for name in ["a", "b"] { try parent.write(name, name) }
        var options = DropFolderOptions.test
        options.stopsWhenIdle = true
        let (log, _, running) = start(parent.path, ToyHandler(), options)
        await running.value
        #expect(parent.isDone("a") && parent.isDone("b"))
        #expect(log.contains("scanned 2 0"))
    }

    @Test("the heartbeat is heard, and leaves no litter")
    func heartbeat() async throws {
        var options = DropFolderOptions.test
        options.heartbeat = .milliseconds(10)
        let (log, drop, running) = start(parent.path, ToyHandler(), options)
        try await until("it beats") { log.all.contains { if case .heartbeat = $0 { true } else { false } } }
        drop.stop()
        await running.value
        #expect(try parent.listing() == [])
    }
}
