import Dispatch
import Glibc
import Synchronization
import SystemPackage
import Testing

@testable import DropFolder

@Suite("Trouble: full disks, stuck workers, silent file systems", .timeLimit(.minutes(10)))
struct TroubleTests {
    let start = ContinuousClock.now

    @Test("a hold waits longer each time, once for faults that come together, and ends with the first success")
    func hold() throws {
        var holds = Holds()
        #expect(!holds.isOn)
        let full = DropFolderEvent.Fault(action: "write", code: .noSpace)
        let taken = holds.take(full, in: 1, at: start)
        let first = try #require(taken)
        #expect(holds.isOn(1) && holds.delays(1, at: start) == start + first)
        // The same fault, met by an article that was under way.
        let together = holds.take(full, in: 1, at: start + first / 2)
        #expect(together == first - first / 2)
        var now = start + first
        var waits = [first]
        for _ in 0..<8 {
            #expect(holds.delays(1, at: now) == nil)
            holds.begin(1)
            #expect(holds.delays(1, at: now) != nil, "one at a time")
            let next = holds.take(full, in: 1, at: now)
            waits.append(try #require(next))
            now += waits[waits.count - 1]
        }
        #expect(waits[1] > waits[0] && waits[2] > waits[1])
        #expect(waits.allSatisfy { $0 <= Backoff.folder.cap * 1.2 })
        holds.omit(1)
        let (ended, hasOmitted) = holds.end(1)
        #expect(ended && hasOmitted && !holds.isOn)
        let (endedAgain, _) = holds.end(1)
        #expect(!endedAgain)
    }

    @Test("a directory's fault holds that directory, the process's fault all of them, an article's fault none")
    func scopes() {
        var holds = Holds()
        let readOnly = DropFolderEvent.Fault(action: "write", code: .readOnlyFileSystem)
        let refused = DropFolderEvent.Fault(action: "write", code: .permissionDenied, isOfDirectory: true)
        let waits = [holds.take(readOnly, in: 1, at: start), holds.take(refused, in: 2, at: start)]
        #expect(!waits.contains(nil))
        #expect(holds.isOn(1) && holds.isOn(2) && !holds.isOn(0) && holds.delays(0, at: start) == nil)
        let own = holds.take(.init(action: "read", code: .ioError), in: 0, at: start)
        #expect(own == nil && !holds.isOn(0))
        let everybodys = holds.take(.init(action: "open", code: .tooManyOpenFiles), in: 1, at: start)
        #expect(everybodys != nil)
        #expect(holds.isOn(0) && holds.delays(0, at: start) != nil)
        holds.omit(2)
        let hasOmitted = holds.prune { $0 == 1 }
        #expect(hasOmitted && holds.isOn(1) && !holds.isOn(2) && !holds.isOn(0))
    }

    @Test("an attempt that told nothing lets the next one try")
    func nothingLearnt() throws {
        var holds = Holds()
        let taken = holds.take(.init(action: "write", code: .noSpace), in: 1, at: start)
        let wait = try #require(taken)
        holds.begin(1)
        #expect(holds.delays(1, at: start + wait) != nil)
        holds.learnNothing(1)
        #expect(holds.delays(1, at: start + wait) == nil && holds.isOn(1))
    }

    @Test("a fault of the directory, met while the process was held too, leaves neither held for ever")
    func crossed() throws {
        var holds = Holds()
        let few = DropFolderEvent.Fault(action: "open", code: .tooManyOpenFiles)
        let refused = DropFolderEvent.Fault(action: "write", code: .permissionDenied, isOfDirectory: true)
        _ = holds.take(few, in: 1, at: start)
        holds.begin(1)
        holds.learnNothing(1)
        _ = holds.take(refused, in: 1, at: start + .seconds(10))
        #expect(holds.delays(2, at: start + .seconds(10)) == nil)
        #expect(holds.delays(1, at: start + .seconds(20)) == nil)
    }

    @Test("sleepers do not pile up, however many articles come")
    func sleepers() {
        var alarms = AlarmClock()
        var under: [ContinuousClock.Instant] = []
        var most = 0
        // A round of the second, and an article every 10 ms that is due 20 ms later.
        for step in 0..<2000 {
            let now = start + .milliseconds(10 * step)
            for due in under.filter({ $0 <= now }) { alarms.rang(due) }
            under.removeAll { $0 <= now }
            for due in [start + .seconds(step / 100 + 1), now + .milliseconds(20)] where alarms.needsSleeper(for: due) {
                under.append(due)
            }
            most = max(most, alarms.count)
            #expect(alarms.count == under.count)
        }
        #expect(most <= 4, "\(most)")
    }

    @Test("faults of the folder are told from faults of an article")
    func kinds() {
        for code in [Errno.noSpace, .diskQuotaExceeded, .readOnlyFileSystem, .tooManyOpenFiles] {
            #expect(code.concernsFolder)
        }
        for code in [Errno.ioError, .staleNFSFileHandle, .permissionDenied] { #expect(!code.concernsFolder) }
    }

    @Test("a round of polling waits for its interval, and for ten times what the last one took")
    func polling() {
        var polling = Polling(every: .seconds(2))
        let first = polling.nextRound
        #expect(!polling.isDue(at: first - .milliseconds(1)) && polling.isDue(at: first))
        polling.begin(at: first)
        #expect(!polling.isDue(at: first + .seconds(100)))
        polling.end(at: first + .milliseconds(10))
        #expect(polling.nextRound == first + .seconds(2))
        polling.begin(at: polling.nextRound)
        let second = polling.nextRound
        polling.end(at: second + .seconds(1))
        #expect(polling.nextRound == second + .seconds(10))
    }

    @Test("local file systems tell of every change, shared ones do not")
    func fileSystems() throws {
        #expect(try FileSystem.silentType(of: Directory(path: "/tmp")) == nil)
        // NFS_SUPER_MAGIC, SMB2_SUPER_MAGIC, FUSE_SUPER_MAGIC and OVERLAYFS_SUPER_MAGIC of linux/magic.h.
        for magic: UInt32 in [0x6969, 0xFE53_4D42, 0x6573_5546, 0x794C_7630] {
            #expect(FileSystem.silentTypes[magic] != nil)
        }
        // EXT4, XFS, BTRFS and TMPFS.
        for magic: UInt32 in [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994] {
            #expect(FileSystem.silentTypes[magic] == nil)
        }
    }

    @Test("where leases prove nothing, an article waits for the quiet time")
    func quiet() async throws {
        let folder = try Folder()
        var options = DropFolderOptions.test
        options.polls = true
        try await Service.run(on: folder, options: options) { service in
            try folder.write("a", "text")
            try await until("a is done") { folder.isDone("a") }
            let published = service.log.all.compactMap { event in
                if case .published(let publication) = event { publication } else { nil }
            }
            #expect(published.map(\.readyBy) == [.quiet])
            #expect(published.allSatisfy { $0.latency >= options.quiet })
        }
    }

    @Test("heartbeats stop while a worker is stuck, and come again when it is not")
    func stuck() async throws {
        let folder = try Folder()
        let gate = DispatchSemaphore(value: 0)
        let handler = ToyHandler { _ in gate.wait() }
        var options = DropFolderOptions.test
        options.deadline = .milliseconds(200)
        options.heartbeat = .milliseconds(100)
        let log = EventLog()
        let drop = DropFolder(root: folder.path, options: options, handler: handler) { log.add($0) }
        let running = Task { await drop.run() }
        func heartbeats() -> Int {
            log.all.count { if case .heartbeat = $0 { true } else { false } }
        }
        try await until("it beats") { heartbeats() > 1 }
        try folder.write("a", "text")
        try await until("it is told") { log.contains("stalled a") }
        let before = heartbeats()
        try await Task.sleep(for: .seconds(3))
        #expect(heartbeats() == before)
        #expect(log.lines.count { $0 == "stalled a" } == 1)
        gate.signal()
        try await until("a is done") { folder.isDone("a") }
        try await until("it beats again") { heartbeats() > before + 1 }
        drop.stop()
        await running.value
    }
}
