/// One sequence of UTF-8.
enum UTF8Sequence {
    /// The scalar that a sequence encodes and its length in bytes; U+FFFD and the length of the maximal ill-formed part
    /// where it is none (Unicode 15, §3.9, table 3-7).
    static func decode(_ bytes: Span<UInt8>, at position: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[position]
        let (length, first): (Int, ClosedRange<UInt8>)
        switch lead {
        case 0..<0x80: return (UInt32(lead), 1)
        case 0xC2...0xDF: (length, first) = (2, 0x80...0xBF)
        case 0xE0: (length, first) = (3, 0xA0...0xBF)
        case 0xED: (length, first) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, first) = (3, 0x80...0xBF)
        case 0xF0: (length, first) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, first) = (4, 0x80...0xBF)
        case 0xF4: (length, first) = (4, 0x80...0x8F)
        default: return (0xFFFD, 1)
        }
        var scalar = UInt32(lead) & (0x7F >> UInt32(length))
        for index in 1..<length {
            guard position + index < bytes.count else { return (0xFFFD, index) }
            let next = bytes[position + index]
            guard index == 1 ? first.contains(next) : next & 0xC0 == 0x80 else { return (0xFFFD, index) }
            scalar = scalar << 6 | UInt32(next & 0x3F)
        }
        return (scalar, length)
    }
}
