internal import CLinux
internal import Glibc
internal import SystemPackage

/// An epoll(7) instance over the two descriptors that the monitor's thread waits for.
struct Poller: ~Copyable, Sendable {
    /// What a wait ends with.
    enum Wake {
        case readable
        case stopped
    }

    private let descriptor: CInt
    private let stop: FileDescriptor

    init(inotify: FileDescriptor, stop: FileDescriptor) throws(InotifyError) {
        let descriptor = epoll_create1(CInt(EPOLL_CLOEXEC))
        guard descriptor >= 0 else {
            throw InotifyError(.threadFailed, Errno(rawValue: errno), subject: "epoll_create1")
        }
        for member in [inotify, stop] {
            // Level-triggered: a turn of the loop reads once, and what it leaves wakes the next turn.
            var event = unsafe epoll_event(events: EPOLLIN.rawValue, data: epoll_data(fd: member.rawValue))
            guard unsafe epoll_ctl(descriptor, EPOLL_CTL_ADD, member.rawValue, &event) == 0 else {
                let error = Errno(rawValue: errno)
                _ = Glibc.close(descriptor)
                throw InotifyError(.threadFailed, error, subject: "epoll_ctl")
            }
        }
        self.descriptor = descriptor
        self.stop = stop
    }

    deinit {
        _ = Glibc.close(descriptor)
    }

    /// Waits until there is something to read or the thread is to stop; the stop comes first.
    borrowing func wait() throws(InotifyError) -> Wake {
        var events = unsafe (epoll_event(), epoll_event())
        while true {
            let count = unsafe withUnsafeMutableBytes(of: &events) { events in
                unsafe epoll_wait(descriptor, events.assumingMemoryBound(to: epoll_event.self).baseAddress, 2, -1)
            }
            if count > 0 {
                let stopped =
                    unsafe events.0.data.fd == stop.rawValue || (count > 1 && events.1.data.fd == stop.rawValue)
                return stopped ? .stopped : .readable
            }
            let error = Errno(rawValue: errno)
            guard count == 0 || error == .interrupted else {
                throw InotifyError(.threadFailed, error, subject: "epoll_wait")
            }
        }
    }
}
