/// A watch of one descriptor, by the kernel's number. Numbers are not used again while the descriptor is open
/// (inotify(7), BUGS, tells of the wrap after 2,147,483,647 of them).
public struct WatchDescriptor: RawRepresentable, Hashable, Sendable {
    /// The kernel's number, positive.
    public let rawValue: Int32

    /// Takes the kernel's number.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }
}

extension WatchDescriptor: CustomStringConvertible {
    /// The number, as in `watch 3`.
    public var description: String { "watch \(rawValue)" }
}

/// One thing that happened under a watch, as struct inotify_event tells it.
public struct Event: Hashable, Sendable {
    /// The watch that saw it.
    public let watch: WatchDescriptor
    /// What happened: one event bit, with ``EventMask/isDirectory`` where the subject is a directory.
    public let mask: EventMask
    /// The number that ties a ``EventMask/movedFrom`` to its ``EventMask/movedTo``; 0 for everything else.
    public let cookie: UInt32
    /// The entry of the watched directory that it happened to; `nil` when it happened to what is watched itself.
    public let name: FileName?

    /// An event as it would come from the kernel; a test may make its own.
    public init(watch: WatchDescriptor, mask: EventMask, cookie: UInt32 = 0, name: FileName? = nil) {
        self.watch = watch
        self.mask = mask
        self.cookie = cookie
        self.name = name
    }
}

extension Event: CustomStringConvertible {
    /// The event for people to read, as in `create|isDirectory "photos" (watch 1)`.
    public var description: String {
        let subject = name.map { " \"\($0)\"" } ?? ""
        let pair = cookie == 0 ? "" : " cookie \(cookie)"
        return "\(mask)\(subject)\(pair) (\(watch))"
    }
}

/// What a read of the descriptor yields: an event, or the news that events were lost.
public enum Notification: Hashable, Sendable {
    /// Something happened.
    case event(Event)
    /// The kernel's queue (fs.inotify.max_queued_events) was full, and nobody knows what happened since.
    case overflow
}

/// What has happened since the last batch.
public struct Batch: Hashable, Sendable {
    /// The events in the kernel's order.
    public var events: [Event]
    /// Events were lost, by the kernel or because the consumer lagged. Whatever was inferred from events is in doubt,
    /// the state of every watch among it (a lost event may have been ``EventMask/ignored``): look at the directory.
    public var overflowed: Bool

    /// A batch as it would come from a monitor; a test may make its own.
    public init(events: [Event] = [], overflowed: Bool = false) {
        self.events = events
        self.overflowed = overflowed
    }

    /// Nothing happened and nothing was lost.
    public var isEmpty: Bool { events.isEmpty && !overflowed }
}
