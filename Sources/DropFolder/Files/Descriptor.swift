internal import CLinux
internal import Glibc
internal import Inotify
internal import SystemPackage

/// An open file. Closed when it goes out of scope.
struct Descriptor: ~Copyable {
    let rawValue: CInt

    init(adopting rawValue: CInt) {
        self.rawValue = rawValue
    }

    deinit {
        if rawValue >= 0 { _ = Glibc.close(rawValue) }
    }

    func status() throws(Errno) -> FileStatus {
        var result = stat()
        _ = try retrying { unsafe fstat(rawValue, &result) }
        return FileStatus(result)
    }

    /// Whether a writer still has the file, told by a read lease that is taken and given back at once.
    func probeLease() -> LeaseAnswer {
        if clinux_probe_read_lease(rawValue) == 0 { return .granted }
        return switch Errno(rawValue: errno) {
        case .resourceTemporarilyUnavailable: .refused
        default: .unavailable
        }
    }

    /// Reads from the beginning to the end, or to one byte past `limit`.
    func readAll(expecting size: Int, limit: Int) throws(Errno) -> [UInt8] {
        // One byte more than the file should have: a full buffer then says that it grew.
        let capacity = min(max(size, 0), limit) + 1
        var failure: Errno?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            while count < capacity {
                let got = unsafe read(rawValue, buffer.baseAddress?.advanced(by: count), capacity - count)
                if got == 0 { break }
                if got > 0 {
                    count += got
                } else if errno != EINTR {
                    failure = Errno(rawValue: errno)
                    break
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }

    func writeAll(_ bytes: [UInt8]) throws(Errno) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(rawValue, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw Errno(rawValue: errno)
            }
        }
    }

    func setModificationTime(_ time: FileTime) throws(Errno) {
        let moment = timespec(tv_sec: time.seconds, tv_nsec: time.nanoseconds)
        // The access time too: FUSE servers are known to take UTIME_OMIT for both and answer that all went well.
        _ = try retrying { unsafe futimens(rawValue, [moment, moment]) }
    }

    func synchronize() throws(Errno) {
        _ = try retrying { fsync(rawValue) }
    }
}

/// The kernel's answer to a request for a read lease.
enum LeaseAnswer {
    /// No writable descriptor or mapping of the file exists.
    case granted
    /// A writer has the file.
    case refused
    /// Leases cannot be had here: another owner and no CAP_LEASE, or a file system without them.
    case unavailable
}
