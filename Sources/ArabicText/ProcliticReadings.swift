/// The ways to read the front of a word as proclitics: [و|ف] [ب|ل|ك], the unsegmented word first.
///
/// Only spelling is looked at: which reading holds is for a lexicon to say. The article is not cut off, but لل is also read
/// as ل before a word with the article, whose alef is not written.
public struct ProcliticReadings: Sequence, IteratorProtocol {
    /// One reading.
    public struct Reading: Hashable, Sendable {
        /// Index of the first code of the rest of the word.
        public var start: Int
        /// Whether the rest is to be read with an alef before it.
        public var leadingAlef: Bool
        /// Whether a conjunction, و or ف, was cut off.
        public var conjunction: Bool
        /// The preposition that was cut off.
        public var preposition: UInt16?
    }

    private let codes: [UInt16]
    private let range: Range<Int>
    private let conjunction: Bool
    private var step = 0

    /// Readings of the word at a range of codes.
    public init(_ codes: [UInt16], in range: Range<Int>) {
        self.codes = codes
        self.range = range
        conjunction =
            range.count > 2
            && (codes[range.lowerBound] == LooseLetters.waw || codes[range.lowerBound] == LooseLetters.feh)
    }

    /// The next reading.
    public mutating func next() -> Reading? {
        while step < 6 {
            defer { step += 1 }
            let cut = step % 2 == 1
            if cut && !conjunction { continue }
            let start = range.lowerBound + (cut ? 1 : 0)
            if step < 2 { return Reading(start: start, leadingAlef: false, conjunction: cut, preposition: nil) }
            guard start + 2 < range.upperBound, isPreposition(codes[start]) else { continue }
            if step < 4 {
                return Reading(start: start + 1, leadingAlef: false, conjunction: cut, preposition: codes[start])
            }
            guard codes[start] == LooseLetters.lam, codes[start + 1] == LooseLetters.lam else { continue }
            return Reading(start: start + 1, leadingAlef: true, conjunction: cut, preposition: codes[start])
        }
        return nil
    }

    private func isPreposition(_ code: UInt16) -> Bool {
        code == LooseLetters.beh || code == LooseLetters.lam || code == LooseLetters.kaf
    }
}
