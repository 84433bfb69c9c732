internal import CSystemd

/// What the service manager expects of this process's watchdog: sd_watchdog_enabled(3).
public enum Watchdog {
    /// How often ``Notice/watchdog`` must come at the least (`WATCHDOG_USEC`); half of it is the recommended pace.
    ///
    /// - Returns: `nil` when no watchdog is set, when it is set for another process (`WATCHDOG_PID`), or when either
    ///   variable cannot be read.
    public static func interval() -> Duration? {
        var microseconds: UInt64 = 0
        guard unsafe sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
        return .microseconds(Int64(clamping: microseconds))
    }
}
