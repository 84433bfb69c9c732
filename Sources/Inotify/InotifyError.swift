public import SystemPackage

/// What can go wrong between a process and inotify(7).
public struct InotifyError: Error, Hashable, Sendable {
    /// The kind of the fault; later versions may know more of them.
    public struct Code: Hashable, Sendable {
        private enum Kind: Hashable {
            case instanceLimit, watchLimit, initialization, addWatch, removeWatch, read, malformed, thread, closed
        }

        private let kind: Kind

        /// EMFILE from inotify_init1(2): no more inotify instances for this user, or no more descriptors.
        public static let instanceLimit = Code(kind: .instanceLimit)
        /// ENOSPC from inotify_add_watch(2): no more watches for this user.
        public static let watchLimit = Code(kind: .watchLimit)
        /// inotify_init1(2) failed for another reason.
        public static let initializationFailed = Code(kind: .initialization)
        /// inotify_add_watch(2) failed for another reason: the path is not there, not a directory, not ours to read.
        public static let addWatchFailed = Code(kind: .addWatch)
        /// inotify_rm_watch(2) failed: the watch is gone.
        public static let removeWatchFailed = Code(kind: .removeWatch)
        /// read(2) failed.
        public static let readFailed = Code(kind: .read)
        /// What was read does not have the form that inotify(7) promises.
        public static let malformedEvent = Code(kind: .malformed)
        /// The monitor's thread could not be started, or could not wait: epoll(7), eventfd(2), pthread_create(3).
        public static let threadFailed = Code(kind: .thread)
        /// The monitor has been closed.
        public static let closed = Code(kind: .closed)
    }

    /// The kind of the fault.
    public let code: Code
    /// What the kernel said.
    public let underlyingError: Errno
    /// What it was about: a path or a call; empty where the code says it all.
    public let subject: String

    init(_ code: Code, _ underlyingError: Errno, subject: String = "") {
        self.code = code
        self.underlyingError = underlyingError
        self.subject = subject
    }

    /// What inotify_init1(2) said.
    static func initialization(_ error: Errno) -> InotifyError {
        InotifyError(error == .tooManyOpenFiles ? .instanceLimit : .initializationFailed, error)
    }

    /// What inotify_add_watch(2) said: its ENOSPC is the limit of watches and has nothing to do with a full disk.
    static func addWatch(_ error: Errno, path: String) -> InotifyError {
        InotifyError(error == .noSpace ? .watchLimit : .addWatchFailed, error, subject: path)
    }
}

extension InotifyError: CustomStringConvertible {
    /// The fault in a sentence; a limit names the sysctl that sets it.
    public var description: String {
        switch code {
        case .instanceLimit:
            "cannot start inotify: \(underlyingError); raise fs.inotify.max_user_instances or the limit of open files"
        case .watchLimit:
            "cannot watch \(subject): the limit of watches is reached; raise fs.inotify.max_user_watches"
        case .initializationFailed: "cannot start inotify: \(underlyingError)"
        case .addWatchFailed: "cannot watch \(subject): \(underlyingError)"
        case .removeWatchFailed: "cannot remove \(subject): \(underlyingError)"
        case .readFailed: "cannot read inotify events: \(underlyingError)"
        case .malformedEvent: "malformed inotify event: \(subject)"
        case .threadFailed: "cannot wait for inotify events: \(subject): \(underlyingError)"
        case .closed: "the inotify monitor is closed"
        default: "inotify: \(underlyingError)"
        }
    }
}
