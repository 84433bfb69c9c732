internal import ArabicText

/// Chooses how written words are cut into syntactic words.
public struct Segmenter: Sendable {
    private let knowledge: WordKnowledge
    private let scores: ScoreTable

    init(_ file: ModelFile, _ knowledge: WordKnowledge) throws(ModelError) {
        self.knowledge = knowledge
        scores = try ScoreTable(file, "segm")
    }

    /// The ways to cut a word, with what speaks for each whatever stands around it; empty when there is only one.
    func candidates(
        _ codes: ArraySlice<UInt8>, _ word: WordShape, _ features: inout [UInt64]
    ) -> [(cut: Segmentation, score: Float)] {
        var cuts: [Segmentation] = []
        CliticGrammar.append(codes, to: &cuts)
        guard cuts.count > 1 else { return [] }
        return cuts.map { cut in
            features.removeAll(keepingCapacity: true)
            SegmentFeatures.appendOwn(cut, of: codes, word, knowledge, to: &features)
            return (cut, scores.score(features))
        }
    }

    /// The best of the ways to cut a word among its neighbours.
    func choice(
        _ candidates: [(cut: Segmentation, score: Float)], of codes: ArraySlice<UInt8>, in context: TokenContext,
        _ features: inout [UInt64]
    ) -> Segmentation {
        var best = Segmentation()
        var bestScore = -Float.infinity
        for candidate in candidates {
            features.removeAll(keepingCapacity: true)
            SegmentFeatures.appendContext(candidate.cut, of: codes, in: context, to: &features)
            let score = candidate.score + scores.score(features)
            if score > bestScore {
                bestScore = score
                best = candidate.cut
            }
        }
        return best
    }
}
