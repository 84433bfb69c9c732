internal import CLinux
internal import Glibc

/// A moment as the file system keeps it: seconds and nanoseconds since 1970 in UTC.
public struct FileTime: Hashable, Comparable, Sendable {
    /// Whole seconds.
    public var seconds: Int
    /// Nanoseconds within the second.
    public var nanoseconds: Int

    /// Creates a moment.
    public init(seconds: Int, nanoseconds: Int) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    init(_ time: timespec) {
        seconds = time.tv_sec
        nanoseconds = time.tv_nsec
    }

    /// The time now, by the clock that the file system stamps with.
    static func now() -> FileTime {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return FileTime(time)
    }

    /// Orders moments.
    public static func < (left: FileTime, right: FileTime) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    /// The last moment not after this one that is a whole number of `unit` nanoseconds; `unit` divides or is divided by
    /// a second.
    func cut(to unit: Int) -> FileTime {
        let second = 1_000_000_000
        if unit < second { return FileTime(seconds: seconds, nanoseconds: nanoseconds - nanoseconds % unit) }
        return FileTime(seconds: seconds - seconds % (unit / second), nanoseconds: 0)
    }

    /// The time from another moment to this one; negative when the other is later.
    func elapsed(since other: FileTime) -> Duration {
        .seconds(seconds - other.seconds) + .nanoseconds(nanoseconds - other.nanoseconds)
    }
}

/// What fstat(2) says of a file: the only truth about it.
public struct FileStatus: Hashable, Sendable {
    /// Device and inode.
    public var device: UInt
    /// Inode on the device.
    public var inode: UInt
    /// Size in bytes.
    public var size: Int
    /// Last change of the content.
    public var modified: FileTime
    /// Last change of the content or of the inode; programs cannot set it.
    public var changed: FileTime
    /// Kind of file.
    public var kind: Kind
    /// Permission bits.
    var permissions: UInt32
    /// Owning group.
    var group: UInt32

    init(_ status: stat) {
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
        size = Int(status.st_size)
        modified = FileTime(status.st_mtim)
        changed = FileTime(status.st_ctim)
        kind = Kind(mode: status.st_mode)
        permissions = status.st_mode & 0o7777
        group = status.st_gid
    }

    /// Whether this is the same file with the same content as `other`, as far as the inode can say.
    func isSameVersion(as other: FileStatus) -> Bool {
        device == other.device && inode == other.inode && size == other.size && modified == other.modified
            && changed == other.changed
    }

    /// Kinds of file.
    public enum Kind: String, Sendable {
        /// The only kind that can be an article.
        case regular = "a regular file"
        /// A directory.
        case directory = "a directory"
        /// A symbolic link; links are never followed.
        case symbolicLink = "a symbolic link"
        /// A named pipe.
        case fifo = "a FIFO"
        /// A Unix socket.
        case socket = "a socket"
        /// A block or character device.
        case device = "a device"

        init(mode: mode_t) {
            self =
                switch mode & S_IFMT {
                case S_IFREG: .regular
                case S_IFDIR: .directory
                case S_IFLNK: .symbolicLink
                case S_IFIFO: .fifo
                case S_IFSOCK: .socket
                default: .device
                }
        }
    }
}
