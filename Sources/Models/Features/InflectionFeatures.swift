internal import ArabicText

/// The features by which the inflection of a tagged word is read: those of the word with its tag, and those of its neighbours.
package enum InflectionFeatures {
    /// Appends the features of a word by itself, once its part of speech is known.
    package static func appendOwn(
        _ detail: WordDetail, _ part: PartOfSpeech, _ said: SaidOfWord, to features: inout [UInt64]
    ) {
        let word = detail.shape
        let tag = UInt64(part.rawValue)
        features.append(FeatureHash.of(300, tag))
        features.append(FeatureHash.of(301, tag, word.hash))
        features.append(FeatureHash.of(302, tag, detail.pattern))
        for size in 0..<4 {
            if detail.suffixes[size] != 0 { features.append(FeatureHash.of(303 + size, tag, detail.suffixes[size])) }
            if detail.prefixes[size] != 0 { features.append(FeatureHash.of(307 + size, tag, detail.prefixes[size])) }
        }
        features.append(FeatureHash.of(311, tag, word.hasArticle ? 1 : 0, UInt64(word.kind.rawValue)))
        features.append(FeatureHash.of(312, tag, said.hash))
        for category in 0..<8 {
            features.append(FeatureHash.of(320 + category, tag, UInt64(said.values[category]), detail.suffixes[0]))
        }
    }

    /// Appends what the neighbours say.
    ///
    /// - Parameter saidBefore: What the lexicon says of the word before.
    package static func appendContext(
        _ words: [WordShape], _ tags: [PartOfSpeech], _ place: Int, saidBefore: UInt64, to features: inout [UInt64]
    ) {
        let word = words[place]
        let edge = WordShape.edge
        let before = place > 0 ? words[place - 1] : edge
        let beforeThat = place > 1 ? words[place - 2] : edge
        let after = place + 1 < words.count ? words[place + 1] : edge
        let tag = UInt64(tags[place].rawValue)
        let tagBefore = place > 0 ? UInt64(tags[place - 1].rawValue) : 31
        let tagBeforeThat = place > 1 ? UInt64(tags[place - 2].rawValue) : 31
        let tagAfter = place + 1 < words.count ? UInt64(tags[place + 1].rawValue) : 31
        features.append(FeatureHash.of(340, tag, tagBefore, tagAfter))
        features.append(FeatureHash.of(341, tag, tagBefore, before.agreement))
        features.append(FeatureHash.of(342, tag, tagAfter, after.agreement))
        features.append(FeatureHash.of(343, tag, before.hash))
        features.append(FeatureHash.of(344, tag, after.hash))
        features.append(FeatureHash.of(345, tag, tagBefore, tagBeforeThat))
        features.append(FeatureHash.of(346, tag, word.agreement, before.agreement))
        features.append(FeatureHash.of(347, tag, tagBeforeThat, beforeThat.agreement))
        features.append(FeatureHash.of(348, tag, word.hash, before.hash))
        features.append(FeatureHash.of(349, tag, UInt64(word.joined), after.hash))
        if place > 0 { features.append(FeatureHash.of(350, tag, tagBefore, saidBefore)) }
    }
}

/// What the lexicon says of a word once its part of speech is known.
package struct SaidOfWord: Sendable {
    package var hash: UInt64 = 0
    /// For each category the values that some reading has, one bit each.
    var values = SIMD8<UInt16>()

    package init(_ word: WordShape, _ tag: PartOfSpeech, _ lexicon: WordLexicon) {
        // Where no reading has the part of speech, all of them speak.
        let any = word.tags & (1 << UInt32(tag.rawValue)) == 0
        for reading in lexicon[word.readings] where any || reading.partOfSpeech == tag {
            let bits = reading.inflection.bits
            hash = hash &+ WordHash.mix(UInt64(bits) &+ 1)
            for category in 0..<8 { values[category] |= 1 << UInt16((bits >> (4 * UInt32(category))) & 15) }
        }
    }
}
