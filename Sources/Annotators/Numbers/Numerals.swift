internal import ArabicText

/// A token as part of a numeral.
struct NumeralItem {
    /// What the word does; nil for figures.
    var kind: NumberWord.Kind?
    var value: Double
    /// Offset of its first scalar after proclitics; the article stays inside.
    var begin: Int
    var conjunction = false
    var preposition: UInt16?
    var definite = false
}

/// Reads tokens as parts of numerals.
struct NumeralReader {
    let words: NumberWords
    let text: ScalarText
    let tokens: [SurfaceToken]
    let loose: LooseText

    init(_ words: NumberWords, _ draft: Draft) {
        self.words = words
        text = draft.text
        tokens = draft.tokens
        loose = draft.loose
    }

    /// The token as figures or as a word of numbers.tsv: whole first, then without proclitics, then without article.
    func item(_ index: Int) -> NumeralItem? {
        guard tokens.indices.contains(index) else { return nil }
        switch tokens[index].kind {
        case .number: return figures(index)
        case .word: return word(index)
        default: return nil
        }
    }

    /// Whether the token is this one mark.
    func isMark(_ index: Int, _ scalars: UInt32...) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind != .word, tokens[index].kind != .number else {
            return false
        }
        return scalars.contains(text.scalars[tokens[index].begin])
    }

    /// Whether no white space stands between a token and the next.
    func isAdjacent(_ index: Int) -> Bool {
        tokens.indices.contains(index) && tokens.indices.contains(index + 1)
            && tokens[index].end == tokens[index + 1].begin
    }

    /// Whether a loose word stands at a token.
    func isWord(_ index: Int, _ words: [UInt16]...) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        let range = loose.codeRange(of: index)
        return words.contains { $0.count == range.count && loose.codes[range].elementsEqual($0) }
    }

    /// Whether the token is a word without article, as a counted noun is.
    func isIndefiniteWord(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        let range = loose.codeRange(of: index)
        return range.count > 1 && !loose.codes.hasArticle(in: range) && word(index)?.conjunction != true
    }

    /// Whether the token is a word with article.
    func isDefiniteWord(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        return ProcliticReadings(loose.codes, in: loose.codeRange(of: index)).contains { reading in
            reading.leadingAlef || loose.codes.hasArticle(in: reading.start..<loose.codeRange(of: index).upperBound)
        }
    }

    private func word(_ index: Int) -> NumeralItem? {
        let range = loose.codeRange(of: index)
        guard !range.isEmpty else { return nil }
        for reading in ProcliticReadings(loose.codes, in: range) {
            let rest = reading.start..<range.upperBound
            let begin = reading.start == range.lowerBound ? tokens[index].begin : loose.source(ofCode: reading.start)
            var found: NumberWord?
            var definite = false
            if reading.leadingAlef {
                definite = true
                found = words.word(loose.codes, (rest.lowerBound + 1)..<rest.upperBound)
            } else if let whole = words.word(loose.codes, rest) {
                found = whole
            } else if loose.codes.hasArticle(in: rest) {
                definite = true
                found = words.word(loose.codes, (rest.lowerBound + 2)..<rest.upperBound)
            }
            guard let found else { continue }
            guard found.kind != .skip else { return nil }
            return NumeralItem(
                kind: found.kind, value: found.value, begin: begin, conjunction: reading.conjunction,
                preposition: reading.preposition, definite: definite)
        }
        return nil
    }

    private func figures(_ index: Int) -> NumeralItem? {
        let range = loose.codeRange(of: index)
        guard let first = range.first(where: { (0x30...0x39).contains(loose.codes[$0]) }),
            let value = Figures.value(of: loose.codes[first..<range.upperBound], dotGroups: dotGroups(index))
        else { return nil }
        let prefix = loose.codes[range.lowerBound..<first]
        var item = NumeralItem(kind: nil, value: value, begin: loose.source(ofCode: first))
        item.conjunction = prefix.first == LooseLetters.waw || prefix.first == LooseLetters.feh
        item.definite =
            prefix.contains(LooseLetters.alef) || prefix.suffix(2).elementsEqual([LooseLetters.lam, LooseLetters.lam])
        if let last = prefix.last, !item.definite,
            [LooseLetters.beh, LooseLetters.lam, LooseLetters.kaf].contains(last)
        {
            item.preposition = last
        }
        return item
    }

    /// 1.300 is thirteen hundred, but 1.300 مليون and 1.300% are decimals.
    private func dotGroups(_ index: Int) -> Bool {
        if isMark(index + 1, 0x25, 0x066A) { return false }
        guard tokens.indices.contains(index + 1), tokens[index + 1].kind == .word else { return true }
        switch word(index + 1)?.kind {
        case .scale, .shyScale, .scales, .scaleOrDual: return false
        default: return true
        }
    }
}
