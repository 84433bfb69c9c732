internal import CLinux
internal import Glibc
public import SystemPackage

/// A named POSIX thread that takes no signals, to be joined once.
public struct Thread: ~Copyable, Sendable {
    private let handle: pthread_t

    /// Starts a thread.
    ///
    /// - Parameters:
    ///   - name: At most 15 bytes, as ps(1) and /proc/self/task show it.
    ///   - body: What it does; the thread ends with it.
    /// - Throws: `Errno` when the kernel gives no more threads.
    public init(name: String, _ body: @escaping @Sendable () -> Void) throws(Errno) {
        let start = unsafe Unmanaged.passRetained(Start(name: name, body: body))
        var handle = pthread_t()

        // A new thread inherits the mask of its maker: all signals blocked, so that the process's own handling of
        // signals is never run here.
        var every = sigset_t()
        var before = sigset_t()
        unsafe sigfillset(&every)
        unsafe pthread_sigmask(SIG_SETMASK, &every, &before)
        let status = unsafe pthread_create(
            &handle, nil,
            { start in
                guard let start = unsafe start else { return nil }
                let (name, body) = unsafe Unmanaged<Start>.fromOpaque(start).takeRetainedValue().parts
                unsafe _ = clinux_set_thread_name(name)
                body()
                return nil
            },
            start.toOpaque())
        unsafe pthread_sigmask(SIG_SETMASK, &before, nil)

        guard status == 0 else {
            unsafe start.release()
            throw Errno(rawValue: status)
        }
        self.handle = handle
    }

    /// Waits for the thread's end. Called on the thread itself it lets the thread end unwatched instead, since nobody
    /// can wait for himself.
    public consuming func join() {
        if pthread_equal(handle, pthread_self()) != 0 {
            pthread_detach(handle)
        } else {
            pthread_join(handle, nil)
        }
    }
}

extension Thread {
    /// Lets the thread end unwatched.
    public consuming func detach() { pthread_detach(handle) }
}

/// What a thread is started with, in a box that fits through a C pointer.
private final class Start: Sendable {
    let parts: (name: String, body: @Sendable () -> Void)

    init(name: String, body: @escaping @Sendable () -> Void) {
        parts = (name, body)
    }
}
