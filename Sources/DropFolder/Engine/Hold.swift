internal import SystemPackage

/// A pause of the whole folder after a fault that every article would meet, such as a full disk.
///
/// While it lasts one article at a time is tried, after growing waits; the first that succeeds ends it. So thousands of
/// articles do not each meet the fault, fill the journal with it, and wait out a long delay of their own afterwards.
struct Hold {
    private var attempts = 0
    private var until: ContinuousClock.Instant?

    var isOn: Bool { until != nil }

    /// When the next article may be tried; nil without a pause.
    var nextTry: ContinuousClock.Instant? { until }

    /// Takes a fault that concerns the folder; answers how long to wait.
    mutating func take(at now: ContinuousClock.Instant) -> Duration {
        // Articles that were under way together met the same fault once.
        if let until, until > now { return until - now }
        attempts += 1
        let delay = Backoff.folder.delay(after: attempts)
        until = now + delay
        return delay
    }

    /// Ends the pause; answers whether there was one.
    mutating func end() -> Bool {
        guard isOn else { return false }
        self = Hold()
        return true
    }
}

extension Errno {
    /// Whether every other article would meet the same fault: no space, no right to write at all, no descriptors.
    var concernsFolder: Bool {
        switch self {
        case .noSpace, .diskQuotaExceeded, .readOnlyFileSystem, .tooManyOpenFiles, .tooManyOpenFilesInSystem, .noMemory:
            true
        default: false
        }
    }
}
