internal import CLinux
internal import Glibc
public import SystemPackage

/// An inotify instance: owns its descriptor and closes it at the end of its life, and every watch with it.
///
/// The descriptor never blocks and does not survive exec(2) (IN_NONBLOCK, IN_CLOEXEC). Reading is up to the caller;
/// ``InotifyMonitor`` does it on a thread of its own.
///
/// ```swift
/// let inotify = try InotifyDescriptor()
/// let watch = try inotify.addWatch("/var/spool/in", for: [.create, .closeWrite, .movedTo, .onlyDirectory])
/// var buffer = InotifyDescriptor.makeReadBuffer()
/// for notification in try inotify.read(into: &buffer) { print(notification) }
/// ```
public struct InotifyDescriptor: ~Copyable, Sendable {
    /// The descriptor, for poll(2) and its kin. It stays this value's own: do not close it.
    public let fileDescriptor: FileDescriptor

    /// Makes an inotify instance, without watches.
    public init() throws(InotifyError) {
        let descriptor = inotify_init1(CInt(IN_NONBLOCK) | CInt(IN_CLOEXEC))
        guard descriptor >= 0 else {
            throw InotifyError.initialization(Errno(rawValue: errno))
        }
        fileDescriptor = FileDescriptor(rawValue: descriptor)
    }

    deinit {
        _ = Glibc.close(fileDescriptor.rawValue)
    }
}

// MARK: - Watches

extension InotifyDescriptor {
    /// Watches the file or directory at a path.
    ///
    /// A second watch of the same inode gives the same descriptor, and replaces the mask unless
    /// ``EventMask/maskAdd`` is given.
    ///
    /// - Throws: ``InotifyError/Code/watchLimit`` for ENOSPC, else ``InotifyError/Code/addWatchFailed``.
    public borrowing func addWatch(_ path: FilePath, for mask: EventMask) throws(InotifyError) -> WatchDescriptor {
        let (watch, error) = unsafe path.withPlatformString { path in
            let watch = unsafe inotify_add_watch(fileDescriptor.rawValue, path, mask.rawValue)
            return (watch, errno)
        }
        guard watch >= 0 else {
            throw InotifyError.addWatch(Errno(rawValue: error), path: path.string)
        }
        return WatchDescriptor(rawValue: watch)
    }

    /// Watches the file or directory that a descriptor is open on, whatever its name has become; O_PATH will do.
    ///
    /// inotify(7) takes only paths, so this goes through the descriptor's link in /proc, which must be mounted. That
    /// link is followed, so ``EventMask/dontFollow`` is left out of the mask.
    ///
    /// - Throws: as ``addWatch(_:for:)``.
    public borrowing func addWatch(
        descriptor: FileDescriptor, for mask: EventMask
    ) throws(InotifyError) -> WatchDescriptor {
        try addWatch(FilePath("/proc/self/fd/\(descriptor.rawValue)"), for: mask.subtracting(.dontFollow))
    }

    /// Removes a watch; an event with ``EventMask/ignored`` follows.
    ///
    /// - Throws: ``InotifyError/Code/removeWatchFailed`` with EINVAL when the kernel has removed it already.
    public borrowing func removeWatch(_ watch: WatchDescriptor) throws(InotifyError) {
        guard inotify_rm_watch(fileDescriptor.rawValue, watch.rawValue) == 0 else {
            throw InotifyError(.removeWatchFailed, Errno(rawValue: errno), subject: watch.description)
        }
    }
}

// MARK: - Reading

extension InotifyDescriptor {
    /// A buffer for ``read(into:)``: 64 KiB, from 240 events with the longest names to 4,096 without.
    public static func makeReadBuffer() -> [UInt8] {
        [UInt8](repeating: 0, count: 1 << 16)
    }

    /// Reads what the kernel has queued, as far as the buffer goes, and never waits.
    ///
    /// - Parameter buffer: Room for the raw records, to be used again. Its length is the limit of one read: at least
    ///   272 bytes, a header and the longest name, else the kernel says EINVAL.
    /// - Returns: What happened, in the kernel's order; nothing when nothing is queued.
    /// - Throws: ``InotifyError/Code/readFailed``.
    public borrowing func read(into buffer: inout [UInt8]) throws(InotifyError) -> [Notification] {
        try Self.read(fileDescriptor, into: &buffer)
    }

    /// The same for a descriptor that somebody else owns.
    static func read(
        _ descriptor: FileDescriptor, into buffer: inout [UInt8]
    ) throws(InotifyError) -> [Notification] {
        var notifications: [Notification] = []
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor.rawValue, buffer.baseAddress, buffer.count)
            }
            guard count < 0 else {
                try EventParser.parse(buffer, count: count, into: &notifications)
                return notifications
            }
            switch Errno(rawValue: errno) {
            case .interrupted: continue
            case .wouldBlock: return notifications
            case let error: throw InotifyError(.readFailed, error)
            }
        }
    }
}
