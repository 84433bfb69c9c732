internal import Logging

/// Priorities of syslog(3), which the journal and `<N>` prefixes share.
enum Priority {
    static func of(_ level: Logger.Level) -> Int {
        switch level {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }
}
