/// Chooses the parts of speech of a sentence's words: a linear-chain conditional random field (Lafferty, McCallum and
/// Pereira 2001), decoded by Viterbi's algorithm.
public struct Tagger: Sendable {
    private let weights: WeightTable<SIMD16<Int8>>
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
        var scores = SIMD16<Float>()
        var back: [SIMD16<UInt8>] = []
        back.reserveCapacity(words.count)
        for place in words.indices {
            features.removeAll(keepingCapacity: true)
            TagFeatures.appendContext(words, place, to: &features)
            let emission = SIMD16<Float>(own[place] &+ weights.sum(features)) * weights.scale
            guard place > 0 else {
                scores = emission
                back.append(SIMD16())
                continue
            }
            var best = transitions.rows[0] + scores[0]
            var origin = SIMD16<Int32>()
            for tag in 1..<16 {
                let candidate = transitions.rows[tag] + scores[tag]
                let better = candidate .> best
                best.replace(with: candidate, where: better)
                origin.replace(with: Int32(tag), where: better)
            }
            scores = best + emission
            back.append(SIMD16<UInt8>(truncatingIfNeeded: origin))
        }
        guard !words.isEmpty else { return [] }
        var tag = (0..<16).max { scores[$0] < scores[$1] } ?? 0
        var tags: [PartOfSpeech] = []
        for place in words.indices.reversed() {
            tags.append(PartOfSpeech(rawValue: UInt8(tag)) ?? .x)
            tag = Int(back[place][tag])
        }
        return tags.reversed()
    }
}

/// Scores of going from one part of speech to another.
struct TagTransitions: Sendable {
    /// A row for the tag before, a lane for the tag after.
    let rows: [SIMD16<Float>]

    init(_ file: ModelFile) throws(ModelError) {
        let numbers: MappedArray<UInt32> = try file.array("upot")
        guard numbers.count == 256 else { throw .format("its section upot has not 256 numbers") }
        rows = (0..<16).map { before in
            var row = SIMD16<Float>()
            for after in 0..<16 { row[after] = Float(bitPattern: numbers[before * 16 + after]) }
            return row
        }
    }
}
