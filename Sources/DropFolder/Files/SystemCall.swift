internal import Glibc
internal import SystemPackage

/// Runs a call that answers -1 and sets errno when it fails, again when a signal interrupted it.
@inline(__always)
func retrying(_ call: () -> CInt) throws(Errno) -> CInt {
    while true {
        let result = call()
        if result >= 0 { return result }
        let code = Errno(rawValue: errno)
        if code != .interrupted { throw code }
    }
}

extension Errno {
    /// Whether the fault may go away by itself: a full disk, a lost server, too many open files.
    var isTransient: Bool {
        let transient: [Errno] = [
            .noSpace, .diskQuotaExceeded, .ioError, .tooManyOpenFiles, .tooManyOpenFilesInSystem, .noMemory,
            .staleNFSFileHandle, .readOnlyFileSystem, .resourceTemporarilyUnavailable, .resourceBusy, .timedOut,
            .interrupted, .noLocks, .networkDown, .hostIsDown,
        ]
        return transient.contains(self)
    }
}
