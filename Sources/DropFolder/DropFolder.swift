internal import Inotify
internal import Synchronization
public import SystemPackage
internal import Threads

/// A directory into which people drop articles, and beside each of which an answer appears.
///
/// Every article ends with exactly one sidecar that was made from its present content: the annotations, or the reason
/// why there are none. The sidecars are the only record of what is done, so a folder can be moved, copied, restored or
/// served by another process, and nothing can disagree with it.
///
/// ```swift
/// let folder = DropFolder(root: "/var/spool/hashiya/drop", handler: annotator) { event in print(event) }
/// await folder.run()
/// ```
public final class DropFolder<Handler: ArticleHandler>: Sendable {
    private let root: FilePath
    private let options: DropFolderOptions
    private let handler: Handler
    private let report: @Sendable (DropFolderEvent) -> Void
    private let coordinator = ThreadExecutor("coordinator", limit: 1)
    private let stopping = Mutex(Stopping())

    private struct Stopping {
        var isRequested = false
        var continuation: AsyncStream<Void>.Continuation?
    }

    /// Creates a folder that is not watched yet.
    ///
    /// - Parameters:
    ///   - root: The directory. It need not exist yet: it is watched as soon as it does.
    ///   - options: How the folder behaves.
    ///   - handler: What happens to the articles.
    ///   - report: Told of everything that happens, one event at a time, on the folder's own thread.
    public init(
        root: FilePath, options: DropFolderOptions = .init(), handler: Handler,
        report: @escaping @Sendable (DropFolderEvent) -> Void
    ) {
        self.root = root
        self.options = options
        self.handler = handler
        self.report = report
    }

    /// Watches the folder until ``stop()`` is called or the task is cancelled. Articles in progress are finished
    /// before it returns.
    public func run() async {
        await withTaskCancellationHandler {
            await withTaskExecutorPreference(coordinator) { await watch() }
        } onCancel: {
            stop()
        }
    }

    /// Asks ``run()`` to start nothing new, finish what is in progress and return. May be called from anywhere, more
    /// than once.
    public func stop() {
        stopping.withLock {
            $0.isRequested = true
            $0.continuation?.yield()
            $0.continuation?.finish()
        }
    }

    private func watch() async {
        var hasBeenLost = false
        var lastReason: String?
        while !stopping.withLock({ $0.isRequested }) {
            let reason: String
            do throws(DropFolderEvent.Fault) {
                let session = try openSession()
                report(.watching(again: hasBeenLost))
                lastReason = nil
                switch await session.run(stop: stopStream()) {
                case .stopped, .idle: return
                case .rootLost(let lost): reason = lost
                }
            } catch {
                reason = error.description
                if reason != lastReason { report(.rootLost(reason: reason)) }
            }
            hasBeenLost = true
            lastReason = reason
            await awaitRoot()
        }
    }

    private func openSession() throws(DropFolderEvent.Fault) -> Session<Handler> {
        let directory = try attempt("open the directory") { () throws(Errno) in try Directory(path: root) }
        guard try attempt("lock the directory", { () throws(Errno) in try directory.tryLock() }) else {
            throw DropFolderEvent.Fault(action: "watch it: another process does", code: .resourceBusy)
        }
        return try Session(root: root, directory: directory, options: options, handler: handler, report: report)
    }

    /// Waits until the root can be opened again; the caller finds out whether it can be watched too.
    private func awaitRoot() async {
        repeat {
            if options.heartbeat != nil { report(.heartbeat) }
            try? await Task.sleep(for: .seconds(1))
            if stopping.withLock({ $0.isRequested }) { return }
        } while (try? Directory(path: root)) == nil
    }

    private func stopStream() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        stopping.withLock {
            $0.continuation = continuation
            if $0.isRequested { continuation.yield() }
        }
        return stream
    }
}
