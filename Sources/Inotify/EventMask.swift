import CLinux

/// What happened to a watched file, what to watch for, and how to watch it: the bits of inotify(7).
///
/// One set serves three ends, as in the kernel: events asked for and reported, options given when a watch is added,
/// and facts that only the kernel sets. The names follow the manual page.
public struct EventMask: OptionSet, Hashable, Sendable {
    /// The bits as the kernel has them.
    public let rawValue: UInt32

    /// Takes the bits as the kernel has them; bits without a name here are kept.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }
}

// MARK: - Events

extension EventMask {
    /// A file was read or executed (IN_ACCESS).
    public static let access = EventMask(rawValue: UInt32(IN_ACCESS))
    /// Mode, owner, times, extended attributes or the number of links changed (IN_ATTRIB).
    public static let attributes = EventMask(rawValue: UInt32(IN_ATTRIB))
    /// A file that was open for writing was closed (IN_CLOSE_WRITE).
    public static let closeWrite = EventMask(rawValue: UInt32(IN_CLOSE_WRITE))
    /// A file or directory that was not open for writing was closed (IN_CLOSE_NOWRITE).
    public static let closeNoWrite = EventMask(rawValue: UInt32(IN_CLOSE_NOWRITE))
    /// Something was made in the watched directory: open(2), mkdir(2), link(2), symlink(2), bind(2) (IN_CREATE).
    public static let create = EventMask(rawValue: UInt32(IN_CREATE))
    /// Something was removed from the watched directory (IN_DELETE).
    public static let delete = EventMask(rawValue: UInt32(IN_DELETE))
    /// The watched file or directory itself was removed (IN_DELETE_SELF).
    public static let deleteSelf = EventMask(rawValue: UInt32(IN_DELETE_SELF))
    /// A file was written to or truncated (IN_MODIFY).
    public static let modify = EventMask(rawValue: UInt32(IN_MODIFY))
    /// The watched file or directory itself was renamed (IN_MOVE_SELF).
    public static let moveSelf = EventMask(rawValue: UInt32(IN_MOVE_SELF))
    /// Something was renamed out of the watched directory; the cookie ties it to its ``movedTo`` (IN_MOVED_FROM).
    public static let movedFrom = EventMask(rawValue: UInt32(IN_MOVED_FROM))
    /// Something was renamed into the watched directory (IN_MOVED_TO).
    public static let movedTo = EventMask(rawValue: UInt32(IN_MOVED_TO))
    /// A file or directory was opened (IN_OPEN).
    public static let open = EventMask(rawValue: UInt32(IN_OPEN))

    /// Both closes (IN_CLOSE).
    public static let close: EventMask = [.closeWrite, .closeNoWrite]
    /// Both halves of a rename (IN_MOVE).
    public static let move: EventMask = [.movedFrom, .movedTo]
    /// Every event there is (IN_ALL_EVENTS).
    public static let allEvents: EventMask = [
        .access, .attributes, .close, .create, .delete, .deleteSelf, .modify, .moveSelf, .move, .open,
    ]
}

// MARK: - Options of a new watch

extension EventMask {
    /// Fail with ENOTDIR unless the path is a directory (IN_ONLYDIR).
    public static let onlyDirectory = EventMask(rawValue: UInt32(IN_ONLYDIR))
    /// Watch a symbolic link itself, not what it points to (IN_DONT_FOLLOW).
    public static let dontFollow = EventMask(rawValue: UInt32(IN_DONT_FOLLOW))
    /// Say nothing of children that have been unlinked and are still open (IN_EXCL_UNLINK).
    public static let excludeUnlinked = EventMask(rawValue: UInt32(IN_EXCL_UNLINK))
    /// Add to the mask of an existing watch where the default is to replace it (IN_MASK_ADD).
    public static let maskAdd = EventMask(rawValue: UInt32(IN_MASK_ADD))
    /// Fail with EEXIST when the inode is watched already; not to be had with ``maskAdd`` (IN_MASK_CREATE).
    public static let maskCreate = EventMask(rawValue: UInt32(IN_MASK_CREATE))
    /// Drop the watch after its first event (IN_ONESHOT).
    public static let oneShot = EventMask(rawValue: UInt32(bitPattern: Int32(truncatingIfNeeded: IN_ONESHOT)))
}

// MARK: - What only the kernel sets

extension EventMask {
    /// The subject of the event is a directory (IN_ISDIR).
    public static let isDirectory = EventMask(rawValue: UInt32(IN_ISDIR))
    /// The watch is gone: removed, or its file deleted or unmounted. Its descriptor means nothing from here on
    /// (IN_IGNORED).
    public static let ignored = EventMask(rawValue: UInt32(IN_IGNORED))
    /// The file system of the watched file was unmounted; ``ignored`` follows (IN_UNMOUNT).
    public static let unmounted = EventMask(rawValue: UInt32(IN_UNMOUNT))
    /// The kernel's queue was full and events were lost (IN_Q_OVERFLOW). Reading turns it into
    /// ``Notification/overflow``.
    public static let queueOverflow = EventMask(rawValue: UInt32(IN_Q_OVERFLOW))
}

extension EventMask: CustomStringConvertible {
    private static let names: [(EventMask, String)] = [
        (.access, "access"), (.attributes, "attributes"), (.closeWrite, "closeWrite"),
        (.closeNoWrite, "closeNoWrite"), (.create, "create"), (.delete, "delete"), (.deleteSelf, "deleteSelf"),
        (.modify, "modify"), (.moveSelf, "moveSelf"), (.movedFrom, "movedFrom"), (.movedTo, "movedTo"),
        (.open, "open"), (.onlyDirectory, "onlyDirectory"), (.dontFollow, "dontFollow"),
        (.excludeUnlinked, "excludeUnlinked"), (.maskAdd, "maskAdd"), (.maskCreate, "maskCreate"),
        (.oneShot, "oneShot"), (.isDirectory, "isDirectory"), (.ignored, "ignored"), (.unmounted, "unmounted"),
        (.queueOverflow, "queueOverflow"),
    ]

    /// The names of the bits, as in `create|isDirectory`; bits without a name in hexadecimal; `none` for the empty set.
    public var description: String {
        guard !isEmpty else { return "none" }
        var parts: [String] = []
        var rest = self
        for (mask, name) in Self.names where contains(mask) {
            parts.append(name)
            rest.subtract(mask)
        }
        if !rest.isEmpty {
            parts.append("0x" + String(rest.rawValue, radix: 16))
        }
        return parts.joined(separator: "|")
    }
}
