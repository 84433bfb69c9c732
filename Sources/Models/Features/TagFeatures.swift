internal import ArabicText

/// The features by which words are tagged: those of the word alone, and those of its neighbours.
package enum TagFeatures {
    /// Appends the features of a word by itself; they can be computed once for all its occurrences.
    package static func appendOwn(
        _ detail: WordDetail, _ knowledge: WordKnowledge, to features: inout [UInt64]
    ) {
        let word = detail.shape
        features.append(FeatureHash.of(1, 0))
        features.append(FeatureHash.of(2, word.hash))
        features.append(FeatureHash.of(3, detail.loose))
        features.append(FeatureHash.of(4, UInt64(word.kind.rawValue), UInt64(min(detail.length, 8))))
        guard word.kind == .arabic || word.kind == .mixed || word.kind == .latin else { return }
        for size in 0..<4 {
            if detail.prefixes[size] != 0 { features.append(FeatureHash.of(5 + size, detail.prefixes[size])) }
            if detail.suffixes[size] != 0 { features.append(FeatureHash.of(9 + size, detail.suffixes[size])) }
        }
        features.append(FeatureHash.of(13, detail.prefixes[1], detail.suffixes[1]))
        features.append(FeatureHash.of(14, detail.pattern))
        features.append(FeatureHash.of(15, UInt64(word.level) / 24))
        features.append(FeatureHash.of(16, UInt64(word.tags), word.hasArticle ? 1 : 0))
        features.append(FeatureHash.of(17, word.ambiguity, word.hasArticle ? 1 : 0))
        features.append(FeatureHash.of(18, UInt64(word.tags), detail.suffixes[0]))
        features.append(FeatureHash.of(20, UInt64(word.names)))
        features.append(FeatureHash.of(21, UInt64(word.names), UInt64(word.tags)))
        var tags = word.tags
        while tags != 0 {
            features.append(FeatureHash.of(19, UInt64(tags.trailingZeroBitCount)))
            tags &= tags - 1
        }
        let relatives = detail.relatives(knowledge)
        for index in 0..<32 where relatives[index] != 0 {
            features.append(FeatureHash.of(32 + index, UInt64(relatives[index])))
        }
    }

    /// Appends what the neighbours add.
    package static func appendContext(_ words: [WordShape], _ place: Int, to features: inout [UInt64]) {
        let word = words[place]
        let edge = WordShape.edge
        let before = place > 0 ? words[place - 1] : edge
        let beforeThat = place > 1 ? words[place - 2] : edge
        let after = place + 1 < words.count ? words[place + 1] : edge
        let afterThat = place + 2 < words.count ? words[place + 2] : edge
        features.append(FeatureHash.of(70, before.hash))
        features.append(FeatureHash.of(71, after.hash))
        features.append(FeatureHash.of(72, beforeThat.hash))
        features.append(FeatureHash.of(73, afterThat.hash))
        features.append(FeatureHash.of(74, before.hash, word.hash))
        features.append(FeatureHash.of(75, word.hash, after.hash))
        features.append(FeatureHash.of(76, before.ambiguity))
        features.append(FeatureHash.of(77, after.ambiguity))
        features.append(FeatureHash.of(78, before.agreement, word.agreement))
        features.append(FeatureHash.of(79, word.agreement, after.agreement))
        features.append(FeatureHash.of(80, before.agreement, word.agreement, after.agreement))
        features.append(FeatureHash.of(81, UInt64(before.tags), UInt64(word.tags)))
        features.append(FeatureHash.of(82, UInt64(word.tags), UInt64(after.tags)))
        features.append(FeatureHash.of(83, UInt64(before.tags), UInt64(word.tags), UInt64(after.tags)))
        features.append(FeatureHash.of(84, before.suffix))
        features.append(FeatureHash.of(85, after.suffix))
        features.append(FeatureHash.of(86, after.prefix))
        features.append(FeatureHash.of(87, before.prefix))
        features.append(FeatureHash.of(88, before.hash, word.agreement))
        features.append(FeatureHash.of(89, word.agreement, after.hash))
        features.append(FeatureHash.of(90, before.hash, after.hash))
        features.append(FeatureHash.of(91, before.hash, UInt64(word.tags)))
        features.append(FeatureHash.of(92, after.hash, UInt64(word.tags)))
        features.append(FeatureHash.of(93, beforeThat.agreement, before.agreement))
        features.append(FeatureHash.of(94, UInt64(word.joined)))
        features.append(FeatureHash.of(95, UInt64(word.joined), UInt64(word.tags)))
        features.append(FeatureHash.of(97, UInt64(before.names), UInt64(word.names), UInt64(after.names)))
        features.append(FeatureHash.of(98, UInt64(before.names), word.agreement))
        features.append(FeatureHash.of(99, word.agreement, UInt64(after.names)))
        features.append(FeatureHash.of(96, place == 0 ? 1 : 0, word.agreement))
    }
}
