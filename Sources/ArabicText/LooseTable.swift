/// A hash table from loose letters to numbers, looked up by a slice of codes without making a key.
public struct LooseTable: Sendable {
    private struct Slot {
        var hash: UInt32 = 0
        var start: Int32 = 0
        var count: Int32 = -1
        var value: Int32 = 0
    }

    private var slots: [Slot]
    private var keys: [UInt16] = []
    /// Number of keys.
    public private(set) var count = 0

    /// Creates an empty table.
    public init() {
        slots = Array(repeating: Slot(), count: 16)
    }

    /// The value of a slice of codes, read as if an alef stood before it where `leadingAlef` says so.
    ///
    /// The alef is the one that the article loses in writing after the preposition ل: للعراق is ل + العراق.
    public func value(of codes: [UInt16], in range: Range<Int>, leadingAlef: Bool = false) -> Int? {
        let hash = Self.hash(codes, range, leadingAlef)
        let length = range.count + (leadingAlef ? 1 : 0)
        var index = Int(hash) & (slots.count - 1)
        while slots[index].count >= 0 {
            if slots[index].hash == hash, Int(slots[index].count) == length {
                var key = Int(slots[index].start)
                var equal = true
                if leadingAlef {
                    equal = keys[key] == LooseLetters.alef
                    key += 1
                }
                for position in range where equal {
                    equal = keys[key] == codes[position]
                    key += 1
                }
                if equal { return Int(slots[index].value) }
            }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The value of a key.
    public subscript(key: [UInt16]) -> Int? { value(of: key, in: key.indices) }

    /// Sets the value of a key.
    public mutating func set(_ key: [UInt16], to value: Int) {
        if count * 2 >= slots.count { grow() }
        let hash = Self.hash(key, key.indices, false)
        var index = Int(hash) & (slots.count - 1)
        while slots[index].count >= 0 {
            let start = Int(slots[index].start)
            let stored = keys[start..<(start + Int(slots[index].count))]
            if slots[index].hash == hash, stored.elementsEqual(key) {
                slots[index].value = Int32(value)
                return
            }
            index = (index + 1) & (slots.count - 1)
        }
        slots[index] = Slot(hash: hash, start: Int32(keys.count), count: Int32(key.count), value: Int32(value))
        keys += key
        count += 1
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for slot in old where slot.count >= 0 {
            var index = Int(slot.hash) & (slots.count - 1)
            while slots[index].count >= 0 { index = (index + 1) & (slots.count - 1) }
            slots[index] = slot
        }
    }

    /// FNV-1a over code units, its high bits folded down, since the table uses the low ones.
    private static func hash(_ codes: [UInt16], _ range: Range<Int>, _ leadingAlef: Bool) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        if leadingAlef { hash = (hash ^ UInt32(LooseLetters.alef)) &* 16_777_619 }
        for position in range { hash = (hash ^ UInt32(codes[position])) &* 16_777_619 }
        return hash ^ (hash >> 15)
    }
}
