/// A way to cut a written word into syntactic words: how many letters go to each.
///
/// Universal Dependencies cuts off و ف (conjunctions), ب ل ك س (particles) and the pronoun endings; never the article.
public struct Segmentation: Hashable, Sendable {
    /// Letters of the conjunction, 0 or 1.
    public var conjunction: UInt8
    /// Letters of the particle or preposition, 0 or 1.
    public var particle: UInt8
    /// Letters of the pronoun ending, 0 to 3.
    public var pronoun: UInt8
    /// Letters of a preposition that has grown into the relative pronoun after it, as in مما and عمن: 0 or 1.
    public var contraction: UInt8

    /// The given letters for each part; without them, the word uncut.
    public init(conjunction: UInt8 = 0, particle: UInt8 = 0, pronoun: UInt8 = 0, contraction: UInt8 = 0) {
        self.conjunction = conjunction
        self.particle = particle
        self.pronoun = pronoun
        self.contraction = contraction
    }

    /// Letters before the stem.
    public var front: Int { Int(conjunction) + Int(particle) + Int(contraction) }

    /// The lengths of the words, in order. In له the pronoun is the stem.
    public func lengths(of count: Int) -> [Int] {
        let stem = count - front - Int(pronoun)
        return [Int(conjunction), Int(particle), Int(contraction), stem, Int(pronoun)].filter { $0 > 0 }
    }
}
