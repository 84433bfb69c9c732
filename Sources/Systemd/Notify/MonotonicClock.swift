internal import Glibc

/// CLOCK_MONOTONIC in the unit that systemd speaks. Swift's `ContinuousClock` is CLOCK_BOOTTIME on Linux, which also
/// runs while the machine sleeps.
enum MonotonicClock {
    static func microseconds() -> UInt64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1_000
    }
}

extension Duration {
    /// Whole microseconds, never negative, cut at what an unsigned 64-bit number holds.
    var wholeMicroseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (product, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { return .max }
        let (sum, carry) = product.addingReportingOverflow(UInt64(attoseconds / 1_000_000_000_000))
        return carry ? .max : sum
    }
}
