internal import ArabicText

/// What was worked out of words that keep coming back. Everything in it depends on the word alone, so that remembering
/// changes no result.
struct WordMemory: Sendable {
    /// A written word: its shape, and the ways to cut it with what speaks for each, context aside.
    struct Token {
        var shape: WordShape
        /// Empty when there is one way.
        var candidates: [(cut: Segmentation, score: Float)]
    }

    /// A syntactic word: its shape and its scores as each part of speech, context aside.
    struct Word {
        var shape: WordShape
        var scores: SIMD16<Int16>
    }

    /// A word with its part of speech: what the lexicon says of it, and its scores for each inflection.
    struct Tagged {
        var said: UInt64
        var scores: SIMD32<Int16>
    }

    // A day's articles of one desk fit, and it all takes a few megabytes.
    private var tokens = Memo(bits: 14, vacant: Token(shape: .edge, candidates: []))
    private var words = Memo(bits: 14, vacant: Word(shape: .edge, scores: SIMD16()))
    private var tagged = Memo(bits: 14, vacant: Tagged(said: 0, scores: SIMD32()))
    private var lemmas = Memo<String?>(bits: 15, vacant: nil)
    /// Room for features.
    var features: [UInt64] = []

    mutating func token(_ codes: ArraySlice<UInt8>, _ model: WordModel) -> Token {
        let key = WordKey(codes)
        if let known = tokens.value(key) { return known }
        let shape = WordDetail(codes, model.knowledge).shape
        let token = Token(shape: shape, candidates: model.segmenter.candidates(codes, shape, &features))
        tokens.remember(token, key)
        return token
    }

    mutating func word(_ codes: ArraySlice<UInt8>, _ key: WordKey, _ model: WordModel) -> Word {
        if let known = words.value(key) { return known }
        let detail = WordDetail(codes, model.knowledge)
        let word = Word(shape: detail.shape, scores: model.tagger.ownScores(detail, model.knowledge, &features))
        words.remember(word, key)
        return word
    }

    mutating func tagged(
        _ codes: ArraySlice<UInt8>, _ key: WordKey, _ shape: WordShape, _ tag: PartOfSpeech, _ model: WordModel
    ) -> Tagged {
        let salt = UInt64(tag.rawValue)
        if let known = tagged.value(key, salt: salt) { return known }
        let said = SaidOfWord(shape, tag, model.knowledge.lexicon)
        let detail = WordDetail(codes, shape: shape)
        let word = Tagged(said: said.hash, scores: model.inflections.ownScores(detail, tag, said, &features))
        tagged.remember(word, key, salt: salt)
        return word
    }

    /// The lemma of a word; nil when it is the word. It is the same in every case.
    mutating func lemma(
        _ codes: ArraySlice<UInt8>, _ key: WordKey, _ shape: WordShape, _ tag: PartOfSpeech, _ inflection: Inflection,
        _ model: WordModel
    ) -> String? {
        var inflection = inflection
        inflection[.case] = 0
        let salt = UInt64(tag.rawValue) << 32 | UInt64(inflection.bits)
        if let known = lemmas.value(key, salt: salt) { return known }
        let detail = WordDetail(codes, shape: shape)
        let lemma = model.lemmatizer.lemma(codes, detail, tag: tag, inflection: inflection, &features)
        let string = lemma.elementsEqual(codes) ? nil : Letter.string(lemma)
        lemmas.remember(string, key, salt: salt)
        return string
    }
}
