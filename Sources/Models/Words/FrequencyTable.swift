internal import ArabicText

/// How frequent word forms are, in steps of 1/36 of a power of ten.
///
/// Source: wordfreq (Speer, CC BY-SA 4.0); see docs/DATA.md.
public struct FrequencyTable: Sendable {
    /// Steps in a power of ten.
    static let stepsPerDecade = 36.0
    private let slots: MappedArray<UInt32>
    private let mask: UInt64

    init(_ file: ModelFile) throws(ModelError) {
        slots = try file.array("freq")
        guard slots.count > 0, slots.count & (slots.count - 1) == 0 else {
            throw .format("the size of its section freq is no power of two")
        }
        mask = UInt64(slots.count - 1)
    }

    /// The level of a form: 0 when it is unknown, else 1 for one in 10^8.2 words, 36 more for each tenfold frequency.
    @inline(__always)
    func level(_ word: WordHash) -> Int {
        let hash = word.value
        let fingerprint = Self.fingerprint(hash)
        var place = hash & mask
        for _ in 0...mask {
            let slot = slots[Int(place)]
            if slot == 0 { return 0 }
            if slot & ~0xFF == fingerprint { return Int(slot & 0xFF) }
            place = (place + 1) & mask
        }
        return 0
    }

    @inline(__always)
    private static func fingerprint(_ hash: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: hash >> 32) & ~0xFF
    }

    /// The level of a relative frequency between 0 and 1, given as its decimal logarithm.
    public static func level(log10Frequency: Double) -> UInt8 {
        UInt8(min(255, max(1, ((8.2 + log10Frequency) * stepsPerDecade).rounded())))
    }

    /// The slots of a table; of forms whose hashes agree, the first stays.
    public static func slots(_ entries: [(word: [UInt8], level: UInt8)]) -> [UInt32] {
        var size = 16
        while size * 3 < entries.count * 4 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        for entry in entries {
            let hash = WordHash(entry.word).value
            let fingerprint = fingerprint(hash)
            var place = Int(hash & UInt64(size - 1))
            while slots[place] != 0, slots[place] & ~0xFF != fingerprint { place = (place + 1) & (size - 1) }
            if slots[place] == 0 { slots[place] = fingerprint | UInt32(entry.level) }
        }
        return slots
    }
}
