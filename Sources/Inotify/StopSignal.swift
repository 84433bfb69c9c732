internal import CLinux
internal import Glibc
internal import SystemPackage

/// An eventfd(2) that one thread waits for and another writes to, once.
struct StopSignal: ~Copyable, Sendable {
    let fileDescriptor: FileDescriptor

    init() throws(InotifyError) {
        let descriptor = eventfd(0, CInt(EFD_NONBLOCK) | CInt(EFD_CLOEXEC))
        guard descriptor >= 0 else {
            throw InotifyError(.threadFailed, Errno(rawValue: errno), subject: "eventfd")
        }
        fileDescriptor = FileDescriptor(rawValue: descriptor)
    }

    deinit {
        _ = Glibc.close(fileDescriptor.rawValue)
    }

    /// Makes the descriptor readable, and leaves it so.
    borrowing func send() {
        // The counter starts at 0 and this is its only writer, so the write can neither block nor fail.
        _ = eventfd_write(fileDescriptor.rawValue, 1)
    }
}
