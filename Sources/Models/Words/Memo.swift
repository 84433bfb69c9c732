/// A small table of what was worked out of words: each word has one place, and a new word takes it over.
///
/// Letters are compared, not only hashes: anyone can make two words of one hash, and what is remembered of one must never be
/// taken for the other.
struct Memo<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        var key: WordKey
        var salt: UInt64
        var value: Value
    }

    private var entries: [Entry]
    private let mask: UInt64

    /// A table of 2^`bits` places.
    ///
    /// - Parameter vacant: What stands in a place that no word has taken; never given out.
    init(bits: Int, vacant: Value) {
        entries = [Entry](repeating: Entry(key: .none, salt: 0, value: vacant), count: 1 << bits)
        mask = 1 << UInt64(bits) - 1
    }

    /// What is remembered of a word; nil for a word without letters.
    ///
    /// - Parameter salt: What else the value depends on.
    @inline(__always)
    func value(_ key: WordKey, salt: UInt64 = 0) -> Value? {
        let place = Int(key.hash(salt) & mask)
        guard entries[place].key == key, entries[place].salt == salt, key != .none else { return nil }
        return entries[place].value
    }

    /// Remembers.
    @inline(__always)
    mutating func remember(_ value: Value, _ key: WordKey, salt: UInt64 = 0) {
        guard key != .none else { return }
        entries[Int(key.hash(salt) & mask)] = Entry(key: key, salt: salt, value: value)
    }
}
