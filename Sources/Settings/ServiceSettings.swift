/// What an administrator decides about the service. `etc/hashiya/hashiyad.toml` documents every key.
public struct ServiceSettings: Hashable, Sendable {
    /// `watch.directory`: absolute path of the root.
    public var directory = "/var/spool/hashiya/drop"
    /// `watch.recursive`: whether directories below the root are watched too.
    public var isRecursive = false
    /// `watch.settle`: quiet time after a granted read lease.
    public var settle = Duration.milliseconds(50)
    /// `watch.quiet`: quiet time where leases cannot be had.
    public var quiet = Duration.seconds(2)
    /// `watch.poll`: whether the folder is looked through regularly though events may come.
    public var polls = false
    /// `watch.poll-interval`: how often the folder is looked through where events cannot be relied on.
    public var pollInterval = Duration.seconds(2)
    /// `work.width`: articles at once; 0 for eight a core.
    public var width = 0
    /// `work.maximum-size`: largest article in bytes.
    public var maximumSize = 4 << 20
    /// `work.deadline`: how long an article may take to annotate.
    public var deadline = Duration.seconds(30)
    /// `work.drain-timeout`: how long a stop waits for articles in progress.
    public var drainTimeout = Duration.seconds(20)
    /// `log.level`: least severe messages that are logged.
    public var logLevel = LogLevel.info
    /// `lexicons.directory`: files that replace built-in lexicons; empty for none.
    public var lexiconDirectory = ""

    /// The defaults.
    public init() {}

    /// Severities, as swift-log names them.
    public enum LogLevel: String, CaseIterable, Sendable {
        /// Everything.
        case trace
        /// What a developer asks for.
        case debug
        /// Each article.
        case info
        /// Starts, stops, reloads.
        case notice
        /// Articles that cannot be annotated, faults that are retried.
        case warning
        /// The service cannot do its work.
        case error
        /// The service ends.
        case critical
    }
}
