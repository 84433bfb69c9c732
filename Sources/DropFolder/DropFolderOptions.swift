/// How a drop folder behaves.
public struct DropFolderOptions: Hashable, Sendable {
    /// Whether directories below the root are watched too.
    public var isRecursive: Bool
    /// How long an article must be left alone after a read lease was granted.
    public var settle: Duration
    /// How long an article must be left alone where leases cannot be had, and an empty file everywhere.
    public var quiet: Duration
    /// Articles worked on at once.
    public var width: Int
    /// Largest article in bytes.
    public var maximumSize: Int
    /// How long an article may take to annotate; handlers are told, and keep to it.
    public var deadline: Duration
    /// Whether the folder is looked through regularly though events may come. Where changes can come without events
    /// (NFS, SMB, FUSE, overlayfs) it is in any case.
    public var polls: Bool
    /// How often, where the folder is looked through regularly. A folder that takes long is looked through less often.
    public var pollInterval: Duration
    /// How often the folder must prove that its events still arrive; nil for never.
    public var heartbeat: Duration?
    /// Whether to end once everything in the folder is done.
    public var stopsWhenIdle: Bool

    /// A width that keeps disk and processors at work: eight articles for each processor, since most of the time an article
    /// waits for the disk. Beyond 64 they mostly wait for the directory's lock.
    public static var defaultWidth: Int { min(8 * processors, 64) }

    /// Processors at work.
    public static var processors: Int { SystemLimits.processors }

    /// Creates options.
    public init(
        isRecursive: Bool = false, settle: Duration = .milliseconds(50), quiet: Duration = .seconds(2),
        width: Int = 2, maximumSize: Int = 4 << 20, deadline: Duration = .seconds(30),
        polls: Bool = false, pollInterval: Duration = .seconds(2), heartbeat: Duration? = nil,
        stopsWhenIdle: Bool = false
    ) {
        precondition(width > 0, "at least one article must be worked on at a time")
        self.isRecursive = isRecursive
        self.settle = settle
        self.quiet = quiet
        self.width = width
        self.maximumSize = maximumSize
        self.deadline = deadline
        self.polls = polls
        self.pollInterval = pollInterval
        self.heartbeat = heartbeat
        self.stopsWhenIdle = stopsWhenIdle
    }
}
