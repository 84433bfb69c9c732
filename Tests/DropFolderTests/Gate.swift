import DropFolder
import Glibc
import Synchronization

/// Holds threads back until it is opened, or for a minute: a test that fails must end too.
final class Gate: Sendable {
    private let isOpen = Atomic(false)

    func open() { isOpen.store(true, ordering: .releasing) }

    func wait() {
        let end = ContinuousClock.now + .seconds(60)
        while !isOpen.load(ordering: .acquiring), .now < end { usleep(1_000) }
    }
}

extension DropFolderEvent {
    var isPublished: Bool {
        if case .published = self { true } else { false }
    }
}
