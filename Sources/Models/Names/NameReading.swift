package import ArabicText

/// A text's tokens as the recogniser sees them, sentence by sentence.
package struct NameReading: Sendable {
    /// The tokens of each sentence.
    package private(set) var sentences: [Range<Int>] = []
    package private(set) var words: [NameWord] = []
    /// Scalar offsets of each token without what is cut off in front and behind.
    private(set) var stems: [Range<Int>] = []
    /// Letters of each token in the loosest spelling: all of them, and those of its stem.
    private(set) var spelled: [(whole: [UInt8], stem: [UInt8])] = []

    /// Looks at a text.
    ///
    /// - Parameters:
    ///   - tokens: Tokens in text order.
    ///   - words: The words of all tokens, in order.
    ///   - sentences: Scalar offsets of sentences, in order and disjoint.
    package init(
        _ text: ScalarText, tokens: [SurfaceToken], words analyzed: [AnalyzedWord], sentences ranges: [Range<Int>],
        _ knowledge: WordKnowledge, _ gazetteer: NameGazetteer
    ) {
        let letters = LetterText(text)
        var code = 0
        var next = 0
        words.reserveCapacity(tokens.count)
        stems.reserveCapacity(tokens.count)
        spelled.reserveCapacity(tokens.count)
        for (place, token) in tokens.enumerated() {
            while code < letters.codes.count, Int(letters.offsets[code]) < token.begin { code += 1 }
            let start = code
            while code < letters.codes.count, Int(letters.offsets[code]) < token.end { code += 1 }
            let first = next
            while next < analyzed.count, analyzed[next].token == place { next += 1 }
            let parts = analyzed[first..<next]
            let stem = parts.max { $0.range.count < $1.range.count }
            let range = stem?.range ?? token.range
            let codes: [UInt8] =
                if let form = stem?.form {
                    Letter.codes(of: form)
                } else if let stem, stem.range != token.range {
                    (start..<code).filter { stem.range.contains(Int(letters.offsets[$0])) }.map { letters.codes[$0] }
                } else {
                    Array(letters.codes[start..<code])
                }
            let whole = LetterView.loose(letters.codes[start..<code])
            var word = Self.word(codes, whole: whole, tag: stem?.tag ?? .x, knowledge)
            if range.lowerBound > token.begin {
                word.front =
                    WordHash(
                        (start..<code).filter { Int(letters.offsets[$0]) < range.lowerBound }.map { letters.codes[$0] }
                    ).value
            }
            word.hasPronoun = range.upperBound < token.end
            words.append(word)
            stems.append(range)
            spelled.append((whole, LetterView.loose(codes)))
        }
        var token = 0
        for range in ranges {
            while token < tokens.count, tokens[token].end <= range.lowerBound { token += 1 }
            let start = token
            while token < tokens.count, tokens[token].begin < range.upperBound { token += 1 }
            if token > start { sentences.append(start..<token) }
        }
        for sentence in sentences { match(sentence, gazetteer) }
        compare()
        findTopic()
        for place in words.indices { words[place].single.subtract(.allTopics) }
    }

    private static func word(
        _ codes: [UInt8], whole: [UInt8], tag: PartOfSpeech, _ knowledge: WordKnowledge
    ) -> NameWord {
        let detail = WordDetail(codes[...], knowledge)
        let loose = LetterView.loose(codes)
        var word = NameWord(
            hash: WordHash(loose).value, whole: WordHash(whole).value, kind: detail.shape.kind,
            length: UInt8(min(codes.count, 255)), level: detail.shape.level, tag: tag.rawValue, tags: detail.shape.tags)
        word.hasArticle = loose.count > 3 && loose[0] == Letter.alef && loose[1] == Letter.lam
        guard word.kind == .arabic || word.kind == .latin || word.kind == .mixed else { return word }
        for size in 0..<min(4, loose.count) {
            word.prefixes[size] = WordHash(loose.prefix(size + 1)).value ^ UInt64(size)
            word.suffixes[size] = WordHash(loose.suffix(size + 1)).value ^ UInt64(size)
        }
        word.relatives = detail.relatives(knowledge)
        return word
    }

    /// Looks phrases up from each token of a sentence on.
    private mutating func match(_ sentence: Range<Int>, _ gazetteer: NameGazetteer) {
        for start in sentence where words[start].kind != .mark {
            match(sentence, from: start, spelled[start].stem, gazetteer)
            if spelled[start].whole != spelled[start].stem {
                match(sentence, from: start, spelled[start].whole, gazetteer)
            }
        }
    }

    private mutating func match(
        _ sentence: Range<Int>, from start: Int, _ first: [UInt8], _ gazetteer: NameGazetteer
    ) {
        var hash = WordHash(first)
        for last in start..<min(sentence.upperBound, start + 8) {
            if last > start {
                hash.feed(Letter.space)
                for code in spelled[last].whole { hash.feed(code) }
            }
            guard let found = gazetteer.classes(hash) else { return }
            if !found.classes.isEmpty {
                if last == start {
                    words[start].single.formUnion(found.classes)
                } else {
                    words[start].begins.formUnion(found.classes)
                    for place in start + 1...last { words[place].goesOn.formUnion(found.classes) }
                }
            }
            if !found.goesOn { return }
        }
    }

    /// Tells each word what a first reading found, here and elsewhere.
    ///
    /// - Parameter tags: Numbers of the tags of all tokens.
    package mutating func heed(_ tags: [Int]) {
        struct Seen {
            var counts = [Int](repeating: 0, count: NameTag.count)
            var longest: [(length: Int, name: Int, seen: UInt64)] = []
        }
        var seen: [UInt64: Seen] = [:]
        var names = [(number: Int, length: Int, place: Int)](repeating: (0, 0, 0), count: words.count)
        var number = 0
        for sentence in sentences {
            var place = sentence.lowerBound
            while place < sentence.upperBound {
                var end = place + 1
                if case .begin(let type) = NameTag(number: tags[place]) {
                    while end < sentence.upperBound, NameTag(number: tags[end]) == .inside(type) { end += 1 }
                    number += 1
                    for inner in place..<end { names[inner] = (number, end - place, inner - place) }
                }
                place = end
            }
        }
        for place in words.indices where words[place].kind == .arabic {
            seen[words[place].hash, default: Seen()].counts[tags[place]] += 1
            let name = names[place]
            guard name.length > 1 else { continue }
            let position: UInt64 = name.place == 0 ? 1 : name.place == name.length - 1 ? 2 : 3
            seen[words[place].hash]?.longest.append(
                (name.length, name.number, UInt64(tags[place] + 1) / 2 << 2 | position))
        }
        for place in words.indices {
            words[place].first = NameWord.FirstReading()
            words[place].first.tag = UInt64(tags[place]) + 1
            guard words[place].kind == .arabic, var there = seen[words[place].hash] else { continue }
            there.counts[tags[place]] -= 1
            let total = there.counts.reduce(0, +)
            guard total > 0, let most = there.counts.max(), let tag = there.counts.firstIndex(of: most) else {
                continue
            }
            words[place].first.elsewhere = UInt64(tag) << 2 | (most == total ? total > 1 ? 3 : 2 : 1)
            let longer = there.longest.filter { $0.name != names[place].number && $0.length > names[place].length }
            if let longest = longer.max(by: { $0.length < $1.length }) { words[place].first.longest = longest.seen }
        }
    }

    /// Tells each word what the article is about: the topic of most words, if there are a few.
    private mutating func findTopic() {
        var counts = [0, 0, 0]
        for word in words {
            for (topic, kind) in NameClass.topics.enumerated() where word.single.contains(kind) { counts[topic] += 1 }
        }
        guard let most = counts.max(), most * 30 > words.count, let topic = counts.firstIndex(of: most) else { return }
        for place in words.indices { words[place].topic = UInt64(topic) + 1 }
    }

    /// Tells each word what the other places of the article show about it.
    private mutating func compare() {
        var seen: [UInt64: NameWord.Elsewhere] = [:]
        for sentence in sentences {
            for place in sentence where words[place].kind == .arabic {
                var there = seen[words[place].hash] ?? NameWord.Elsewhere()
                there.count += 1
                if place > sentence.lowerBound { there.before.formUnion(words[place - 1].single) }
                if place + 1 < sentence.upperBound { there.after.formUnion(words[place + 1].single) }
                there.phrases.formUnion(words[place].begins.union(words[place].goesOn))
                seen[words[place].hash] = there
            }
        }
        for place in words.indices where words[place].kind == .arabic {
            if let there = seen[words[place].hash], there.count > 1 { words[place].elsewhere = there }
        }
    }
}
