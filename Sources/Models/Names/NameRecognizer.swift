public import ArabicText

/// What was read of a text's tokens, and the names in it.
public struct NameReport: Sendable {
    /// The names, in order.
    public var names: [FoundName]
    /// Letters of each token in the loosest spelling, all of them and those of its stem: the token without conjunction,
    /// preposition and pronoun.
    public var spelled: [(whole: [UInt8], stem: [UInt8])]
    /// Scalar offsets of each token's stem.
    public var stems: [Range<Int>]
    /// What the lists say of each token alone.
    public var classes: [NameClass]
    /// The part of speech of each token's stem.
    public var tags: [PartOfSpeech]
    /// The tokens of each sentence.
    public var sentences: [Range<Int>]
}

/// A name found in a text.
public struct FoundName: Hashable, Sendable {
    /// What it is the name of.
    public var type: NameType
    /// The tokens that it takes part in.
    public var tokens: Range<Int>
    /// Scalar offsets, without conjunctions, prepositions and pronouns that are written together with it.
    public var range: Range<Int>
}

/// Finds the names in a text: a linear-chain conditional random field over its tokens, and a second one that knows what the
/// first has found in the whole article (Krishnan and Manning 2006).
public struct NameRecognizer: Sendable {
    private let knowledge: WordKnowledge
    private let gazetteer: NameGazetteer
    /// The first field's weights in the lower half, the second's in the upper.
    private let weights: WeightTable<SIMD32<Int16>>
    private let transitions: [TagTransitions]

    /// Reads a model of names.
    public init(_ file: ModelFile, _ knowledge: WordKnowledge) throws(ModelError) {
        self.knowledge = knowledge
        gazetteer = try NameGazetteer(file)
        weights = try WeightTable(file, "nam")
        transitions = [try TagTransitions(file, "nat1"), try TagTransitions(file, "nat2")]
    }

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - tokens: Tokens in text order.
    ///   - words: The words of all tokens, in order.
    ///   - sentences: Scalar offsets of sentences, in order and disjoint.
    public func report(
        _ text: ScalarText, tokens: [SurfaceToken], words: [AnalyzedWord], sentences: [Range<Int>]
    ) -> NameReport {
        var reading = NameReading(
            text, tokens: tokens, words: words, sentences: sentences, knowledge, gazetteer)
        let tags = tags(&reading)
        var found: [FoundName] = []
        for sentence in reading.sentences {
            var open: FoundName?
            for token in sentence {
                let tag = NameTag(number: tags[token])
                if case .inside = tag {
                    if let name = open {
                        open = FoundName(
                            type: name.type, tokens: name.tokens.lowerBound..<token + 1,
                            range: name.range.lowerBound..<reading.stems[token].upperBound)
                    }
                    continue
                }
                if let done = open { found.append(done) }
                open = nil
                if case .begin(let type) = tag {
                    open = FoundName(type: type, tokens: token..<token + 1, range: reading.stems[token])
                }
            }
            if let done = open { found.append(done) }
        }
        return NameReport(
            names: found, spelled: reading.spelled, stems: reading.stems, classes: reading.words.map(\.single),
            tags: reading.words.map { PartOfSpeech(rawValue: $0.tag) ?? .x }, sentences: reading.sentences)
    }

    /// The numbers of the tags of all tokens.
    private func tags(_ reading: inout NameReading) -> [Int] {
        var rows = [SIMD32<Int16>](repeating: SIMD32(), count: reading.words.count)
        add(NameFeatures.append, of: reading, to: &rows)
        reading.heed(best(reading, rows.map(\.lowHalf), transitions[0]))
        add(NameFeatures.appendFirstReading, of: reading, to: &rows)
        return best(reading, rows.map(\.highHalf), transitions[1])
    }

    /// What the first field alone finds in a text: the numbers of the tags of all tokens.
    package func firstTags(_ reading: NameReading) -> [Int] {
        var rows = [SIMD32<Int16>](repeating: SIMD32(), count: reading.words.count)
        add(NameFeatures.append, of: reading, to: &rows)
        return best(reading, rows.map(\.lowHalf), transitions[0])
    }

    /// Adds up the weights of features, a row a token.
    private func add(
        _ append: ([NameWord], Int, inout [UInt64]) -> Void, of reading: NameReading, to rows: inout [SIMD32<Int16>]
    ) {
        var features: [UInt64] = []
        for sentence in reading.sentences {
            let words = Array(reading.words[sentence])
            for place in words.indices {
                features.removeAll(keepingCapacity: true)
                append(words, place, &features)
                rows[sentence.lowerBound + place] &+= weights.sum(features)
            }
        }
    }

    /// The best tags of every sentence; tokens of none are outside all names.
    private func best(_ reading: NameReading, _ rows: [SIMD16<Int16>], _ transitions: TagTransitions) -> [Int] {
        var tags = [Int](repeating: 0, count: rows.count)
        for sentence in reading.sentences {
            let best = transitions.best(rows[sentence].map { SIMD16<Float>($0) * weights.scale })
            for (token, tag) in zip(sentence, best) { tags[token] = tag }
        }
        return tags
    }
}
