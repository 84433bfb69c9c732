import DropFolder
import Logging
import Settings
import SystemPackage
import Systemd

/// Writes what happens to the journal, with a field for every fact.
struct ServiceLog: Sendable {
    let logger: Logger
    private let root: String

    init(level: ServiceSettings.LogLevel, root: String) {
        let threshold = Logger.Level(rawValue: level.rawValue) ?? .info
        logger = Logger(label: "hashiyad") {
            LogHandlers.automatic(label: $0, identifier: "hashiyad", level: threshold)
        }
        self.root = root
    }

    /// Logs an event of the folder. Progress and heartbeats are for systemd, not for the journal.
    func log(_ event: DropFolderEvent) {
        switch event {
        case .watching(again: false):
            log(.notice, JournalMessages.started, "Watching \(root)")
        case .watching(again: true):
            log(.notice, JournalMessages.rootBack, "Watching \(root) again")
        case .rootLost(let reason):
            log(.error, JournalMessages.rootLost, "Cannot watch \(root): \(reason)")
        case .scanned(let articles, let current):
            logger.info(
                "Found \(articles) articles, of which \(current) are done", metadata: ["HASHIYA_ROOT": "\(root)"])
        case .rescanned(let articles, let found):
            log(
                .notice, JournalMessages.rescanned,
                "Looked through \(root) again: \(articles) articles, of which \(found) are to be done",
                ["HASHIYA_COUNT": "\(articles)", "HASHIYA_FOUND": "\(found)"])
        case .polling(let path, let fileSystem):
            log(
                .notice, JournalMessages.polling,
                "\(path.isEmpty ? root : path) is on \(fileSystem), which does not tell of all changes: looking regularly",
                ["HASHIYA_FILE_SYSTEM": "\(fileSystem)"])
        case .stalled(let path, let time):
            log(
                .error, JournalMessages.stalled,
                "Stuck on \(path) for \(time.components.seconds) s: the watchdog is no longer fed",
                ["HASHIYA_ARTICLE": "\(path)"])
        case .published(let publication):
            log(publication)
        case .ignored(let path, let reason):
            log(.warning, JournalMessages.ignored, "Passed over \(path): \(reason)", ["HASHIYA_ARTICLE": "\(path)"])
        case .conflict(let path, let sidecar):
            log(
                .warning, JournalMessages.conflict, "Left \(path) alone: \(sidecar) is not a file of ours",
                ["HASHIYA_ARTICLE": "\(path)"])
        case .retrying(let path, let fault, let attempt, let delay):
            log(
                .warning, JournalMessages.retrying, "Will try \(path) again in \(delay): \(fault)",
                [
                    "HASHIYA_ARTICLE": "\(path)", "HASHIYA_ATTEMPT": "\(attempt)",
                    "HASHIYA_ERRNO": "\(fault.code.rawValue)", "ERRNO": "\(fault.code.rawValue)",
                ])
        case .directoryFault(let path, let fault):
            log(
                .warning, JournalMessages.retrying,
                "Trouble with the directory \(path.isEmpty ? root : path): \(fault)",
                [
                    "HASHIYA_ARTICLE": "\(path)", "HASHIYA_ERRNO": "\(fault.code.rawValue)",
                    "ERRNO": "\(fault.code.rawValue)",
                ])
        case .overflowed:
            log(.warning, JournalMessages.overflow, "The kernel dropped events; looking through \(root) again")
        case .heartbeat, .progress: break
        }
    }

    private func log(_ publication: DropFolderEvent.Publication) {
        let product = publication.product
        let isAnnotated = product.kind == .annotations
        var metadata: Logger.Metadata = [
            "HASHIYA_ARTICLE": "\(publication.path)",
            "HASHIYA_RESULT": publication.isUnchanged ? "restamped" : isAnnotated ? "annotated" : "failed",
            "HASHIYA_READY_BY": "\(publication.readyBy.rawValue)",
            "HASHIYA_DURATION_USEC": "\(publication.duration.microseconds)",
            "HASHIYA_LATENCY_USEC": "\(publication.latency.microseconds)",
            "HASHIYA_SIZE": "\(publication.size)",
            "HASHIYA_OUTPUT_SIZE": "\(product.bytes.count)",
        ]
        if let sha256 = product.sha256 { metadata["HASHIYA_SHA256"] = "\(sha256)" }
        if let problem = product.problem { metadata["HASHIYA_PROBLEM"] = "\(problem)" }
        for (name, count) in product.counts { metadata["HASHIYA_\(name.uppercased())"] = "\(count)" }
        if isAnnotated {
            let verb = publication.isUnchanged ? "Confirmed" : "Annotated"
            log(.info, JournalMessages.annotated, "\(verb) \(publication.path)", metadata)
        } else {
            let reason = product.problem ?? "unknown"
            log(.warning, JournalMessages.failed, "Cannot annotate \(publication.path): \(reason)", metadata)
        }
    }

    /// Logs that a new configuration is in force.
    func reloaded(_ configuration: Configuration) {
        let file = configuration.file ?? "defaults"
        log(.notice, JournalMessages.reloaded, "Reloaded \(file)", ["HASHIYA_CONFIG": "\(file)"])
    }

    /// Logs everything that is wrong with a configuration at a reload; the old one stays.
    func reloadRefused(_ error: ConfigurationError) {
        for problem in error.problems {
            log(.error, JournalMessages.reloadRefused, "Kept the old configuration: \(problem)", fields(of: problem))
        }
    }

    /// Logs everything that is wrong with a configuration at a start; the service ends.
    func configurationRefused(_ error: ConfigurationError) {
        for problem in error.problems { logger.critical("\(problem)", metadata: fields(of: problem)) }
    }

    /// Logs the end.
    func stopped() { log(.notice, JournalMessages.stopped, "Stopped watching \(root)") }

    private func fields(of problem: SettingsProblem) -> Logger.Metadata {
        ["HASHIYA_CONFIG": "\(problem.file)", "HASHIYA_LINE": "\(problem.line ?? 0)"]
    }

    private func log(
        _ level: Logger.Level, _ message: MessageID, _ text: String, _ metadata: Logger.Metadata = [:],
        function: String = #function, line: UInt = #line
    ) {
        var metadata = metadata
        metadata["MESSAGE_ID"] = "\(message)"
        metadata["HASHIYA_ROOT"] = "\(root)"
        logger.log(level: level, "\(text)", metadata: metadata, function: function, line: line)
    }
}

extension Duration {
    /// Whole microseconds.
    var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
