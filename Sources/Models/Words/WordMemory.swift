internal import ArabicText

/// What was worked out of words that keep coming back. Everything in it depends on the word alone, so that remembering
/// changes no result.
struct WordMemory: Sendable {
    /// A written word: its shape, and the ways to cut it with what speaks for each, context aside.
    struct Token {
        var shape: WordShape
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

    private var tokens = Memo<Token>(bits: 11)
    private var words = Memo<Word>(bits: 11)
    private var tagged = Memo<Tagged>(bits: 11)
    private var lemmas = Memo<String?>(bits: 12)
    /// Room for features.
    var features: [UInt64] = []

    mutating func token(_ codes: ArraySlice<UInt8>, _ model: WordModel) -> Token {
        let hash = WordHash(codes).value
        if let known = tokens.value(codes, hash: hash) { return known }
        let shape = WordDetail(codes, model.knowledge).shape
        let token = Token(shape: shape, candidates: model.segmenter.candidates(codes, shape, &features))
        tokens.remember(token, codes, hash: hash)
        return token
    }

    mutating func word(_ codes: [UInt8], _ model: WordModel) -> Word {
        let hash = WordHash(codes).value
        if let known = words.value(codes[...], hash: hash) { return known }
        let detail = WordDetail(codes[...], model.knowledge)
        let word = Word(shape: detail.shape, scores: model.tagger.ownScores(detail, model.knowledge, &features))
        words.remember(word, codes[...], hash: hash)
        return word
    }

    mutating func tagged(
        _ codes: [UInt8], _ shape: WordShape, _ tag: PartOfSpeech, _ model: WordModel
    ) -> Tagged {
        let salt = UInt64(tag.rawValue)
        let hash = FeatureHash.of(0, shape.hash, salt)
        if let known = tagged.value(codes[...], salt: salt, hash: hash) { return known }
        let said = SaidOfWord(shape, tag, model.knowledge.lexicon)
        let detail = WordDetail(codes[...], model.knowledge)
        let word = Tagged(said: said.hash, scores: model.inflections.ownScores(detail, tag, said, &features))
        tagged.remember(word, codes[...], salt: salt, hash: hash)
        return word
    }

    /// The lemma of a word; nil when it is the word.
    mutating func lemma(
        _ codes: [UInt8], _ shape: WordShape, _ tag: PartOfSpeech, _ inflection: Inflection, _ model: WordModel
    ) -> String? {
        let salt = UInt64(tag.rawValue) << 32 | UInt64(inflection.bits)
        let hash = FeatureHash.of(0, shape.hash, salt)
        if let known = lemmas.value(codes[...], salt: salt, hash: hash) { return known }
        let detail = WordDetail(codes[...], model.knowledge)
        let lemma = model.lemmatizer.lemma(codes[...], detail, tag: tag, inflection: inflection)
        let string = lemma == codes ? nil : Letter.string(lemma)
        lemmas.remember(string, codes[...], salt: salt, hash: hash)
        return string
    }
}
