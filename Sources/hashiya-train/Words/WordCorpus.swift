internal import ArabicText
internal import Evaluation
internal import Models

/// A treebank's sentences as examples of segmentation, tagging, inflection and lemmas.
struct WordCorpus: Sendable {
    /// A written word and how the treebank cuts it.
    struct Token: Sendable {
        var codes: [UInt8]
        var lengths: [Int]
    }

    struct Sentence: Sendable {
        var words: [SentenceWord] = []
        var tags: [PartOfSpeech] = []
        var inflections: [Inflection] = []
        /// Letters of the lemmas, unvocalised; empty where the treebank gives none.
        var lemmas: [[UInt8]] = []
        var tokens: [Token] = []
    }

    var sentences: [Sentence]

    init(_ sentences: [ConlluSentence], _ knowledge: WordKnowledge) {
        self.sentences = sentences.map { Self.sentence($0, knowledge) }
    }

    private init(_ sentences: [Sentence]) { self.sentences = sentences }

    /// One part of several, and all the rest: sentence `n` goes to part `n % parts`.
    func split(part: Int, of parts: Int) -> (rest: WordCorpus, part: WordCorpus) {
        let indexed = sentences.enumerated()
        return (
            WordCorpus(indexed.filter { $0.offset % parts != part }.map(\.element)),
            WordCorpus(indexed.filter { $0.offset % parts == part }.map(\.element))
        )
    }

    private static func sentence(_ source: ConlluSentence, _ knowledge: WordKnowledge) -> Sentence {
        var sentence = Sentence()
        var run: Token?
        for (place, word) in source.words.enumerated() {
            let codes = Letter.codes(of: word.form)
            let isLetters = !codes.isEmpty && codes.allSatisfy { Letter.letters.contains($0) }
            let joinedBefore = place > 0 && source.words[place - 1].isJoinedToNext
            let before = joinedBefore ? source.words[place - 1] : nil
            let after = word.isJoinedToNext && place + 1 < source.words.count ? source.words[place + 1] : nil
            let restored =
                isLetters
                ? knowledge.restored(
                    codes[...], afterLam: before?.form == "ل", beforePronoun: after?.upos == "PRON" && codes.count > 1)
                : codes
            sentence.words.append(
                SentenceWord(restored, isJoinedBefore: joinedBefore, isJoinedAfter: word.isJoinedToNext))
            let tag = PartOfSpeech(named: word.upos)
            sentence.tags.append(tag)
            var inflection = Inflection()
            for category in Inflection.Category.allCases {
                if let value = word.features[category.name] { inflection.set(category, value) }
            }
            sentence.inflections.append(inflection)
            sentence.lemmas.append(word.lemma == "_" ? [] : Letter.codes(of: word.lemma.filter { $0 != "`" }))
            if !joinedBefore || !isLetters, let done = run {
                sentence.tokens.append(done)
                run = nil
            }
            guard isLetters else {
                sentence.tokens.append(Token(codes: codes, lengths: [codes.count]))
                continue
            }
            run = run ?? Token(codes: [], lengths: [])
            run?.codes += codes
            run?.lengths.append(codes.count)
        }
        if let run { sentence.tokens.append(run) }
        return sentence
    }
}
