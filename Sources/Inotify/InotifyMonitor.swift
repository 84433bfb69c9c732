internal import Synchronization
public import SystemPackage
internal import Threads

/// An inotify instance that is read by a thread of its own, as an asynchronous sequence of batches.
///
/// The thread, named `inotify`, does nothing but move what the kernel has queued into a bounded buffer, so that the
/// kernel's queue stays short however long the consumer takes. When the buffer is full the rest is dropped and the next
/// batch is marked ``Batch/overflowed``: memory is bounded, and the fact of a loss is never lost.
///
/// ```swift
/// let monitor = try InotifyMonitor()
/// let watch = try monitor.addWatch("/var/spool/in", for: [.create, .closeWrite, .movedTo, .onlyDirectory])
/// for try await batch in monitor {
///     if batch.overflowed { scanAgain() }
///     for event in batch.events where event.watch == watch { look(at: event.name) }
/// }
/// ```
///
/// ``close()``, or the end of the monitor's life, stops the thread and ends the sequence.
public final class InotifyMonitor: Sendable {
    /// What is closed together, once the thread no longer uses it.
    private struct Running: ~Copyable, Sendable {
        let inotify: InotifyDescriptor
        let stop: StopSignal
        let thread: Thread
    }

    private let running: Mutex<Running?>
    // The thread holds the channel and never the monitor, or the monitor would live for ever.
    private let channel: BatchChannel

    /// Makes an inotify instance and starts its thread.
    ///
    /// - Parameters:
    ///   - capacity: How many events are kept for a consumer that lags, at least 1. The default is the kernel's own default
    ///     for fs.inotify.max_queued_events.
    ///   - ignoring: Which names are of no interest: their events are dropped at once, on the monitor's thread, and wake
    ///     nobody.
    /// - Throws: ``InotifyError/Code/instanceLimit``, ``InotifyError/Code/initializationFailed`` or
    ///   ``InotifyError/Code/threadFailed``.
    public init(
        capacity: Int = 16_384, ignoring: @escaping @Sendable (FileName) -> Bool = { _ in false }
    ) throws(InotifyError) {
        let channel = BatchChannel(capacity: capacity)
        let inotify = try InotifyDescriptor()
        let stop = try StopSignal()
        let loop = ReadLoop(
            poller: try Poller(inotify: inotify.fileDescriptor, stop: stop.fileDescriptor),
            inotify: inotify.fileDescriptor, channel: channel, ignoring: ignoring)
        let thread: Thread
        do throws(Errno) {
            thread = try Thread(name: "inotify") { loop.run() }
        } catch {
            throw InotifyError(.threadFailed, error, subject: "pthread_create")
        }
        self.channel = channel
        running = Mutex(Running(inotify: inotify, stop: stop, thread: thread))
    }

    deinit {
        close()
    }

    /// Stops the thread, waits for its end, and closes the descriptors and with them every watch.
    ///
    /// Batches that are buffered can still be had; after them the sequence ends. A second call does nothing.
    public func close() {
        running.withLock { running in
            guard let ended = running.take() else { return }
            ended.stop.send()
            ended.thread.join()
        }
    }
}

// MARK: - Watches

extension InotifyMonitor {
    /// Watches the file or directory at a path; see ``InotifyDescriptor/addWatch(_:for:)``.
    ///
    /// Events may be in a batch before this returns.
    public func addWatch(_ path: FilePath, for mask: EventMask) throws(InotifyError) -> WatchDescriptor {
        try withInotify { inotify throws(InotifyError) in try inotify.addWatch(path, for: mask) }
    }

    /// Watches what a descriptor is open on; see ``InotifyDescriptor/addWatch(descriptor:for:)``.
    public func addWatch(descriptor: FileDescriptor, for mask: EventMask) throws(InotifyError) -> WatchDescriptor {
        try withInotify { inotify throws(InotifyError) in try inotify.addWatch(descriptor: descriptor, for: mask) }
    }

    /// Removes a watch; events from before may still come, and one with ``EventMask/ignored`` as the last.
    public func removeWatch(_ watch: WatchDescriptor) throws(InotifyError) {
        try withInotify { inotify throws(InotifyError) in try inotify.removeWatch(watch) }
    }

    /// Runs `body` while the descriptor cannot be closed. The reading thread does not take this lock, so a path on a
    /// file system that does not answer never keeps it from draining the queue.
    private func withInotify<Value: Sendable>(
        _ body: (borrowing InotifyDescriptor) throws(InotifyError) -> Value
    ) throws(InotifyError) -> Value {
        try running.withLock { running throws(InotifyError) in
            switch running {
            case .some(let running): try body(running.inotify)
            case .none: throw InotifyError(.closed, .badFileDescriptor)
            }
        }
    }
}

// MARK: - Batches

extension InotifyMonitor: AsyncSequence {
    /// Everything that has happened since the last batch, never empty; `nil` once the monitor is closed and the buffer
    /// is empty, or when the calling task is cancelled.
    ///
    /// A cancelled call takes nothing: what is buffered stays for the next caller, in any task. To tell a cancellation
    /// from the end, ask `Task.isCancelled`.
    ///
    /// - Precondition: one consumer at a time.
    /// - Throws: the error that ended the thread, after the batches before it.
    public func next() async throws(InotifyError) -> Batch? {
        try await channel.next()
    }

    /// An iterator over the monitor's batches; iterators share them, so one at a time is of use.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(monitor: self)
    }

    /// Calls ``InotifyMonitor/next()``, and keeps the monitor alive.
    public struct AsyncIterator: AsyncIteratorProtocol, Sendable {
        fileprivate let monitor: InotifyMonitor

        /// The next batch; see ``InotifyMonitor/next()``.
        public func next() async throws(InotifyError) -> Batch? {
            try await monitor.next()
        }

        /// The next batch, for `for await` in an actor's isolation.
        public func next(isolation actor: isolated (any Actor)?) async throws(InotifyError) -> Batch? {
            try await monitor.next()
        }
    }
}

/// What the thread does: wait, read, hand over.
private final class ReadLoop: Sendable {
    private let poller: Poller
    private let inotify: FileDescriptor
    private let channel: BatchChannel
    private let ignoring: @Sendable (FileName) -> Bool

    init(
        poller: consuming Poller, inotify: FileDescriptor, channel: BatchChannel,
        ignoring: @escaping @Sendable (FileName) -> Bool
    ) {
        self.ignoring = ignoring
        self.poller = poller
        self.inotify = inotify
        self.channel = channel
    }

    func run() {
        var buffer = InotifyDescriptor.makeReadBuffer()
        do {
            while try poller.wait() == .readable {
                let notifications = try InotifyDescriptor.read(inotify, into: &buffer).filter(isOfInterest)
                if !notifications.isEmpty { channel.send(notifications) }
            }
            channel.finish(.success(()))
        } catch {
            channel.finish(.failure(error))
        }
    }

    private func isOfInterest(_ notification: Notification) -> Bool {
        guard case .event(let event) = notification, let name = event.name else { return true }
        return !ignoring(name)
    }
}
