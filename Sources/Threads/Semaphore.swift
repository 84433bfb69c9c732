internal import CLinux
internal import Glibc

/// A counting semaphore, sem_init(3), for threads that have nothing to do.
@safe final class Semaphore: Sendable {
    // A POSIX semaphore must not move.
    nonisolated(unsafe) private let semaphore: UnsafeMutablePointer<sem_t>

    init() {
        unsafe semaphore = .allocate(capacity: 1)
        unsafe sem_init(semaphore, 0, 0)
    }

    deinit {
        unsafe sem_destroy(semaphore)
        unsafe semaphore.deallocate()
    }

    func signal() { unsafe sem_post(semaphore) }

    /// Waits for a signal; false when none came in time.
    func wait(atMost seconds: Int) -> Bool {
        unsafe clinux_sem_wait(semaphore, seconds) == 0
    }
}
