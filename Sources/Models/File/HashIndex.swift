/// A table from 64-bit hashes to 32-bit numbers: open addressing, linear probing, 32-bit fingerprints.
///
/// Two keys whose fingerprints and places agree are taken for one: one in about 2³² look-ups of an absent key errs, which a
/// statistical model does not notice.
struct HashIndex: Sendable {
    private let slots: MappedArray<UInt64>
    private let mask: UInt64

    init(_ file: ModelFile, _ name: String) throws(ModelError) {
        slots = try file.array(name)
        guard slots.count > 0, slots.count & (slots.count - 1) == 0 else {
            throw .format("the size of its section \(name) is no power of two")
        }
        mask = UInt64(slots.count - 1)
    }

    /// The number stored under a hash.
    @inline(__always)
    subscript(hash: UInt64) -> UInt32? {
        let fingerprint = Self.fingerprint(hash)
        var place = hash & mask
        // A table is never full; a damaged one must not hold the reader for ever.
        for _ in 0...mask {
            let slot = slots[Int(place)]
            if slot == 0 { return nil }
            if UInt32(truncatingIfNeeded: slot >> 32) == fingerprint { return UInt32(truncatingIfNeeded: slot) }
            place = (place + 1) & mask
        }
        return nil
    }

    @inline(__always)
    static func fingerprint(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) | 1 }

    /// The slots of a table with the given contents, at most three quarters full. Of equal keys the first stays.
    static func slots(_ entries: [(hash: UInt64, value: UInt32)]) -> [UInt64] {
        var size = 16
        while size * 3 < entries.count * 4 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        let mask = UInt64(size - 1)
        for (hash, value) in entries {
            let fingerprint = fingerprint(hash)
            var place = hash & mask
            while slots[Int(place)] != 0, UInt32(truncatingIfNeeded: slots[Int(place)] >> 32) != fingerprint {
                place = (place + 1) & mask
            }
            if slots[Int(place)] == 0 { slots[Int(place)] = UInt64(fingerprint) << 32 | UInt64(value) }
        }
        return slots
    }
}
