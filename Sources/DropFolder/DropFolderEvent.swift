public import SystemPackage

/// What a drop folder tells its owner. Events come one after another, in the order in which things happened.
public enum DropFolderEvent: Sendable {
    /// The root is being watched; `again` when it had been lost.
    case watching(again: Bool)
    /// The root cannot be watched, and why. It is tried again until it can.
    case rootLost(reason: String)
    /// The folder as it was found has been looked through: `articles` in all, of which `current` needed nothing.
    case scanned(articles: Int, current: Int)
    /// The folder has been looked through again, after events were lost or put off: `articles` in all, of which `found`
    /// need work.
    case rescanned(articles: Int, found: Int)
    /// Changes in a directory can come without events, because of its file system; it is looked through regularly.
    case polling(path: String, fileSystem: String)
    /// A sidecar is in its place and durable.
    case published(Publication)
    /// A name in the folder cannot be an article.
    case ignored(path: String, reason: String)
    /// Something that is not ours stands where the article's sidecar belongs; it is left alone.
    case conflict(path: String, sidecar: String)
    /// A fault that may go away by itself; the article is tried again after `delay`.
    case retrying(path: String, fault: Fault, attempt: Int, delay: Duration)
    /// A directory below the root cannot be watched or listed.
    case directoryFault(path: String, fault: Fault)
    /// An article has been worked on for far longer than its deadline: the worker is stuck, and no heartbeat is reported
    /// until it is done.
    case stalled(path: String, for: Duration)
    /// The kernel dropped events; the folder is looked through again.
    case overflowed
    /// The folder's events still arrive, or the root is in a known state of which events cannot tell.
    case heartbeat
    /// How much there is to do; once a second.
    case progress(Progress)

    /// An article's sidecar, published.
    public struct Publication: Sendable {
        /// Path of the article below the root.
        public var path: String
        /// What was published.
        public var product: Product
        /// Whether the sidecar already had these bytes, so that only its time stamp was renewed.
        public var isUnchanged: Bool
        /// How it was known that the writer was done.
        public var readyBy: Readiness
        /// Size of the article in bytes.
        public var size: Int
        /// From the first look at the article to the durable sidecar.
        public var duration: Duration
        /// From the article's last change to the durable sidecar, by the clock that stamps files.
        public var latency: Duration
    }

    /// How it was known that an article's writer was done.
    public enum Readiness: String, Sendable {
        /// A read lease was granted: no writable descriptor or mapping existed.
        case lease
        /// Nothing had changed for the quiet period.
        case quiet
    }

    /// A system call that failed.
    public struct Fault: Error, Sendable, CustomStringConvertible {
        /// What was being done, as in "cannot …".
        public var action: String
        /// The kernel's reason.
        public var code: Errno
        /// Whether a sidecar that is in place may not be durable, so that it must be written anew.
        var doubtsDurability = false
        /// Whether every other article of the directory would meet it too, whatever its code says.
        var isOfDirectory = false

        /// A sentence for people.
        public var description: String { "cannot \(action): \(code)" }
    }

    /// How much there is to do.
    public struct Progress: Hashable, Sendable {
        /// Articles being worked on.
        public var working: Int
        /// Articles known to need work, or a look.
        public var waiting: Int
        /// Those of them that met a fault and are tried again.
        public var retrying: Int
        /// Whether a directory waits because of the fault.
        public var isHeld: Bool
        /// Whether a worker is stuck.
        public var isStalled: Bool
        /// Why the root's own times cannot be set, as on a read-only file system; nil where they can.
        public var rootFault: String?
    }
}
