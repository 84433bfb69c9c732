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
        transitions = try TagTransitions(file, "upot")
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
        let scores = words.indices.map { place in
            features.removeAll(keepingCapacity: true)
            TagFeatures.appendContext(words, place, to: &features)
            return SIMD16<Float>(own[place] &+ weights.sum(features)) * weights.scale
        }
        return transitions.best(scores).map { PartOfSpeech(rawValue: UInt8($0)) ?? .x }
    }
}

/// Scores of going from one of 16 states to another.
struct TagTransitions: Sendable {
    /// A row for the state before, a lane for the state after.
    let rows: [SIMD16<Float>]
    /// A row for the state after, a lane for the state before.
    let columns: [SIMD16<Float>]

    init(_ file: ModelFile, _ name: String) throws(ModelError) {
        let numbers: MappedArray<UInt32> = try file.array(name)
        guard numbers.count == 256 else { throw .format("its section \(name) has not 256 numbers") }
        func row(_ number: (Int) -> Int) -> SIMD16<Float> {
            var row = SIMD16<Float>()
            for lane in 0..<16 { row[lane] = Float(bitPattern: numbers[number(lane)]) }
            return row
        }
        rows = (0..<16).map { before in row { before * 16 + $0 } }
        columns = (0..<16).map { after in row { $0 * 16 + after } }
    }

    /// The best way through the states, given each place's scores: Viterbi's algorithm.
    func best(_ emissions: [SIMD16<Float>]) -> [Int] {
        guard var before = emissions.first else { return [] }
        var scores = [before]
        scores.reserveCapacity(emissions.count)
        for emission in emissions.dropFirst() {
            var best = rows[0] + before[0]
            for state in 1..<16 {
                let candidate = rows[state] + before[state]
                // `pointwiseMax` would go lane by lane.
                best.replace(with: candidate, where: candidate .> best)
            }
            before = best + emission
            scores.append(before)
        }
        // The way back is looked for along the best states alone: cheaper than to note it for all.
        var state = Self.best(before)
        var states = [state]
        states.reserveCapacity(scores.count)
        for place in scores.indices.dropLast().reversed() {
            state = Self.best(scores[place] + columns[state])
            states.append(state)
        }
        return states.reversed()
    }

    /// The state with the highest score, the first of equals.
    private static func best(_ scores: SIMD16<Float>) -> Int {
        var best = 0
        for state in 1..<16 where scores[state] > scores[best] { best = state }
        return best
    }
}
