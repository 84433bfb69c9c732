/// Writes JSON into a byte array: members in the order they are written, top-level members and the elements of
/// top-level arrays on lines of their own, so that the files can be read, compared and searched by line.
public struct JSONWriter {
    /// What has been written so far, UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var depth = 0
    private var isFirst = true

    /// Creates an empty writer with room for `capacity` bytes.
    public init(capacity: Int = 4096) {
        bytes.reserveCapacity(capacity)
    }

    /// Writes an object whose members `body` writes.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        nest(UInt8(ascii: "{"), UInt8(ascii: "}"), breaksLines: depth == 0, body)
    }

    /// Writes an array, each element by `body`.
    public mutating func array<Element>(_ elements: [Element], _ body: (inout JSONWriter, Element) -> Void) {
        let breaksLines = depth == 1
        nest(UInt8(ascii: "["), UInt8(ascii: "]"), breaksLines: breaksLines && !elements.isEmpty) { json in
            for element in elements {
                json.separate(breaksLines: breaksLines)
                body(&json, element)
            }
        }
    }

    /// Writes a member's key. A value must follow.
    public mutating func key(_ key: StaticString) {
        separate(breaksLines: depth == 1)
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes a member's key that is not known at build time. A value must follow.
    public mutating func key(dynamic key: String) {
        separate(breaksLines: depth == 1)
        string(key)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes an integer.
    public mutating func number(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        let start = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    /// Writes a number, without a fraction where it has none. It must be finite.
    public mutating func number(_ value: Double) {
        precondition(value.isFinite, "JSON has no \(value)")
        if let whole = Int(exactly: value), whole.magnitude < 1 << 53 {
            number(whole)
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }

    /// Writes a string, escaping what RFC 8259 asks for and nothing else.
    public mutating func string(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { utf8 in
            var copied = 0
            for index in utf8.indices {
                let byte = unsafe utf8[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied..<index]))
                escape(byte)
                copied = index + 1
            }
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Ends the document with a line feed.
    public mutating func finish() {
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        default:
            bytes.append(contentsOf: "u00".utf8)
            let digits: StaticString = "0123456789abcdef"
            digits.withUTF8Buffer {
                unsafe bytes.append($0[Int(byte >> 4)])
                unsafe bytes.append($0[Int(byte & 15)])
            }
        }
    }

    private mutating func nest(
        _ opening: UInt8, _ closing: UInt8, breaksLines: Bool, _ body: (inout JSONWriter) -> Void
    ) {
        bytes.append(opening)
        depth += 1
        isFirst = true
        body(&self)
        depth -= 1
        isFirst = false
        if breaksLines { bytes.append(UInt8(ascii: "\n")) }
        bytes.append(closing)
    }

    private mutating func separate(breaksLines: Bool) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        if breaksLines { bytes.append(UInt8(ascii: "\n")) }
    }
}
