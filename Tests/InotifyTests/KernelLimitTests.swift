import Glibc
import Inotify
import SystemPackage
import TestSupport
import Testing

/// The kernel's limits, reached for real. Those of a user are reached in a child process under a user number of its
/// own, so that nobody else runs into them.
@Suite("The kernel's limits")
struct KernelLimitTests {
    static let queue = Process.number(in: "/proc/sys/fs/inotify/max_queued_events") ?? .max
    static let instances = Process.number(in: "/proc/sys/fs/inotify/max_user_instances") ?? .max
    static let watches = Process.number(in: "/proc/sys/fs/inotify/max_user_watches") ?? .max

    @Test(
        "a full queue ends in one overflow after as many events as the limit says, and later events are delivered",
        .enabled(if: queue <= 200_000, "fs.inotify.max_queued_events is too high to be reached in a test"))
    func queueOverflow() throws {
        var scene = try Scene()
        let files = ["a", "b"].map { scene.directory.path(of: $0) }
        for file in files {
            try Call.writeFile(file)
        }
        _ = try scene.inotify.addWatch(scene.directory.filePath, for: [.attributes, .create])
        // Equal neighbours would be merged into one event, so two files take turns.
        for turn in 0..<Self.queue + 100 {
            try Call.touch(files[turn % 2])
        }
        let notifications = try scene.notifications()
        #expect(notifications.count == Self.queue + 1)
        #expect(notifications.last == .overflow)
        #expect(notifications.count { $0 == .overflow } == 1)

        try Call.writeFile(scene.directory.path(of: "later"))
        #expect(try scene.lines() == ["create later"])
    }

    @Test(
        "the limit of instances is an error of its own that names its sysctl",
        .enabled(if: Process.isRoot && instances <= 10_000, "needs root, and a limit low enough to be reached"))
    func instanceLimit() async {
        await #expect(processExitsWith: .success) {
            try Call.checked(setuid(0x4a_51_12))
            var held: [InotifyMonitor] = []
            let error = #expect(throws: InotifyError.self) {
                for _ in 0...KernelLimitTests.instances {
                    held.append(try InotifyMonitor())
                }
            }
            #expect(held.count > 0)
            #expect(error?.code == .instanceLimit)
            #expect(error?.underlyingError == .tooManyOpenFiles)
            #expect(error?.description.contains("fs.inotify.max_user_instances") == true)
        }
    }

    @Test(
        "the limit of watches is an error of its own that names its sysctl and the path",
        .enabled(
            if: Process.isRoot && watches <= 1_000_000 && getenv("HASHIYA_SLOW_TESTS") != nil,
            "takes seconds and root: set HASHIYA_SLOW_TESTS to have every watch of a user added"))
    func watchLimit() async {
        await #expect(processExitsWith: .success) {
            let directory = try TemporaryDirectory()
            try Call.checked(chmod(directory.path, 0o755))
            // Every instance counts its own watch of the same inode.
            let instances = 100
            let files = (0...KernelLimitTests.watches / instances).map { directory.path(of: "\($0)") }
            for file in files {
                try Call.writeFile(file, "")
                try Call.checked(chmod(file, 0o644))
            }
            try Call.checked(seteuid(0x4a_51_13))
            defer { seteuid(0) }
            var held: [InotifyMonitor] = []
            var added = 0
            let error = #expect(throws: InotifyError.self) {
                for _ in 0..<instances {
                    let monitor = try InotifyMonitor(capacity: 1)
                    held.append(monitor)
                    for file in files {
                        _ = try monitor.addWatch(FilePath(file), for: .deleteSelf)
                        added += 1
                    }
                }
            }
            #expect(added == KernelLimitTests.watches)
            #expect(error?.code == .watchLimit)
            #expect(error?.underlyingError == .noSpace)
            #expect(error?.description.contains("fs.inotify.max_user_watches") == true)
            #expect(error?.description.contains(directory.path) == true)
        }
    }

    @Test(
        "an unmounted file system is told, and the watch with it", .enabled(if: Process.isRoot, "needs root to mount"))
    func unmount() throws {
        var scene = try Scene()
        let point = scene.directory.path(of: "mount")
        try Call.checked(mkdir(point, 0o700))
        try Call.checked(mount("tmpfs", point, "tmpfs", 0, nil))
        var isMounted = true
        defer {
            if isMounted {
                umount2(point, CInt(MNT_DETACH))
            }
        }
        _ = try scene.inotify.addWatch(FilePath(point), for: [.create, .onlyDirectory])
        try Call.checked(umount2(point, 0))
        isMounted = false
        // Newer kernels say of the unmounted root that it is a directory, older ones do not.
        let masks = try scene.notifications().compactMap { notification in
            if case .event(let event) = notification { event.mask.subtracting(.isDirectory) } else { nil }
        }
        #expect(masks == [.unmounted, .ignored])
    }
}
