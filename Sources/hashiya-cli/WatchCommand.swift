import ArgumentParser
import Dispatch
import DropFolder
import Foundation
import Hashiya
import Synchronization
import SystemPackage

/// `hashiya watch`: the service's engine in the foreground.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Watch a directory in the foreground and annotate what is dropped into it.",
        discussion: "Writes ARTICLE.annotations.json beside each article. Control-C finishes what is in progress.")

    @OptionGroup var lexicons: LexiconOptions

    @Flag(help: "Annotate what is there, then exit.")
    var once = false

    @Flag(help: "Watch the directories below, too.")
    var recursive = false

    @Option(help: ArgumentHelp("How long an article must be left alone, in milliseconds.", valueName: "ms"))
    var settle = 50

    @Option(help: ArgumentHelp("Articles at once; 0 for eight a core.", valueName: "n"))
    var width = 0

    @Flag(help: "Look through the directory regularly, even where the kernel tells of changes.")
    var poll = false

    @Option(help: ArgumentHelp("How long an article may take to annotate, in milliseconds.", valueName: "ms"))
    var deadline = 30_000

    @Argument(help: "The directory.", completion: .directory)
    var directory: String

    func validate() throws {
        guard deadline > 0, deadline <= 3_600_000 else {
            throw ValidationError("--deadline takes 1 to 3600000 milliseconds")
        }
        guard settle >= 0, settle <= 60_000 else { throw ValidationError("--settle takes 0 to 60000 milliseconds") }
        guard width >= 0, width <= 1024 else { throw ValidationError("--width takes 0 to 1024") }
    }

    mutating func run() async throws {
        let annotator = try lexicons.annotator()
        let options = DropFolderOptions(
            isRecursive: recursive, settle: .milliseconds(settle),
            width: width > 0 ? width : DropFolderOptions.defaultWidth,
            deadline: .milliseconds(deadline), polls: poll, stopsWhenIdle: once)
        let tally = Mutex((done: 0, failed: 0))
        let isOnce = once
        let folder = DropFolder(root: FilePath(directory), options: options, handler: annotator) { event in
            if let line = EventLine.text(of: event) {
                // Not print(_:): into a pipe that would be held back until the end.
                FileHandle.standardOutput.write(Data("\(line)\n".utf8))
            }
            if case .published(let publication) = event {
                tally.withLock {
                    if publication.product.kind == .annotations { $0.done += 1 } else { $0.failed += 1 }
                }
            }
            if case .rootLost = event, isOnce { WatchCommand.exit(withError: ExitCode.failure) }
        }
        let signals = SignalHandling(stopping: folder)
        await folder.run()
        withExtendedLifetime(signals) {}
        let (done, failed) = tally.withLock { $0 }
        print("\(done) annotated, \(failed) with an error")
    }
}

/// Stops a folder at the first SIGINT or SIGTERM.
private final class SignalHandling {
    private let sources: [any DispatchSourceSignal]

    init(stopping folder: DropFolder<Annotator>) {
        // Leases that are broken at the wrong moment announce it by SIGIO, which would end the process.
        signal(SIGIO, SIG_IGN)
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { folder.stop() }
            source.resume()
            return source
        }
    }
}

/// A folder's event as a line for a terminal.
enum EventLine {
    static func text(of event: DropFolderEvent) -> String? {
        switch event {
        case .watching: "Watching; drop articles into the directory"
        case .rootLost(let reason): "Cannot watch the directory: \(reason)"
        case .scanned(let articles, let current): "Found \(articles) articles, \(current) of them done"
        case .rescanned(let articles, let found):
            "Looked through the directory again: \(articles) articles, \(found) of them to do"
        case .polling(let path, let fileSystem):
            "\(escaped(path.isEmpty ? "." : path)): on \(fileSystem), which does not tell of all changes; looking regularly"
        case .stalled(let path, let time): "\(escaped(path)): worked on for \(time), the worker is stuck"
        case .published(let publication): text(of: publication)
        case .ignored(let path, let reason): "\(escaped(path)): passed over: \(reason)"
        case .conflict(let path, let sidecar): "\(escaped(path)): left alone: \(escaped(sidecar)) is not a file of ours"
        case .retrying(let path, let fault, _, let delay): "\(escaped(path)): \(fault); again in \(delay)"
        case .directoryFault(let path, let fault): "\(escaped(path)): \(fault)"
        case .overflowed: "The kernel dropped events; looking through the directory again"
        case .heartbeat, .progress: nil
        }
    }

    private static func text(of publication: DropFolderEvent.Publication) -> String {
        let path = escaped(publication.path)
        let product = publication.product
        let milliseconds = Double(publication.duration / .microseconds(1)) / 1000
        guard product.kind == .annotations else {
            return "\(path): cannot be annotated: \(product.problem ?? "unknown") → \(path)\(product.kind.suffix)"
        }
        let counts = ["tokens", "entities", "quantities"].map { "\(product.counts[$0] ?? 0) \($0)" }
        return
            "\(path): \(counts.joined(separator: ", ")) in \((milliseconds * 1000).rounded() / 1000) ms → \(path)\(product.kind.suffix)"
    }

    /// A path on one line, whatever it holds.
    private static func escaped(_ path: String) -> String {
        String(
            path.unicodeScalars.flatMap { scalar -> [Character] in
                scalar.properties.generalCategory == .control
                    ? Array(scalar.escaped(asASCII: true)) : [Character(scalar)]
            })
    }
}
