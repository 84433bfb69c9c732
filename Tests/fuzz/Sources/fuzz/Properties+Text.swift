import ArabicText

extension Properties {
    /// Loose letters: folding twice is folding once, and each comes from a scalar of its own token, in order.
    static func normaliser(_ bytes: [UInt8]) {
        let string = repaired(bytes)
        let codes = LooseLetters.codes(of: string)
        guard let folded = String(validating: codes, as: UTF16.self) else { fatalError("the codes are not UTF-16") }
        hold(LooseLetters.codes(of: folded) == codes, "folding twice is folding once")

        let text = ScalarText(string)
        hold(text.count == string.unicodeScalars.count, "a scalar each")
        hold(text.slice(0..<text.count).utf8.elementsEqual(string.utf8), "the whole slice is the text")
        let tokens = Tokenizer().tokens(of: text)
        let loose = LooseText(text, tokens: tokens)
        hold(loose.tokenCount == tokens.count, "a range of letters each")
        var table = LooseTable()
        var words: [[UInt16]: Int] = [:]
        for (index, token) in tokens.enumerated() {
            let range = loose.codeRange(of: index)
            var last = token.begin
            for code in range {
                let source = loose.source(ofCode: code)
                hold(token.range.contains(source) && source >= last, "letters are from their token, in order")
                last = source
            }
            for reading in ProcliticReadings(loose.codes, in: range) {
                hold(range.isEmpty || range.contains(reading.start), "proclitics leave a rest")
            }
            let key = Array(loose.codes[range])
            table.set(key, to: index)
            words[key] = index
        }
        hold(table.count == words.count, "a key each")
        for index in tokens.indices {
            let range = loose.codeRange(of: index)
            let found = table.value(of: loose.codes, in: range)
            hold(found != nil && found == words[Array(loose.codes[range])], "the table finds what was put in")
        }
    }

    /// Tokens and sentences: in order, apart, within the text, and nothing that can be seen outside the tokens.
    static func tokenizer(_ bytes: [UInt8]) {
        let string = repaired(bytes)
        let text = ScalarText(string)
        let tokens = Tokenizer().tokens(of: text)
        var end = 0
        for token in tokens {
            hold(token.begin >= end && token.end > token.begin && token.end <= text.count, "tokens are in order")
            hold(text.scalars[end..<token.begin].allSatisfy(isUnseen), "nothing is between the tokens")
            hold(!text.scalars[token.range].allSatisfy(isUnseen), "a token has something in it")
            hold(LineBreaks.count(in: token.range, of: text.scalars) == 0, "a token is in one line")
            end = token.end
        }
        hold(text.scalars[end...].allSatisfy(isUnseen), "nothing is after the tokens")

        let sentences = SentenceSplitter().sentences(of: text, tokens: tokens)
        var sentenceEnd = 0
        for range in sentences {
            hold(range.lowerBound >= sentenceEnd && !range.isEmpty, "sentences are in order")
            hold(LineBreaks.count(in: range, of: text.scalars) == 0, "a sentence is in one line")
            sentenceEnd = range.upperBound
        }
        hold(sentenceEnd <= text.count, "sentences are within the text")
        var rest = sentences[...]
        for token in tokens where hasText(token) {
            while let first = rest.first, first.upperBound <= token.begin { rest.removeFirst() }
            hold(rest.first?.contains(token.range) == true, "each word is in a sentence")
        }
    }

    /// Marks between sentences need not be in one.
    private static func hasText(_ token: SurfaceToken) -> Bool { token.kind != .punctuation && token.kind != .symbol }

    private static func isUnseen(_ value: UInt32) -> Bool {
        guard let properties = Unicode.Scalar(value)?.properties else { return false }
        return properties.isWhitespace || [.control, .format].contains(properties.generalCategory)
    }
}
