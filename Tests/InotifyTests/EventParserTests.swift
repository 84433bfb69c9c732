import SystemPackage
import Testing

@testable import Inotify

@Suite("EventParser: records within their bounds")
struct EventParserTests {
    /// A record as the kernel writes it.
    static func record(_ watch: Int32, _ mask: UInt32, _ cookie: UInt32, _ length: UInt32, _ name: [UInt8]) -> [UInt8] {
        [UInt32(bitPattern: watch), mask, cookie, length].flatMap { withUnsafeBytes(of: $0, Array.init) } + name
    }

    static func parse(_ bytes: [UInt8], count: Int? = nil) throws(InotifyError) -> [Inotify.Notification] {
        var notifications: [Inotify.Notification] = []
        try EventParser.parse(bytes, count: count ?? bytes.count, into: &notifications)
        return notifications
    }

    @Test("records with and without names follow one another, padding is not part of a name")
    func sequence() throws {
        let bytes =
            Self.record(1, 0x100, 0, 16, Array("abc".utf8) + Array(repeating: 0, count: 13))
            + Self.record(-1, 0x4000, 0, 0, []) + Self.record(2, 0x400, 7, 0, [])
        #expect(
            try Self.parse(bytes) == [
                .event(Event(watch: WatchDescriptor(rawValue: 1), mask: .create, name: FileName("abc"))),
                .overflow,
                .event(Event(watch: WatchDescriptor(rawValue: 2), mask: .deleteSelf, cookie: 7)),
            ])
    }

    @Test("bytes beyond those that were read are not looked at")
    func count() throws {
        let bytes = Self.record(1, 0x100, 0, 0, []) + [0xff, 0xff, 0xff]
        #expect(try Self.parse(bytes, count: 16).count == 1)
        #expect(try Self.parse(bytes, count: 0).isEmpty)
    }

    @Test("a header that is cut short and a name that runs past the end are errors, never reads beyond the buffer")
    func malformed() {
        let whole = Self.record(1, 0x100, 0, 16, Array(repeating: 0x61, count: 16))
        for count in [1, 15, 16, 31] {
            let error = #expect(throws: InotifyError.self) { try Self.parse(whole, count: count) }
            #expect(error?.code == .malformedEvent)
        }
        let error = #expect(throws: InotifyError.self) {
            try Self.parse(Self.record(1, 0x100, 0, .max, [0x61]))
        }
        #expect(error?.code == .malformedEvent)
    }

    @Test("a name as long as its padding allows is whole")
    func unpadded() throws {
        let notifications = try Self.parse(Self.record(1, 0x100, 0, 16, Array(repeating: 0x61, count: 16)))
        #expect(notifications.count == 1)
        guard case .event(let event) = notifications.first else {
            Issue.record("no event")
            return
        }
        #expect(event.name?.bytes.count == 16)
    }
}
