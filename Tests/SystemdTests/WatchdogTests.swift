import Glibc
import Systemd
import Testing

@Suite("Watchdog: the interval that the manager expects")
struct WatchdogTests {
    @Test("the interval is the variable's microseconds, for this process and for any")
    func interval() async {
        await #expect(processExitsWith: .success) {
            setenv("WATCHDOG_USEC", "2500000", 1)
            unsetenv("WATCHDOG_PID")
            #expect(Watchdog.interval() == .milliseconds(2_500))
            setenv("WATCHDOG_PID", "\(getpid())", 1)
            #expect(Watchdog.interval() == .milliseconds(2_500))
        }
    }

    @Test("no watchdog, another process's watchdog and one that cannot be read are none")
    func none() async {
        await #expect(processExitsWith: .success) {
            unsetenv("WATCHDOG_USEC")
            unsetenv("WATCHDOG_PID")
            #expect(Watchdog.interval() == nil)
            setenv("WATCHDOG_USEC", "soon", 1)
            #expect(Watchdog.interval() == nil)
            setenv("WATCHDOG_USEC", "2500000", 1)
            setenv("WATCHDOG_PID", "1", 1)
            #expect(Watchdog.interval() == nil)
        }
    }
}
