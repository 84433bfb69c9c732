internal import ArabicText

/// The letters of a word in one number that no other word has.
struct WordKey: Hashable, Sendable {
    private var low: UInt64
    private var high: UInt64

    /// The key of words that are not remembered.
    static let none = WordKey(low: 0, high: 0)

    private init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// The key of a word; ``none`` for one of more than 16 letters: such words do not come back.
    @inline(__always)
    init(_ codes: ArraySlice<UInt8>) {
        self = .none
        guard codes.count <= 16 else { return }
        var shift: UInt64 = 0
        for code in codes {
            // No letter has the code 0, so that a word is never taken for a longer one.
            if shift < 64 { low |= UInt64(code) &<< shift } else { high |= UInt64(code) &<< (shift &- 64) }
            shift &+= 8
        }
    }

    /// A hash of the word and what else matters.
    @inline(__always)
    func hash(_ salt: UInt64) -> UInt64 { FeatureHash.of(0, low ^ WordHash.mix(high), salt) }
}
