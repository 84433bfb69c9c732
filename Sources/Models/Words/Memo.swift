/// A small table of what was worked out of words: each word has one place, and a new word takes it over.
///
/// Letters are compared, not only hashes: anyone can make two words of one hash, and what is remembered of one must never be
/// taken for the other.
struct Memo<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        var letters: ArraySlice<UInt8>
        var salt: UInt64
        var value: Value
    }

    /// Longer words are not remembered: they do not come back, and would hold memory.
    private static var longest: Int { 32 }
    private var entries: [Entry?]
    private let mask: UInt64

    /// A table of 2^`bits` places.
    init(bits: Int) {
        entries = [Entry?](repeating: nil, count: 1 << bits)
        mask = 1 << UInt64(bits) - 1
    }

    /// What is remembered of a word.
    ///
    /// - Parameters:
    ///   - hash: A hash of the letters and the salt.
    ///   - salt: What else the value depends on.
    @inline(__always)
    func value(_ letters: ArraySlice<UInt8>, salt: UInt64 = 0, hash: UInt64) -> Value? {
        guard let entry = entries[Int(hash & mask)], entry.salt == salt, entry.letters == letters else { return nil }
        return entry.value
    }

    /// Remembers.
    mutating func remember(_ value: Value, _ letters: ArraySlice<UInt8>, salt: UInt64 = 0, hash: UInt64) {
        guard letters.count <= Self.longest else { return }
        // A copy of the word alone: a slice would hold the whole text.
        entries[Int(hash & mask)] = Entry(letters: Array(letters)[...], salt: salt, value: value)
    }
}
