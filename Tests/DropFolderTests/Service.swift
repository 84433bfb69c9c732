import DropFolder
import Synchronization
import SystemPackage
import Testing

/// What a drop folder said, in order.
final class EventLog: Sendable {
    private let entries = Mutex<[DropFolderEvent]>([])

    func add(_ event: DropFolderEvent) { entries.withLock { $0.append(event) } }

    var all: [DropFolderEvent] { entries.withLock { $0 } }

    /// What each event that a test cares for was, in a word and a path; progress and heartbeats are left out.
    var lines: [String] {
        all.compactMap { event in
            switch event {
            case .watching(let again): again ? "watching again" : "watching"
            case .rootLost: "root lost"
            case .scanned(let articles, let current): "scanned \(articles) \(current)"
            case .rescanned(let articles, let found): "rescanned \(articles) \(found)"
            case .polling(let path, let fileSystem): "polling \(path) \(fileSystem)"
            case .stalled(let path, _): "stalled \(path)"
            case .published(let publication): "\(publication.isUnchanged ? "unchanged" : "written") \(publication.path)"
            case .ignored(let path, let reason): "ignored \(path): \(reason)"
            case .conflict(let path, let sidecar): "conflict \(path): \(sidecar)"
            case .retrying(let path, _, _, _): "retrying \(path)"
            case .directoryFault(let path, _): "fault \(path)"
            case .overflowed: "overflowed"
            case .heartbeat, .progress: nil
            }
        }
    }

    func contains(_ line: String) -> Bool { lines.contains(line) }
}

/// A drop folder at work on a test's folder.
struct Service {
    let folder: Folder
    let handler: ToyHandler
    let log: EventLog
    let drop: DropFolder<ToyHandler>

    /// Runs a drop folder around `body`, which starts once everything found has been looked at, and stops it after.
    static func run(
        on folder: Folder, handler: ToyHandler = ToyHandler(), options: DropFolderOptions = .test,
        _ body: (Service) async throws -> Void
    ) async throws {
        let log = EventLog()
        let drop = DropFolder(root: folder.path, options: options, handler: handler) { log.add($0) }
        let running = Task { await drop.run() }
        let service = Service(folder: folder, handler: handler, log: log, drop: drop)
        do {
            try await until("the folder is scanned") { log.lines.contains { $0.hasPrefix("scanned") } }
            try await body(service)
        } catch {
            drop.stop()
            await running.value
            throw error
        }
        drop.stop()
        await running.value
    }

    /// Waits until an article is done, and until anything that its events asked for has been done too.
    func done(_ names: String...) async throws {
        for name in names { try await until("\(name) is done") { folder.isDone(name) } }
        try await flush()
    }

    /// Drops a further article and waits for it: whatever was due before is then under way or over.
    func flush() async throws {
        let marker = "marker-\(handler.total)-\(log.all.count)"
        try folder.write(marker, marker)
        try await until("the marker is done") {
            log.contains("written \(marker)") && handler.all.working == 0
        }
    }
}

extension DropFolderOptions {
    /// Short times, so that tests are short.
    static var test: DropFolderOptions {
        DropFolderOptions(settle: .milliseconds(20), quiet: .milliseconds(200))
    }

    static var recursive: DropFolderOptions {
        var options = DropFolderOptions.test
        options.isRecursive = true
        return options
    }
}

/// A condition that did not come true.
struct Timeout: Error, CustomStringConvertible {
    let description: String
}

/// Waits for a condition, at most a minute: a loaded machine is slow, and a success waits for nothing.
func until(_ what: String, seconds: Int = 60, _ condition: () throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while try !condition() {
        guard .now < end else { throw Timeout(description: "not in \(seconds) s: \(what)") }
        try await Task.sleep(for: .milliseconds(5))
    }
}
