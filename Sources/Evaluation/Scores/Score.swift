/// How many of the things that a treebank has were found, and how many of those found are its.
public struct Score: Hashable, Sendable {
    /// Things in the treebank.
    public var gold = 0
    /// Things in the reading that is judged.
    public var system = 0
    /// Things that are the same in both.
    public var correct = 0
    /// Aligned words that could have been right; nothing for things that are aligned by being the same.
    public var aligned: Int?

    init(aligned: Int? = nil) {
        self.aligned = aligned
    }

    /// Share of what was found that is right, 0 where nothing was found.
    public var precision: Double { Self.share(correct, system) }
    /// Share of what there is that was found, 0 where there is nothing.
    public var recall: Double { Self.share(correct, gold) }
    /// Harmonic mean of ``precision`` and ``recall``.
    public var f1: Double { Self.share(2 * correct, gold + system) }
    /// Share of the aligned words that are right.
    public var alignedAccuracy: Double? { aligned.map { Self.share(correct, $0) } }

    private static func share(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }

    /// Adds another text's score.
    mutating func add(_ other: Score) {
        gold += other.gold
        system += other.system
        correct += other.correct
        if let more = other.aligned { aligned = (aligned ?? 0) + more }
    }

    /// Counts a thing that both have, and whether both say the same of it.
    mutating func count(_ isCorrect: Bool) {
        gold += 1
        system += 1
        if isCorrect { correct += 1 }
    }

    /// Counts equal spans; both lists are in text order.
    mutating func count(_ spans: [Range<Int>], _ others: [Range<Int>]) {
        gold += spans.count
        system += others.count
        var (i, j) = (0, 0)
        while i < spans.count, j < others.count {
            if spans[i] == others[j] {
                correct += 1
                i += 1
                j += 1
            } else if (spans[i].lowerBound, spans[i].upperBound) < (others[j].lowerBound, others[j].upperBound) {
                i += 1
            } else {
                j += 1
            }
        }
    }
}
