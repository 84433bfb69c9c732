internal import ArabicText

/// The features by which a lemma is chosen.
package enum LemmaFeatures {
    package static func append(
        _ candidate: LemmaCandidate, of detail: WordDetail, tag: PartOfSpeech, inflection: Inflection,
        _ knowledge: WordKnowledge, to features: inout [UInt64]
    ) {
        let word = detail.shape
        let part = UInt64(tag.rawValue)
        let lemma = WordHash(candidate.lemma)
        let level = knowledge.frequencies.level(lemma)
        var withArticle = WordHash([Letter.alef, Letter.lam])
        for code in candidate.lemma { withArticle.feed(code) }
        let article = knowledge.frequencies.level(withArticle)
        let own = Int(word.level)
        features.append(
            FeatureHash.of(400, part, UInt64(candidate.readings.isEmpty ? 0 : 1), candidate.script == 0 ? 0 : 1))
        if candidate.script != 0 {
            features.append(FeatureHash.of(401, part, candidate.script))
            features.append(FeatureHash.of(402, part, candidate.script, detail.suffixes[1]))
            features.append(FeatureHash.of(403, part, candidate.script, detail.suffixes[2]))
            features.append(FeatureHash.of(404, part, candidate.script, detail.prefixes[1]))
            features.append(FeatureHash.of(405, part, candidate.script, detail.pattern))
            features.append(FeatureHash.of(406, part, candidate.script, UInt64(inflection.bits & 0xF0FF_FF0F)))
            features.append(FeatureHash.of(407, part, candidate.script, UInt64(detail.length)))
            features.append(FeatureHash.of(408, part, candidate.script, detail.suffixes[0]))
        }
        features.append(FeatureHash.of(410, part, UInt64(level) / 18))
        features.append(FeatureHash.of(411, part, UInt64(Relatives.bin(level, beside: own))))
        features.append(FeatureHash.of(412, part, UInt64(Relatives.bin(article, beside: level))))
        features.append(FeatureHash.of(413, part, word.hash, lemma.value))
        features.append(FeatureHash.of(414, part, lemma.value))
        features.append(FeatureHash.of(415, part, UInt64(candidate.lemma.count)))
        features.append(FeatureHash.of(416, part, WordHash(candidate.lemma.suffix(2)).value))
        // The dictionary form itself in the lexicon: as what?
        var kinds: UInt64 = 0
        for reading in knowledge.lexicon[knowledge.lexicon.readings(lemma)] {
            if knowledge.lexicon.isLemma(reading.lemma, candidate.lemma) {
                kinds |= 1 << UInt64(reading.partOfSpeech.rawValue)
            }
        }
        features.append(FeatureHash.of(417, part, kinds))
        var parts: UInt64 = 0
        var fit = 0
        for reading in candidate.readings {
            parts |= 1 << UInt64(reading.partOfSpeech.rawValue)
            fit = max(fit, reading.inflection.agreement(with: inflection) + (reading.partOfSpeech == tag ? 8 : 0))
        }
        features.append(FeatureHash.of(418, part, parts))
        features.append(FeatureHash.of(419, part, UInt64(fit)))
        features.append(FeatureHash.of(420, part, UInt64(fit), UInt64(Relatives.bin(level, beside: own))))
        features.append(FeatureHash.of(421, UInt64(fit), UInt64(candidate.readings.isEmpty ? 0 : 1)))
    }
}

/// A lemma that a word may have, and where it comes from.
package struct LemmaCandidate {
    package var lemma: [UInt8]
    /// Hash of the first script that makes it; 0 when none does.
    var script: UInt64
    /// Readings of the lexicon that name it.
    var readings: [WordLexicon.Reading]
}

extension Inflection {
    /// How many of the categories that both speak of they agree in, less twice those they disagree in; at least 0.
    func agreement(with other: Inflection) -> Int {
        var agreed = 0
        for category in [Category.aspect, .gender, .number, .person, .voice] {
            if self[category] == 0 || other[category] == 0 { continue }
            agreed += self[category] == other[category] ? 1 : -2
        }
        return max(0, agreed)
    }
}
