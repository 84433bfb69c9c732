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
    func hold() {
        var hold = Hold()
        #expect(!hold.isOn)
        let first = hold.take(at: start)
        #expect(hold.isOn && hold.nextTry == start + first)
        // The same fault, met by an article that was under way.
        #expect(hold.take(at: start + first / 2) == first - first / 2)
        var now = start + first
        var waits = [first]
        for _ in 0..<8 {
            waits.append(hold.take(at: now))
            now += waits[waits.count - 1]
        }
        #expect(waits[1] > waits[0] && waits[2] > waits[1])
        #expect(waits.allSatisfy { $0 <= Backoff.folder.cap * 1.2 })
        let ended = hold.end()
        #expect(ended && !hold.isOn && hold.nextTry == nil)
        let endedAgain = hold.end()
        #expect(!endedAgain)
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
