import Testing

@testable import Inotify

@Suite("BatchQueue: bounded, and never silent about a loss")
struct BatchQueueTests {
    static func events(_ numbers: ClosedRange<Int32>) -> [Inotify.Notification] {
        numbers.map { .event(Event(watch: WatchDescriptor(rawValue: $0), mask: .create)) }
    }

    @Test("the first events up to the capacity are kept, the loss of the rest is told once")
    func bounded() {
        var queue = BatchQueue(capacity: 3)
        queue.append(Self.events(1...2))
        queue.append(Self.events(3...5))
        let batch = queue.take()
        #expect(batch?.events.map(\.watch.rawValue) == [1, 2, 3])
        #expect(batch?.overflowed == true)
        #expect(queue.take() == nil)
    }

    @Test("as many events as there is room for are no overflow")
    func exact() {
        var queue = BatchQueue(capacity: 3)
        queue.append(Self.events(1...3))
        #expect(queue.take()?.overflowed == false)
    }

    @Test("the kernel's overflow is told, in a full queue and in an empty one")
    func kernelOverflow() {
        var queue = BatchQueue(capacity: 1)
        queue.append([.overflow])
        #expect(queue.take() == Batch(overflowed: true))
        queue.append(Self.events(1...1) + [.overflow])
        #expect(queue.take()?.overflowed == true)
    }

    @Test("after a batch is taken there is room again, and no overflow is left over")
    func recovers() {
        var queue = BatchQueue(capacity: 2)
        queue.append(Self.events(1...9))
        _ = queue.take()
        queue.append(Self.events(10...11))
        #expect(
            queue.take() == Batch(events: [10, 11].map { Event(watch: WatchDescriptor(rawValue: $0), mask: .create) }))
    }
}
