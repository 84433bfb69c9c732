/// A sentence as it is written, and where its tokens and words stand in it.
struct SentenceSurface {
    /// The text.
    let text: [Unicode.Scalar]
    /// Tokens in order.
    private(set) var tokens: [Range<Int>] = []
    /// One range a word.
    private(set) var words: [Range<Int>] = []
    /// Whether each word has a range of its own; where it could not be told, the range is its token's.
    private(set) var isExact: [Bool] = []

    /// Writes a sentence in the ways of its file.
    ///
    /// - Throws: ``ConlluError`` when the words do not make up the text.
    init(_ sentence: ConlluSentence, _ conventions: Conventions) throws(ConlluError) {
        let pieces = CliticJoining.pieces(of: sentence.words)
        if sentence.text == nil && conventions.hidesClitics {
            text = Self.joined(pieces.map { ($0.spelling, $0.isJoinedToNext) })
            try locate(sentence, spellings: pieces.map { [$0.spelling] })
        } else {
            text = sentence.text.map { Array($0.unicodeScalars) } ?? Self.written(sentence)
            try locate(
                sentence,
                spellings: zip(sentence.words, pieces).map { word, piece in
                    [Array(word.form.unicodeScalars), Spelling.unvocalised(word.form), piece.spelling]
                })
        }
        tokens = Self.tokens(sentence, words, conventions)
    }

    private mutating func locate(
        _ sentence: ConlluSentence, spellings: [[[Unicode.Scalar]]]
    ) throws(ConlluError) {
        let units = Self.units(sentence)
        var locator = WordLocator(text)
        let ranges = locator.ranges(
            of: units.map { unit in
                guard let surface = unit.surface else { return spellings[unit.words.lowerBound] }
                return [Array(surface.unicodeScalars), Spelling.unvocalised(surface)]
            }, filling: 0..<text.count)
        guard let ranges else {
            let line = sentence.line + units[min(locator.reached, units.count - 1)].words.lowerBound
            throw ConlluError(line: line, reason: "the words up to here do not make up the sentence's text")
        }
        for (unit, range) in zip(units, ranges) {
            guard unit.surface != nil else {
                words.append(range)
                isExact.append(true)
                continue
            }
            let inside = locator.ranges(of: Array(spellings[unit.words]), filling: range)
            words += inside ?? unit.words.map { _ in range }
            isExact += unit.words.map { _ in inside != nil }
        }
    }

    /// The text by multiword tokens and `SpaceAfter=No`.
    private static func written(_ sentence: ConlluSentence) -> [Unicode.Scalar] {
        joined(
            units(sentence).map { unit in
                let word = sentence.words[unit.words.lowerBound]
                return (Array((unit.surface ?? word.form).unicodeScalars), unit.isJoinedToNext)
            })
    }

    private static func joined(_ pieces: [(spelling: [Unicode.Scalar], isJoinedToNext: Bool)]) -> [Unicode.Scalar] {
        var text: [Unicode.Scalar] = []
        for (place, piece) in pieces.enumerated() {
            text += piece.spelling
            if !piece.isJoinedToNext && place + 1 < pieces.count { text.append(" ") }
        }
        return text
    }
}
