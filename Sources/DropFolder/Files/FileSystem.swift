internal import CLinux
internal import Glibc
internal import SystemPackage

/// Whether a file system tells of every change.
///
/// inotify(7) hears what this machine does through the mount. What other machines do to a network file system, a FUSE
/// server to its own files, or anybody to a layer below an overlay, changes the folder without an event, and a lease
/// says nothing of writers there.
enum FileSystem {
    /// The types, by the magic numbers of statfs(2) and linux/magic.h, whose files others can change unheard.
    static let silentTypes: [UInt32: String] = [
        0x0000_6969: "NFS", 0x0000_517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x6573_5546: "FUSE",
        0x794C_7630: "overlayfs", 0x0102_1997: "9P", 0x00C3_6400: "Ceph", 0x5346_414F: "AFS", 0x6B41_4653: "kAFS",
        0x7375_7245: "Coda", 0x0BD0_0BD0: "Lustre", 0x0116_1970: "GFS2", 0x7461_636F: "OCFS2", 0x786F_4256: "vboxsf",
        0x4750_4653: "GPFS", 0x1983_0326: "BeeGFS", 0x2003_0528: "OrangeFS", 0xBACB_ACBC: "VMware shared folders",
    ]

    /// The name of the type if changes there can go unheard, else nil.
    static func silentType(of directory: Directory) throws(Errno) -> String? {
        var status = statfs()
        _ = try retrying { unsafe fstatfs(directory.rawValue, &status) }
        return silentTypes[UInt32(truncatingIfNeeded: status.f_type)]
    }
}
