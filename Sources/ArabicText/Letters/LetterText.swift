/// A text in one-byte letter codes, with the way back to its Unicode scalars.
///
/// Vowel marks, tatweel, zero-width and bidi controls give no code; a ligature gives several. ``offsets`` never falls.
public struct LetterText: Sendable {
    /// Codes in text order; see ``Letter``.
    public private(set) var codes: [UInt8] = []
    /// Offset, in Unicode scalars from the beginning of the text, of the scalar that gave each code; then the number of
    /// scalars of the text.
    public private(set) var offsets: [UInt32] = []

    /// Reads UTF-8 in one pass. An ill-formed sequence gives ``Letter/symbol`` for each of its maximal parts, as the
    /// replacement characters that `String(decoding:as:)` would put there count in offsets.
    public init(utf8 bytes: Span<UInt8>) {
        let count = bytes.count
        let table = LetterTable.lower
        codes.reserveCapacity(count / 2 + 16)
        offsets.reserveCapacity(count / 2 + 16)
        var position = 0
        var offset: UInt32 = 0
        while position < count {
            let lead = bytes[position]
            if lead < 0x80 {
                append(table[Int(lead)], at: offset)
                position += 1
            } else if lead >= 0xC2, lead < 0xE0, position + 1 < count, bytes[position + 1] & 0xC0 == 0x80 {
                append(table[Int(lead & 0x1F) << 6 | Int(bytes[position + 1] & 0x3F)], at: offset)
                position += 2
            } else {
                let (scalar, length) = UTF8Sequence.decode(bytes, at: position)
                appendRare(scalar, at: offset)
                position += length
            }
            offset += 1
        }
        offsets.append(offset)
    }

    /// Reads the scalars of a text.
    public init(_ text: ScalarText) {
        let table = LetterTable.lower
        codes.reserveCapacity(text.count)
        offsets.reserveCapacity(text.count + 1)
        for (offset, scalar) in text.scalars.enumerated() {
            if scalar < 0x800 {
                append(table[Int(scalar)], at: UInt32(offset))
            } else {
                appendRare(scalar, at: UInt32(offset))
            }
        }
        offsets.append(UInt32(text.count))
    }

    /// The scalars that a range of codes came from, without marks before the first or after the last of them.
    public func source(of range: Range<Int>) -> Range<Int> {
        guard let last = range.last else { return Int(offsets[range.lowerBound])..<Int(offsets[range.lowerBound]) }
        return Int(offsets[range.lowerBound])..<(Int(offsets[last]) + 1)
    }

    /// Whether a scalar only lengthens or steers the writing: tatweel, zero-width and bidi controls.
    public static func isInvisible(_ scalar: UInt32) -> Bool {
        scalar == 0x0640 || (scalar >= 0xAD && ScalarClass.of(scalar) == .format)
    }

    @inline(__always)
    private mutating func append(_ code: UInt8, at offset: UInt32) {
        if code != Letter.none {
            codes.append(code)
            offsets.append(offset)
        }
    }

    private mutating func appendRare(_ scalar: UInt32, at offset: UInt32) {
        LetterTable.append(scalar, to: &codes)
        while offsets.count < codes.count { offsets.append(offset) }
    }
}
