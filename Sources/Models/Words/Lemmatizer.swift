internal import ArabicText

/// Chooses the dictionary form of a tagged word: the third person masculine singular of the perfect for verbs, the indefinite
/// singular for nouns, the masculine one for adjectives, all without vowel marks.
public struct Lemmatizer: Sendable {
    private let knowledge: WordKnowledge
    private let scores: ScoreTable
    private let scripts: [[(script: LemmaScript, hash: UInt64)]]

    init(_ file: ModelFile, _ knowledge: WordKnowledge) throws(ModelError) {
        self.knowledge = knowledge
        scores = try ScoreTable(file, "lemm")
        scripts = try LemmaScript.read(file).map { $0.map { ($0, $0.hash) } }
    }

    /// The lemma of a word.
    func lemma(
        _ codes: ArraySlice<UInt8>, _ detail: WordDetail, tag: PartOfSpeech, inflection: Inflection,
        _ features: inout [UInt64]
    ) -> [UInt8] {
        let word = detail.shape
        guard word.kind == .arabic else { return Array(codes) }
        let candidates = Self.candidates(
            codes, word, scripts[Int(tag.rawValue)], knowledge)
        var best = Array(codes)
        var bestScore = -Float.infinity
        for candidate in candidates {
            features.removeAll(keepingCapacity: true)
            LemmaFeatures.append(
                candidate, of: detail, tag: tag, inflection: inflection, knowledge, to: &features)
            let score = scores.score(features)
            if score > bestScore {
                bestScore = score
                best = candidate.lemma
            }
        }
        return best
    }

    /// The lemmas that a word may have, each once.
    package static func candidates(
        _ codes: ArraySlice<UInt8>, _ word: WordShape, _ scripts: [(script: LemmaScript, hash: UInt64)],
        _ knowledge: WordKnowledge
    ) -> [LemmaCandidate] {
        var candidates: [LemmaCandidate] = []
        for reading in knowledge.lexicon[word.readings] {
            let lemma = knowledge.lexicon.lemma(reading.lemma)
            if let place = candidates.firstIndex(where: { $0.lemma == lemma }) {
                candidates[place].readings.append(reading)
            } else {
                candidates.append(LemmaCandidate(lemma: lemma, script: 0, readings: [reading]))
            }
        }
        for (script, hash) in scripts {
            guard let lemma = script.lemma(of: codes) else { continue }
            if let place = candidates.firstIndex(where: { $0.lemma == lemma }) {
                if candidates[place].script == 0 { candidates[place].script = hash }
            } else {
                candidates.append(LemmaCandidate(lemma: lemma, script: hash, readings: []))
            }
        }
        return candidates
    }
}
