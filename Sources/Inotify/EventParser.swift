internal import SystemPackage

/// Takes apart what read(2) of an inotify descriptor gives: records of struct inotify_event, which Swift imports
/// without its flexible name.
///
/// Layout (inotify(7)), in the machine's byte order: `int wd`, `uint32_t mask`, `uint32_t cookie`, `uint32_t len`, then
/// `len` bytes of name, padded with NULs so that the next record is aligned.
enum EventParser {
    static let headerSize = 16

    /// Appends the notifications in the first `count` bytes of `buffer` to `notifications`.
    static func parse(
        _ buffer: [UInt8], count: Int, into notifications: inout [Notification]
    ) throws(InotifyError) {
        let bytes = unsafe buffer.span.bytes
        var offset = 0
        while offset < count {
            guard count - offset >= headerSize else {
                throw InotifyError(.malformedEvent, .badMessage, subject: "\(count - offset) bytes left over")
            }
            // Loads are checked against the span's bounds; only their type is taken on trust, and any 32 bits will do.
            let watch = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: Int32.self)
            let mask = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
            let cookie = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset + 8, as: UInt32.self)
            let length = unsafe Int(bytes.unsafeLoadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
            guard length <= count - offset - headerSize else {
                throw InotifyError(.malformedEvent, .badMessage, subject: "a name of \(length) bytes beyond the end")
            }
            let start = offset + headerSize
            let padded = buffer[start..<start + length]
            offset = start + length

            let events = EventMask(rawValue: mask)
            guard !events.contains(.queueOverflow) else {
                notifications.append(.overflow)
                continue
            }
            let name = padded.prefix { $0 != 0 }
            notifications.append(
                .event(
                    Event(
                        watch: WatchDescriptor(rawValue: watch), mask: events, cookie: cookie,
                        name: name.isEmpty ? nil : FileName(trusted: Array(name)))))
        }
    }
}
