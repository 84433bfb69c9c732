/// Chooses the parts of speech of a sentence's words: a linear-chain conditional random field (Lafferty, McCallum and
/// Pereira 2001), decoded by Viterbi's algorithm.
public struct Tagger: Sendable {
    private let weights: WeightTable<SIMD16<Int16>>
    private let transitions: TagTransitions
    private let known: HashIndex
    /// What is taken from the score of a tag that a frequent word was never seen with.
    private let unseen: Int16

    init(_ file: ModelFile) throws(ModelError) {
        weights = try WeightTable(file, "upo")
        transitions = try TagTransitions(file)
        known = try HashIndex(file, "tagd")
        unseen = Int16(min(4096, (3 / weights.scale).rounded()))
    }

    /// The scores of a word by itself.
    func ownScores(_ detail: WordDetail, _ knowledge: WordKnowledge, _ features: inout [UInt64]) -> SIMD16<Int16> {
        features.removeAll(keepingCapacity: true)
        TagFeatures.appendOwn(detail, knowledge, to: &features)
        var scores = weights.sum(features)
        if let seen = known[detail.shape.hash] {
            for tag in 0..<16 where seen & 1 << UInt32(tag) == 0 { scores[tag] &-= unseen }
        }
        return scores
    }

    /// The parts of speech of frequent words: the section of the model.
    package static func addFrequent(_ words: [(word: [UInt8], tags: Set<PartOfSpeech>)], to writer: inout ModelWriter) {
        writer.add(
            "tagd",
            HashIndex.slots(
                words.map { word in
                    (WordHash(word.word).value, word.tags.reduce(0) { $0 | 1 << UInt32($1.rawValue) })
                }))
    }

    /// The best parts of speech of a sentence.
    ///
    /// - Parameter own: ``ownScores(_:_:)`` of each word.
    func tags(_ words: [WordShape], own: [SIMD16<Int16>], _ features: inout [UInt64]) -> [PartOfSpeech] {
        guard !words.isEmpty else { return [] }
        var scores: [SIMD16<Float>] = []
        scores.reserveCapacity(words.count)
        for place in words.indices {
            features.removeAll(keepingCapacity: true)
            TagFeatures.appendContext(words, place, to: &features)
            let emission = SIMD16<Float>(own[place] &+ weights.sum(features)) * weights.scale
            guard place > 0 else {
                scores.append(emission)
                continue
            }
            let before = scores[place - 1]
            var best = transitions.rows[0] + before[0]
            for tag in 1..<16 {
                let candidate = transitions.rows[tag] + before[tag]
                // `pointwiseMax` would go lane by lane.
                best.replace(with: candidate, where: candidate .> best)
            }
            scores.append(best + emission)
        }
        // The way back is looked for along the best tags alone: cheaper than to note it for all.
        var tag = Self.best(scores[scores.count - 1])
        var tags = [PartOfSpeech(rawValue: UInt8(tag)) ?? .x]
        for place in words.indices.dropLast().reversed() {
            tag = Self.best(scores[place] + transitions.columns[tag])
            tags.append(PartOfSpeech(rawValue: UInt8(tag)) ?? .x)
        }
        return tags.reversed()
    }

    /// The tag with the highest score, the first of equals.
    private static func best(_ scores: SIMD16<Float>) -> Int {
        var best = 0
        for tag in 1..<16 where scores[tag] > scores[best] { best = tag }
        return best
    }
}

/// Scores of going from one part of speech to another.
struct TagTransitions: Sendable {
    /// A row for the tag before, a lane for the tag after.
    let rows: [SIMD16<Float>]
    /// A row for the tag after, a lane for the tag before.
    let columns: [SIMD16<Float>]

    init(_ file: ModelFile) throws(ModelError) {
        let numbers: MappedArray<UInt32> = try file.array("upot")
        guard numbers.count == 256 else { throw .format("its section upot has not 256 numbers") }
        func row(_ number: (Int) -> Int) -> SIMD16<Float> {
            var row = SIMD16<Float>()
            for lane in 0..<16 { row[lane] = Float(bitPattern: numbers[number(lane)]) }
            return row
        }
        rows = (0..<16).map { before in row { before * 16 + $0 } }
        columns = (0..<16).map { after in row { $0 * 16 + after } }
    }
}
