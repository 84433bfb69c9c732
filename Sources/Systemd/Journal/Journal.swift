internal import CSystemd
internal import Glibc
public import SystemPackage

/// The journal of this machine: sd_journal_sendv(3).
public enum Journal {
    /// The socket where journald takes native entries (systemd-journald.service(8)).
    static let socketPath = "/run/systemd/journal/socket"

    /// Writes an entry. Where the code stands is up to the caller: ``JournalField/Name/codeFile`` and its kin.
    ///
    /// A blocking sendmsg(2) on a local socket, and for a large entry a sealed memfd: short, but it waits while
    /// journald's receive buffer is full. Call it from worker threads, not from the cooperative pool.
    ///
    /// Without a journal nothing is written and that is no error; ask ``isAvailable`` first where it matters.
    ///
    /// - Throws: What the library said: EINVAL for no fields at all, E2BIG or EMSGSIZE for too much.
    public static func send(_ fields: [JournalField]) throws(Errno) {
        guard !fields.isEmpty else { throw .invalidArgument }
        // One buffer for all fields, so that the vectors point into memory that stays where it is for the call.
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(fields.count)
        for field in fields {
            let start = bytes.count
            bytes += field.encoded
            ranges.append(start..<bytes.count)
        }
        let status = unsafe bytes.withUnsafeMutableBytes { buffer in
            var vectors = unsafe ranges.map { range in
                unsafe iovec(iov_base: buffer.baseAddress.map { unsafe $0 + range.lowerBound }, iov_len: range.count)
            }
            return unsafe sd_journal_sendv(&vectors, CInt(vectors.count))
        }
        guard status >= 0 else { throw Errno(rawValue: -status) }
    }

    /// Whether journald's socket is there.
    public static var isAvailable: Bool {
        unsafe access(socketPath, W_OK) == 0
    }

    /// Whether a descriptor, standard error by default, is connected to the journal, so that entries sent to the
    /// journal go where its output would have gone.
    ///
    /// True when `JOURNAL_STREAM` has the descriptor's device and inode, as systemd.exec(5) advises: the variable alone
    /// proves nothing, since it is inherited by programs whose output has been redirected.
    public static func isConnected(descriptor: FileDescriptor = .standardError) -> Bool {
        guard let variable = unsafe getenv("JOURNAL_STREAM") else { return false }
        let parts = unsafe String(cString: variable).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let device = UInt(parts[0]), let inode = UInt(parts[1]) else { return false }
        var status = stat()
        guard unsafe fstat(descriptor.rawValue, &status) == 0 else { return false }
        return status.st_dev == device && status.st_ino == inode
    }
}
