public import SystemPackage

/// One assignment of sd_notify(3), as in `READY=1`.
public struct Notice: Hashable, Sendable {
    /// The assignments as they go over the socket; more than one where they belong together.
    let assignments: [String]

    private init(_ assignments: String...) {
        self.assignments = assignments
    }

    /// Start-up, or a reload, is finished (READY=1).
    public static let ready = Notice("READY=1")

    /// The service is about to end (STOPPING=1).
    public static let stopping = Notice("STOPPING=1")

    /// The service is alive (WATCHDOG=1).
    public static let watchdog = Notice("WATCHDOG=1")

    /// The service has found out by itself that it does not work: treat it as a missed watchdog (WATCHDOG=trigger).
    public static let watchdogTrigger = Notice("WATCHDOG=trigger")

    /// The configuration is being read again; ``ready`` follows when that is done (RELOADING=1).
    ///
    /// Comes with MONOTONIC_USEC=, the time of CLOCK_MONOTONIC at this call, which `Type=notify-reload` needs (systemd
    /// 253 and later) and earlier versions ignore.
    public static var reloading: Notice {
        Notice("RELOADING=1", "MONOTONIC_USEC=\(MonotonicClock.microseconds())")
    }

    /// What the service is doing, in a line for `systemctl status` (STATUS=).
    ///
    /// A line end would begin another assignment, so line ends and other control characters become spaces.
    public static func status(_ text: String) -> Notice {
        let line = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) }
        return Notice("STATUS=" + String(line))
    }

    /// Start-up, reload or stop needs this much longer from now on (EXTEND_TIMEOUT_USEC=). Less than a microsecond
    /// counts as none.
    public static func extendTimeout(_ duration: Duration) -> Notice {
        Notice("EXTEND_TIMEOUT_USEC=\(duration.wholeMicroseconds)")
    }

    /// Why the service fails (ERRNO=).
    public static func errno(_ error: Errno) -> Notice {
        Notice("ERRNO=\(error.rawValue)")
    }

    /// The process that systemd is to take for the service (MAINPID=).
    public static func mainPID(_ process: Int32) -> Notice {
        Notice("MAINPID=\(process)")
    }
}
