internal import Glibc
internal import Inotify
internal import SystemPackage

/// One attempt at one article, from the first look to the durable sidecar. Synchronous: it blocks its thread.
struct ArticleTask: Sendable {
    typealias Fault = DropFolderEvent.Fault

    let directory: Directory
    let name: FileName
    /// The bytes that were counted for it. One that has grown meanwhile waits for its turn again.
    let weight: Int
    /// Where neither leases nor the file system's clock prove anything: what the article has been for the quiet period.
    let seen: FileStatus?
    /// Looks into the article even if the sidecar's time stamp is right: something happened while it was last read.
    let mistrustsTimeStamp: Bool
    /// Writes the sidecar again even if it has the right bytes: an fsync failed.
    let rewrites: Bool
    /// How long nothing has been heard of the article.
    let silence: Duration
    let options: DropFolderOptions
    let leftovers: Leftovers

    /// What became of the attempt.
    enum Outcome: Sendable {
        /// The sidecar is in place.
        case published(Publication)
        /// The sidecar already was.
        case current
        /// There is no such article any more.
        case vanished
        /// A writer has the article.
        case busy
        /// The article has not been quiet for long enough; look again after this time.
        case unsettled(Duration)
        /// The article changed while it was being read or annotated.
        case changed
        /// It is not a regular file.
        case notArticle(FileStatus.Kind)
        /// A foreign file stands where the sidecar belongs.
        case conflict(SidecarKind)
        /// It may work later.
        case fault(Fault)
    }

    /// A publication without the article's place in the folder, which the coordinator knows.
    struct Publication: Sendable {
        var product: Product
        var isUnchanged: Bool
        var readyBy: DropFolderEvent.Readiness
        var size: Int
        var duration: Duration
        var latency: Duration
    }

    func run(_ handler: some ArticleHandler) -> Outcome {
        do throws(Fault) {
            return try process(handler)
        } catch {
            return .fault(error)
        }
    }

    private func process(_ handler: some ArticleHandler) throws(Fault) -> Outcome {
        let start = ContinuousClock.now
        guard let status = try attempt("look at it", { () throws(Errno) in try directory.statusIfPresent(of: name) })
        else { return .vanished }
        guard status.kind == .regular else { return .notArticle(status.kind) }
        guard status.size <= weight || status.size > options.maximumSize else { return .changed }
        if let seen, !seen.isSameVersion(as: status) { return .changed }
        let publisher = Publisher(directory: directory, leftovers: leftovers)
        if !mistrustsTimeStamp, !rewrites {
            let state = try attempt("look beside it") { () throws(Errno) in
                try SidecarState.examine(name, status, in: directory)
            }
            if case .current = state { return .current }
        }
        // Before the work, not after it: it would be in vain each time.
        if let kind = try publisher.foreignSidecar(of: name) { return .conflict(kind) }
        let (reading, readyBy): (Reading, DropFolderEvent.Readiness)
        switch try read(status) {
        case .success(let read): (reading, readyBy) = read
        case .failure(let early): return early.outcome
        }
        let product = product(of: reading, status, handler)
        let result = try publisher.publish(product, for: name, version: status, rewrites: rewrites)
        switch result {
        case .foreign(let kind): return .conflict(kind)
        case .articleChanged: return .changed
        case .unchanged: return .current
        case .written, .restamped:
            return .published(
                Publication(
                    product: product, isUnchanged: result == .restamped, readyBy: readyBy, size: status.size,
                    duration: .now - start, latency: max(.zero, FileTime.now().elapsed(since: status.changed))))
        }
    }

    private enum Reading {
        case bytes([UInt8])
        case rejection(Rejection)
    }

    private struct Early: Error {
        let outcome: Outcome
    }

    /// Opens the article, makes sure that its writer is done, and reads it.
    private func read(_ status: FileStatus) throws(Fault) -> Result<(Reading, DropFolderEvent.Readiness), Early> {
        do throws(Errno) {
            return try read(try directory.openForReading(name), status)
        } catch .permissionDenied, .notPermitted {
            if let wait = remainingQuiet(status) { return .failure(Early(outcome: .unsettled(wait))) }
            return .success((.rejection(.unreadable(reason: Errno.permissionDenied.description)), .quiet))
        } catch .noSuchFileOrDirectory {
            return .failure(Early(outcome: .vanished))
        } catch .tooManySymbolicLinkLevels, .noSuchAddressOrDevice {
            return .failure(Early(outcome: .changed))
        } catch {
            throw Fault(action: "read it", code: error)
        }
    }

    private func read(
        _ file: consuming Descriptor, _ status: FileStatus
    ) throws(Errno) -> Result<(Reading, DropFolderEvent.Readiness), Early> {
        guard try file.status().isSameVersion(as: status) else { return .failure(Early(outcome: .changed)) }
        let readyBy: DropFolderEvent.Readiness
        switch file.probeLease() {
        case .refused: return .failure(Early(outcome: .busy))
        case .granted: readyBy = seen == nil ? .lease : .quiet
        case .unavailable: readyBy = .quiet
        }
        // Many writers create a file first and fill it later, so an empty one is given time.
        if readyBy == .quiet || status.size == 0, let wait = remainingQuiet(status) {
            return .failure(Early(outcome: .unsettled(wait)))
        }
        if status.size > options.maximumSize {
            return .success((.rejection(.tooLarge(limit: options.maximumSize)), readyBy))
        }
        let bytes = try file.readAll(expecting: status.size, limit: options.maximumSize)
        let after = try file.status()
        let isWhole = bytes.count == status.size && after.isSameVersion(as: status)
        return isWhole ? .success((.bytes(bytes), readyBy)) : .failure(Early(outcome: .changed))
    }

    /// How much of the quiet period is left, or nil when it is over. A time stamp in the future tells nothing, so then
    /// only what was heard counts.
    private func remainingQuiet(_ status: FileStatus) -> Duration? {
        guard seen == nil else { return nil }
        let age = FileTime.now().elapsed(since: status.changed)
        let calm = age < .zero ? silence : min(silence, age)
        return calm < options.quiet ? options.quiet - calm : nil
    }

    private func product(of reading: Reading, _ status: FileStatus, _ handler: some ArticleHandler) -> Product {
        let file = ArticleFile(name: name.bytes, size: status.size, modified: status.modified)
        return switch reading {
        case .bytes(let bytes): handler.annotate(ReadArticle(file: file, bytes: bytes, deadline: options.deadline))
        case .rejection(let rejection): handler.reject(file, because: rejection)
        }
    }
}
