/// Which words of two readings are the same.
///
/// Words with a range of their own are the same when the ranges are. Where one has none, inside a multiword token whose
/// words cannot be laid over its letters, the words of that stretch are aligned by the longest common subsequence of
/// their forms: the way of the CoNLL 2018 shared task (Zeman et al. 2018, conll18_ud_eval).
struct WordAlignment {
    private let gold: [ReadWord]
    private let system: [ReadWord]
    private var pairs: [(gold: Int, system: Int)] = []
    private var goldPlace = 0
    private var systemPlace = 0

    /// The pairs of equal words, as indices.
    static func pairs(_ gold: [ReadWord], _ system: [ReadWord]) -> [(gold: Int, system: Int)] {
        var alignment = WordAlignment(gold: gold, system: system)
        alignment.align()
        return alignment.pairs
    }

    private init(gold: [ReadWord], system: [ReadWord]) {
        self.gold = gold
        self.system = system
    }

    private mutating func align() {
        while goldPlace < gold.count, systemPlace < system.count {
            let word = gold[goldPlace]
            let other = system[systemPlace]
            guard word.isExact && other.isExact else {
                alignStretch()
                continue
            }
            if word.range == other.range {
                pairs.append((goldPlace, systemPlace))
                goldPlace += 1
                systemPlace += 1
            } else if word.range.lowerBound <= other.range.lowerBound {
                goldPlace += 1
            } else {
                systemPlace += 1
            }
        }
    }

    /// Aligns a stretch of words that begins with one without a range of its own, and grows as long as such words reach
    /// beyond its end.
    private mutating func alignStretch() {
        var end: Int
        if !gold[goldPlace].isExact {
            end = gold[goldPlace].range.upperBound
            let other = system[systemPlace]
            if other.isExact, other.range.lowerBound < gold[goldPlace].range.lowerBound { systemPlace += 1 }
        } else {
            end = system[systemPlace].range.upperBound
            if gold[goldPlace].range.lowerBound < system[systemPlace].range.lowerBound { goldPlace += 1 }
        }
        let start = (gold: goldPlace, system: systemPlace)
        while isInside(gold, goldPlace, end) || isInside(system, systemPlace, end) {
            let takesGold =
                goldPlace < gold.count
                && (systemPlace >= system.count
                    || gold[goldPlace].range.lowerBound <= system[systemPlace].range.lowerBound)
            let word = takesGold ? gold[goldPlace] : system[systemPlace]
            if !word.isExact { end = max(end, word.range.upperBound) }
            if takesGold { goldPlace += 1 } else { systemPlace += 1 }
        }
        alignForms(start.gold..<goldPlace, start.system..<systemPlace)
    }

    private func isInside(_ words: [ReadWord], _ place: Int, _ end: Int) -> Bool {
        guard place < words.count else { return false }
        let word = words[place]
        return word.isExact ? word.range.upperBound <= end : word.range.lowerBound < end
    }

    private mutating func alignForms(_ goldRange: Range<Int>, _ systemRange: Range<Int>) {
        let forms = gold[goldRange].map(Self.compared)
        let others = system[systemRange].map(Self.compared)
        // lengths[i][j]: of the longest common subsequence of what follows i and j.
        var lengths = [[Int]](repeating: [Int](repeating: 0, count: others.count + 1), count: forms.count + 1)
        for i in forms.indices.reversed() {
            for j in others.indices.reversed() {
                lengths[i][j] =
                    forms[i] == others[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
            }
        }
        var (i, j) = (0, 0)
        while i < forms.count, j < others.count {
            if forms[i] == others[j] {
                pairs.append((goldRange.lowerBound + i, systemRange.lowerBound + j))
                i += 1
                j += 1
            } else if lengths[i][j] == lengths[i + 1][j] {
                i += 1
            } else {
                j += 1
            }
        }
    }

    /// A form for comparison: lower case, unvocalised, since one reading may write vowels that the other does not.
    private static func compared(_ word: ReadWord) -> [Unicode.Scalar] { Spelling.unvocalised(word.form.lowercased()) }
}
