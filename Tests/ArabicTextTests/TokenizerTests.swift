import ArabicText
import TestSupport
import Testing

@Suite struct TokenizerTests {
    @Test(
        "A text is cut into the words, numbers and marks that a reader sees",
        arguments: [
            ("هدد تنظيم داعش.", ["هدد", "تنظيم", "داعش", "."]),
            ("وَلِلعِرَاقِ، قـــال", ["وَلِلعِرَاقِ", "،", "قـــال"]),
            ("طائرة F-16 و‌كوفيد-19", ["طائرة", "F-16", "و‌كوفيد-19"]),
            ("1,234.5 و1.234,5 ٣٫٥ ١٬٠٠٠", ["1,234.5", "و1.234,5", "٣٫٥", "١٬٠٠٠"]),
            ("الساعة 10:30 يوم 23/7/2016.", ["الساعة", "10:30", "يوم", "23/7/2016", "."]),
            ("بين 10 و15-20", ["بين", "10", "و15", "-", "20"]),
            ("الـ26 بـ5 وال15 لل20", ["الـ26", "بـ5", "وال15", "لل20"]),
            ("30كم 14th 5G 1437هـ", ["30", "كم", "14th", "5G", "1437", "هـ"]),
            ("قال... ثم.. ثم… انتهى", ["قال", "...", "ثم", "..", "ثم", "…", "انتهى"]),
            ("«باريس»(داعش)", ["«", "باريس", "»", "(", "داعش", ")"]),
            ("#السعودية_الآن @spa_eg # @", ["#السعودية_الآن", "@spa_eg", "#", "@"]),
            ("زوروا http://www.aawsat.com/a?b=1. أو", ["زوروا", "http://www.aawsat.com/a?b=1", ".", "أو"]),
            ("(https://en.wikipedia.org/wiki/A_(b))", ["(", "https://en.wikipedia.org/wiki/A_(b)", ")"]),
            ("www.spa.gov.sa، alyaum.com", ["www.spa.gov.sa", "،", "alyaum.com"]),
            ("راسلوا news@aawsat.com.", ["راسلوا", "news@aawsat.com", "."]),
            ("كتب a@b و c.d", ["كتب", "a", "@b", "و", "c", ".", "d"]),
            ("l'Express don’t 'x'", ["l'Express", "don’t", "'", "x", "'"]),
            ("25% و٪25 $5", ["25", "%", "و", "٪", "25", "$", "5"]),
            ("👨‍👩‍👧 👍🏽 ❤️!", ["👨‍👩‍👧", "👍🏽", "❤️", "!"]),
            ("\u{200F}قال\u{200F} \u{202B}نعم\u{202C}", ["قال", "نعم"]),
            (" \u{00A0}\t\r\n", []),
            ("", []),
        ] as [(String, [String])])
    func cutsAsReadersDo(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test(
        "Look ahead is never repeated: texts made to provoke it end in time",
        arguments: ["a.", "a@", "www.", "http://", "a-", "1.", "١،", "\". ", "(", "\u{200D}a", "#_", "5 و"])
    func scansInLinearTime(piece: String) {
        let text = ScalarText(String(repeating: piece, count: 50_000))
        #expect(Tokenizer().tokens(of: text).last?.end ?? 0 > 49_999)
    }

    @Test("Each token says what it is made of")
    func tokensSayTheirKind() {
        #expect(
            kinds("قال 5 و15 F-16 a@b.com spa.com #x @y . $") == [
                .word, .number, .number, .alphanumeric, .email, .url, .hashtag, .mention, .punctuation, .symbol,
            ])
    }

    @Test("Offsets count scalars, not characters or bytes")
    func offsetsCountScalars() {
        let tokens = Tokenizer().tokens(of: ScalarText("قَالَ 👍🏽 \r\nنعم"))
        #expect(tokens.map(\.range) == [0..<5, 6..<8, 11..<14])
    }

    @Test("Random texts of marks, joiners, emoji and controls are covered without gaps or overlaps", arguments: 0..<40)
    func randomTextsAreCovered(seed: Int) {
        let alphabet: [Unicode.Scalar] = [
            "و", "ل", "ا", "ع", "أ", "ة", "ب", "َ", "ً", "ّ", "ـ", "\u{200D}", "\u{200F}", "\u{202B}", "\u{FEFF}", "1",
            "٣", "9",
            ".", ",", "،", ":", "/", "-", "%", "@", "#", "_", "\"", "«", "»", "(", ")", "'", "a", "Z", "é", "\u{301}",
            "😀",
            "\u{1F3FD}", "\u{FE0F}", "🇸", "ﻻ", "ﷲ", " ", "\n", "\r", "\t", "\u{A0}", "\u{2028}", "\u{0}", "\u{7F}", "…",
            "\u{E000}", "\u{10FFFF}", "𐍈", "٫", "٬", "²",
        ]
        var generator = SeededGenerator(state: UInt64(seed))
        var view = String.UnicodeScalarView()
        for _ in 0..<500 {
            if let scalar = alphabet.randomElement(using: &generator) { view.append(scalar) }
        }
        let text = ScalarText(String(view))
        let tokens = Tokenizer().tokens(of: text)
        var covered = [Bool](repeating: false, count: text.count)
        var last = 0
        for token in tokens {
            #expect(token.begin >= last && token.end > token.begin && token.end <= text.count)
            last = token.end
            for position in token.range { covered[position] = true }
            #expect(text.slice(token.range).unicodeScalars.allSatisfy { !$0.properties.isWhitespace })
            #expect(Array(text.slice(token.range).unicodeScalars.map(\.value)) == Array(text.scalars[token.range]))
        }
        for (position, scalar) in text.string.unicodeScalars.enumerated() where !covered[position] {
            let category = scalar.properties.generalCategory
            #expect(
                scalar.properties.isWhitespace || category == .control || category == .format,
                "\(scalar) at \(position)")
        }
        checkLoose(text, tokens)
        checkSentences(text, tokens)
    }

    private func checkLoose(_ text: ScalarText, _ tokens: [SurfaceToken]) {
        let loose = LooseText(text, tokens: tokens)
        #expect(loose.tokenCount == tokens.count)
        for index in tokens.indices {
            var expected: [UInt16] = []
            for scalar in text.scalars[tokens[index].range] { LooseLetters.append(scalar, to: &expected) }
            #expect(Array(loose.codes[loose.codeRange(of: index)]) == expected)
            #expect(loose.codeRange(of: index).allSatisfy { tokens[index].range.contains(loose.source(ofCode: $0)) })
        }
    }

    private func checkSentences(_ text: ScalarText, _ tokens: [SurfaceToken]) {
        var last = 0
        for range in SentenceSplitter().sentences(of: text, tokens: tokens) {
            #expect(range.lowerBound >= last && !range.isEmpty && range.upperBound <= text.count)
            last = range.upperBound
            #expect(tokens.contains { $0.begin == range.lowerBound } && tokens.contains { $0.end == range.upperBound })
            #expect(LineBreaks.count(in: range, of: text.scalars) == 0)
        }
    }
}
