import Glibc
import SystemPackage
import Systemd
import TestSupport
import Testing

/// Every test that sets the environment runs in a process of its own.
@Suite("ServiceNotifier: sd_notify over a real socket", .timeLimit(.minutes(10)))
struct ServiceNotifierTests {
    @Test("several assignments travel in one datagram")
    func oneDatagram() async {
        await #expect(processExitsWith: .success) {
            let directory = try TemporaryDirectory()
            let manager = try NotifySocket(directory.path(of: "notify"))
            #expect(try ServiceNotifier().notify(.ready, .status("Watching /srv/in: 2 in progress")))
            #expect(try manager.receive() == ["READY=1", "STATUS=Watching /srv/in: 2 in progress"])
            #expect(manager.isEmpty())
        }
    }

    @Test("an abstract socket is reached too, and the variable stays for the next call")
    func abstract() async {
        await #expect(processExitsWith: .success) {
            let manager = try NotifySocket("@hashiya-test-\(getpid())")
            for _ in 0..<2 {
                #expect(try ServiceNotifier().notify(.watchdog))
                #expect(try manager.receive() == ["WATCHDOG=1"])
            }
            #expect(getenv("NOTIFY_SOCKET") != nil)
        }
    }

    @Test("every assignment has the manager's spelling")
    func spelling() async {
        await #expect(processExitsWith: .success) {
            let manager = try NotifySocket("@hashiya-test-\(getpid())")
            try ServiceNotifier().notify([
                .stopping, .watchdogTrigger, .extendTimeout(.milliseconds(1_500)), .extendTimeout(.seconds(-1)),
                .errno(.noSpace), .mainPID(4_711),
            ])
            #expect(
                try manager.receive() == [
                    "STOPPING=1", "WATCHDOG=trigger", "EXTEND_TIMEOUT_USEC=1500000", "EXTEND_TIMEOUT_USEC=0",
                    "ERRNO=28", "MAINPID=4711",
                ])
        }
    }

    @Test("a reload carries the monotonic time of the call, in microseconds")
    func reloading() async {
        await #expect(processExitsWith: .success) {
            func now() -> Int {
                var time = timespec()
                clock_gettime(CLOCK_MONOTONIC, &time)
                return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
            }
            let manager = try NotifySocket("@hashiya-test-\(getpid())")
            for _ in 0..<2 {
                let before = now()
                try ServiceNotifier().notify(.reloading)
                let after = now()
                let lines = try manager.receive()
                #expect(lines.count == 2)
                #expect(lines.first == "RELOADING=1")
                let time = try #require(lines.last?.split(separator: "=").last.flatMap { Int($0) })
                #expect(lines.last == "MONOTONIC_USEC=\(time)")
                #expect((before...after).contains(time))
            }
        }
    }

    @Test("a status of several lines stays one assignment, so that text cannot pose as one")
    func status() async {
        await #expect(processExitsWith: .success) {
            let manager = try NotifySocket("@hashiya-test-\(getpid())")
            try ServiceNotifier().notify(.status("خبر\nWATCHDOG=trigger\u{0}\r\nend"))
            #expect(try manager.receive() == ["STATUS=خبر WATCHDOG=trigger   end"])
        }
    }

    @Test("without a manager nothing is sent and nothing is wrong")
    func notConnected() async {
        await #expect(processExitsWith: .success) {
            unsetenv("NOTIFY_SOCKET")
            let isSent = try ServiceNotifier().notify(.ready)
            #expect(!isSent)
        }
    }

    @Test("nothing to say sends nothing")
    func nothing() async {
        await #expect(processExitsWith: .success) {
            let manager = try NotifySocket("@hashiya-test-\(getpid())")
            let isSent = try ServiceNotifier().notify([])
            #expect(!isSent)
            #expect(manager.isEmpty())
        }
    }

    @Test("a manager that is not there is an error")
    func unreachable() async {
        await #expect(processExitsWith: .success) {
            let directory = try TemporaryDirectory()
            setenv("NOTIFY_SOCKET", directory.path(of: "nobody"), 1)
            let error = #expect(throws: Errno.self) { try ServiceNotifier().notify(.ready) }
            #expect(error == .noSuchFileOrDirectory)
        }
    }
}
