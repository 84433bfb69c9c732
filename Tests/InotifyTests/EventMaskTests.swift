import Inotify
import Testing

@Suite("EventMask: the kernel's bits by name")
struct EventMaskTests {
    /// include/uapi/linux/inotify.h
    static let bits: [(EventMask, UInt32)] = [
        (.access, 0x1), (.modify, 0x2), (.attributes, 0x4), (.closeWrite, 0x8), (.closeNoWrite, 0x10), (.open, 0x20),
        (.movedFrom, 0x40), (.movedTo, 0x80), (.create, 0x100), (.delete, 0x200), (.deleteSelf, 0x400),
        (.moveSelf, 0x800), (.unmounted, 0x2000), (.queueOverflow, 0x4000), (.ignored, 0x8000),
        (.onlyDirectory, 0x0100_0000), (.dontFollow, 0x0200_0000), (.excludeUnlinked, 0x0400_0000),
        (.maskCreate, 0x1000_0000), (.maskAdd, 0x2000_0000), (.isDirectory, 0x4000_0000), (.oneShot, 0x8000_0000),
    ]

    @Test("every name stands for the kernel's bit", arguments: bits)
    func value(mask: EventMask, bit: UInt32) {
        #expect(mask.rawValue == bit)
    }

    @Test("the kernel's 22 bits are all here, and all events are 12 of them")
    func completeness() {
        #expect(Set(Self.bits.map(\.1)).count == 22)
        #expect(EventMask.allEvents.rawValue == 0xfff)
        #expect(EventMask.close.rawValue == 0x18)
        #expect(EventMask.move.rawValue == 0xc0)
    }

    @Test("a description names every bit, and shows the ones without a name")
    func description() {
        #expect(EventMask([.create, .isDirectory]).description == "create|isDirectory")
        #expect(EventMask().description == "none")
        #expect(EventMask(rawValue: 0x1_0100).description == "create|0x10000")
        let words = EventMask(Self.bits.map(\.0)).description.split(separator: "|")
        #expect(words.count == 22)
        #expect(Set(words).count == 22)
    }
}
