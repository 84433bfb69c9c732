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
    /// How often the folder must prove that its events still arrive; nil for never.
    public var heartbeat: Duration?
    /// Whether to end once everything in the folder is done.
    public var stopsWhenIdle: Bool

    /// Creates options.
    public init(
        isRecursive: Bool = false, settle: Duration = .milliseconds(50), quiet: Duration = .seconds(2),
        width: Int = 2, maximumSize: Int = 4 << 20, heartbeat: Duration? = nil, stopsWhenIdle: Bool = false
    ) {
        precondition(width > 0, "at least one article must be worked on at a time")
        self.isRecursive = isRecursive
        self.settle = settle
        self.quiet = quiet
        self.width = width
        self.maximumSize = maximumSize
        self.heartbeat = heartbeat
        self.stopsWhenIdle = stopsWhenIdle
    }
}
