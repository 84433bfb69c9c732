internal import ArabicText

/// How words are used in news whose names are marked: always in names, never, or both.
///
/// Sources: ANERcorp (Benajiba and Rosso) and AQMAR, both CC BY-SA; see docs/DATA.md.
public struct NameEvidence: Sendable {
    private let index: HashIndex

    init(_ file: ModelFile) throws(ModelError) {
        index = try HashIndex(file, "name")
    }

    /// 0 for an unknown word; 1 to 5 from never to always in a name, 6 and 7 for a word seen once.
    func evidence(_ word: WordHash) -> UInt8 { UInt8(truncatingIfNeeded: index[word.value] ?? 0) }

    /// How often a word is in a name, and how often not.
    public struct Counts: Hashable, Sendable {
        private var inside = 0
        private var outside = 0

        /// A word not yet seen.
        public init() {}

        /// Counts an occurrence.
        public mutating func add(isName: Bool) {
            if isName { inside += 1 } else { outside += 1 }
        }

        var bin: UInt32 {
            let whole = inside + outside
            if whole == 1 { return inside == 1 ? 7 : 6 }
            return switch Double(inside) / Double(whole) {
            case 0: 1
            case ..<0.3: 2
            case ..<0.7: 3
            case ..<1: 4
            default: 5
            }
        }
    }

    /// The numbers of the section.
    public static func slots(_ words: [(word: [UInt8], counts: Counts)]) -> [UInt64] {
        HashIndex.slots(words.map { (WordHash($0.word).value, $0.counts.bin) })
    }
}
