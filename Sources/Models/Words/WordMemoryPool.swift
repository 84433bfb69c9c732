internal import Glibc

/// The memories that readers take and give back, so that each has one of its own while it reads.
///
/// A POSIX mutex: ThreadSanitizer does not see that `Synchronization.Mutex` orders anything.
@safe
final class WordMemoryPool: @unchecked Sendable {
    /// As many are kept as the machines that this is for have cores.
    private static let most = 4
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private var memories: [WordMemory] = []

    init() {
        unsafe lock.initialize(to: pthread_mutex_t())
        unsafe pthread_mutex_init(lock, nil)
    }

    deinit {
        unsafe pthread_mutex_destroy(lock)
        unsafe lock.deallocate()
    }

    /// A memory that nobody else has.
    func take() -> WordMemory {
        unsafe pthread_mutex_lock(lock)
        defer { unsafe pthread_mutex_unlock(lock) }
        return memories.popLast() ?? WordMemory()
    }

    /// Keeps a memory for the next reader, unless there are enough.
    func give(_ memory: WordMemory) {
        unsafe pthread_mutex_lock(lock)
        defer { unsafe pthread_mutex_unlock(lock) }
        if memories.count < Self.most { memories.append(memory) }
    }
}
