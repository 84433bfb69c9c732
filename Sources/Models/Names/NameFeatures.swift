internal import ArabicText

/// The features by which names are found.
package enum NameFeatures {
    /// Appends the features of a token in its sentence.
    package static func append(_ words: [NameWord], _ place: Int, to features: inout [UInt64]) {
        let edge = NameWord.edge
        let word = words[place]
        let before = place > 0 ? words[place - 1] : edge
        let beforeThat = place > 1 ? words[place - 2] : edge
        let after = place + 1 < words.count ? words[place + 1] : edge
        let afterThat = place + 2 < words.count ? words[place + 2] : edge
        appendOwn(word, to: &features)
        let lists = word.lists
        // Words around.
        features.append(FeatureHash.of(600, before.hash))
        features.append(FeatureHash.of(601, after.hash))
        features.append(FeatureHash.of(602, beforeThat.hash))
        features.append(FeatureHash.of(603, afterThat.hash))
        features.append(FeatureHash.of(604, before.hash, word.hash))
        features.append(FeatureHash.of(605, word.hash, after.hash))
        features.append(FeatureHash.of(606, before.suffixes[1]))
        features.append(FeatureHash.of(607, after.prefixes[1]))
        features.append(FeatureHash.of(608, before.hash, after.hash))
        features.append(FeatureHash.of(609, before.hash, lists))
        features.append(FeatureHash.of(610, lists, after.hash))
        // Parts of speech around.
        features.append(FeatureHash.of(620, UInt64(before.tag)))
        features.append(FeatureHash.of(621, UInt64(after.tag)))
        features.append(FeatureHash.of(622, UInt64(before.tag), UInt64(word.tag)))
        features.append(FeatureHash.of(623, UInt64(word.tag), UInt64(after.tag)))
        features.append(FeatureHash.of(624, UInt64(before.tag), UInt64(word.tag), UInt64(after.tag)))
        features.append(FeatureHash.of(625, UInt64(beforeThat.tag), UInt64(before.tag), UInt64(word.tag)))
        // Lists around.
        features.append(FeatureHash.of(630, before.lists))
        features.append(FeatureHash.of(631, after.lists))
        features.append(FeatureHash.of(632, before.lists, lists))
        features.append(FeatureHash.of(633, lists, after.lists))
        features.append(FeatureHash.of(634, before.lists, lists, after.lists))
        features.append(FeatureHash.of(635, beforeThat.lists, before.lists))
        features.append(FeatureHash.of(636, beforeThat.lists, before.lists, lists))
        appendBits(640, before.single, to: &features)
        appendBits(641, after.single, to: &features)
        appendBits(642, beforeThat.single, to: &features)
        appendBits(643, before.begins.union(before.goesOn), to: &features)
        appendBits(644, after.begins.union(after.goesOn), to: &features)
        features.append(FeatureHash.of(650, UInt64(word.tag), before.lists))
        features.append(FeatureHash.of(651, UInt64(word.tag), lists))
        features.append(FeatureHash.of(652, word.shape, before.shape))
        features.append(FeatureHash.of(653, word.shape, after.shape))
        features.append(FeatureHash.of(680, word.topic))
        features.append(FeatureHash.of(681, word.topic, lists))
        features.append(FeatureHash.of(682, word.topic, before.lists, lists))
        features.append(FeatureHash.of(683, word.topic, before.hash))
        features.append(FeatureHash.of(684, word.topic, word.front, lists))
        features.append(FeatureHash.of(685, word.topic, word.hash))
        appendHead(words, place, to: &features)
        appendElsewhere(word, to: &features)
    }

    /// Appends what a first reading of the article adds.
    package static func appendFirstReading(_ words: [NameWord], _ place: Int, to features: inout [UInt64]) {
        let word = words[place]
        let edge = NameWord.edge.first
        let (own, lists) = (word.first, word.lists)
        let before = place > 0 ? words[place - 1].first : edge
        let after = place + 1 < words.count ? words[place + 1].first : edge
        let afterThat = place + 2 < words.count ? words[place + 2].first : edge
        features.append(FeatureHash.of(700, own.tag))
        features.append(FeatureHash.of(701, own.elsewhere))
        features.append(FeatureHash.of(702, own.tag, own.elsewhere))
        features.append(FeatureHash.of(703, own.longest))
        features.append(FeatureHash.of(704, own.tag, own.longest))
        features.append(FeatureHash.of(705, own.elsewhere, lists))
        features.append(FeatureHash.of(706, own.longest, lists))
        features.append(FeatureHash.of(707, before.tag, own.tag, after.tag))
        features.append(FeatureHash.of(708, own.tag, after.tag, afterThat.tag))
        features.append(FeatureHash.of(709, before.elsewhere, own.elsewhere))
        features.append(FeatureHash.of(710, own.elsewhere, after.elsewhere))
        features.append(FeatureHash.of(711, own.tag, lists))
        features.append(FeatureHash.of(712, own.tag, word.topic))
        features.append(FeatureHash.of(713, own.elsewhere, own.longest, own.tag))
    }

    private static func appendOwn(_ word: NameWord, to features: inout [UInt64]) {
        features.append(FeatureHash.of(500, 0))
        features.append(FeatureHash.of(501, word.hash))
        features.append(FeatureHash.of(502, word.whole))
        features.append(FeatureHash.of(503, word.front))
        features.append(FeatureHash.of(504, word.shape))
        features.append(FeatureHash.of(505, UInt64(word.tag)))
        features.append(FeatureHash.of(506, UInt64(word.tags), word.hasArticle ? 1 : 0))
        features.append(FeatureHash.of(507, word.lists))
        features.append(FeatureHash.of(508, word.lists, word.front))
        appendBits(510, word.single, to: &features)
        appendBits(511, word.begins, to: &features)
        appendBits(512, word.goesOn, to: &features)
        guard word.kind == .arabic || word.kind == .latin || word.kind == .mixed else { return }
        for size in 0..<4 {
            if word.prefixes[size] != 0 { features.append(FeatureHash.of(520 + size, word.prefixes[size])) }
            if word.suffixes[size] != 0 { features.append(FeatureHash.of(524 + size, word.suffixes[size])) }
        }
        features.append(FeatureHash.of(528, UInt64(word.level) / 18))
        features.append(FeatureHash.of(529, UInt64(word.level) / 18, word.hasArticle ? 1 : 0, UInt64(word.tag)))
        for index in 0..<32 where word.relatives[index] != 0 {
            features.append(FeatureHash.of(540 + index, UInt64(word.relatives[index])))
        }
    }

    /// The last head before the token, how far it is, and whether the token could end what it heads.
    private static func appendHead(_ words: [NameWord], _ place: Int, to features: inout [UInt64]) {
        for distance in 1...5 {
            guard place >= distance else { return }
            let head = words[place - distance]
            if head.kind == .mark { return }
            let classes = head.single.union(head.begins).intersection(.heads)
            guard !classes.isEmpty else { continue }
            let seen = UInt64(classes.rawValue)
            features.append(FeatureHash.of(660, seen, UInt64(distance)))
            features.append(FeatureHash.of(661, seen, words[place].lists))
            features.append(FeatureHash.of(662, seen, UInt64(distance), UInt64(words[place].tag)))
            features.append(FeatureHash.of(663, head.hash, UInt64(distance)))
            features.append(FeatureHash.of(664, head.hash, words[place].shape))
            return
        }
    }

    private static func appendElsewhere(_ word: NameWord, to features: inout [UInt64]) {
        guard word.elsewhere.count > 1, word.kind == .arabic else { return }
        appendBits(670, word.elsewhere.before, to: &features)
        appendBits(671, word.elsewhere.after, to: &features)
        appendBits(672, word.elsewhere.phrases, to: &features)
        features.append(FeatureHash.of(673, UInt64(min(word.elsewhere.count, 4)), UInt64(word.level) / 36))
    }

    private static func appendBits(_ template: Int, _ classes: NameClass, to features: inout [UInt64]) {
        var bits = classes.rawValue
        while bits != 0 {
            features.append(FeatureHash.of(template, UInt64(bits.trailingZeroBitCount)))
            bits &= bits - 1
        }
    }
}

extension NameWord {
    /// All that the lists say, in one number.
    @inline(__always)
    var lists: UInt64 {
        guard !(single.isEmpty && begins.isEmpty && goesOn.isEmpty) else { return 0 }
        return FeatureHash.of(1, UInt64(single.rawValue), UInt64(begins.rawValue), UInt64(goesOn.rawValue))
    }

    /// What the token looks like, in one small number; a mark is itself.
    @inline(__always)
    var shape: UInt64 {
        if kind == .mark { return whole }
        return UInt64(kind.rawValue) | (hasArticle ? 8 : 0) | (hasPronoun ? 16 : 0) | (front == 0 ? 0 : 32)
            | UInt64(min(length, 9)) << 6
    }
}
