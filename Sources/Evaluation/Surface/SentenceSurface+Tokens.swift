extension SentenceSurface {
    /// What a whole file says by not saying it: a sentence without a mark is of the same kind as its neighbours.
    struct Conventions: Hashable {
        private let hasMultiwordTokens: Bool
        private let hasSpaceMarks: Bool

        init(_ sentences: [ConlluSentence]) {
            hasMultiwordTokens = sentences.contains { !$0.multiwordTokens.isEmpty }
            hasSpaceMarks = sentences.contains { sentence in
                sentence.words.contains(where: \.isJoinedToNext)
                    || sentence.multiwordTokens.contains(where: \.isJoinedToNext)
            }
        }

        /// Whether nothing in the file says which words are written as one.
        var hidesClitics: Bool { !hasMultiwordTokens && !hasSpaceMarks }
        /// Whether clitics stand in multiword tokens, as UD wants them; else they are words that touch.
        var marksTokens: Bool { hasMultiwordTokens }
    }

    /// What stands in the text by itself: a multiword token, or a word outside all of them.
    struct Unit {
        var words: Range<Int>
        /// The multiword token's form; nothing for a word.
        var surface: String?
        var isJoinedToNext: Bool
    }

    static func units(_ sentence: ConlluSentence) -> [Unit] {
        var units: [Unit] = []
        var tokens = sentence.multiwordTokens[...]
        var place = 0
        while place < sentence.words.count {
            if let token = tokens.first, token.words.lowerBound == place {
                units.append(Unit(words: token.words, surface: token.form, isJoinedToNext: token.isJoinedToNext))
                tokens.removeFirst()
            } else {
                units.append(
                    Unit(words: place..<place + 1, surface: nil, isJoinedToNext: sentence.words[place].isJoinedToNext))
            }
            place = units[units.count - 1].words.upperBound
        }
        return units
    }

    /// The tokens: what the file marks as such, or, in a file that marks none, words that touch.
    static func tokens(
        _ sentence: ConlluSentence, _ words: [Range<Int>], _ conventions: Conventions
    ) -> [Range<Int>] {
        guard !conventions.marksTokens else {
            return units(sentence).map { unit in
                words[unit.words.lowerBound].lowerBound..<words[unit.words.upperBound - 1].upperBound
            }
        }
        var tokens: [Range<Int>] = []
        for (place, range) in words.enumerated() {
            if place > 0, words[place - 1].upperBound == range.lowerBound,
                isOneToken(sentence.words[place - 1], sentence.words[place])
            {
                tokens[tokens.count - 1] = tokens[tokens.count - 1].lowerBound..<range.upperBound
            } else {
                tokens.append(range)
            }
        }
        return tokens
    }

    /// Whether two words that touch are one token: letters and letters, or letters before digits as in و15.
    private static func isOneToken(_ word: ConlluWord, _ next: ConlluWord) -> Bool {
        let marks: Set<String> = ["PUNCT", "SYM"]
        return !marks.contains(word.upos) && !marks.contains(next.upos) && Spelling.hasLetter(word.form)
    }
}
