/// How well names were found: those whose tokens and type are all right count, as conlleval counts.
public struct NameScores: Hashable, Sendable {
    /// The score of each type.
    public private(set) var types: [String: Score] = [:]

    /// Nothing scored yet.
    public init() {}

    /// The score of all types together.
    public var all: Score { types.values.reduce(into: Score()) { $0.add($1) } }

    /// Counts the names of a text.
    public mutating func add(gold: [NameSpan], found: [NameSpan]) {
        let right = Set(gold)
        for span in gold { types[span.type, default: Score()].gold += 1 }
        for span in found {
            types[span.type, default: Score()].system += 1
            if right.contains(span) { types[span.type, default: Score()].correct += 1 }
        }
    }

    /// Adds another text's scores.
    public mutating func add(_ other: NameScores) {
        for (type, score) in other.types { types[type, default: Score()].add(score) }
    }
}
