internal import ArabicText

/// All that features ask of one word by itself: worked out once for a word, and not kept.
package struct WordDetail: Sendable {
    package var shape: WordShape
    /// Hash of the loosest spelling.
    var loose: UInt64
    /// Hash of the word with its root-like letters covered.
    var pattern: UInt64
    /// Hashes of the first 1, 2, 3 and 4 letters; 0 where the word is shorter.
    var prefixes: SIMD4<UInt64>
    /// Hashes of the last 1, 2, 3 and 4 letters.
    var suffixes: SIMD4<UInt64>
    var length: UInt8
    /// The letters without the article.
    private var stem: ArraySlice<UInt8>
    private var spelled: WordHash

    /// Looks at a word.
    ///
    /// - Parameter codes: Letters of the word alone; see ``Letter``.
    package init(_ codes: ArraySlice<UInt8>, _ knowledge: WordKnowledge) {
        self.init(spelling: codes)
        shape.level = UInt8(knowledge.frequencies.level(spelled))
        shape.names = knowledge.names.evidence(spelled)
        // A word of the lexicon that begins with ال, such as التزام or التي, has no article.
        shape.readings = knowledge.lexicon.readings(spelled)
        let bare = shape.readings.isEmpty ? Self.bareStart(codes) : codes.startIndex
        if bare > codes.startIndex {
            stem = codes[bare...]
            shape.hasArticle = true
            shape.readings = knowledge.lexicon.readings(WordHash(stem))
        }
        for reading in knowledge.lexicon[shape.readings] {
            shape.tags |= 1 << UInt32(reading.partOfSpeech.rawValue)
            shape.ambiguity = shape.ambiguity &+ WordHash.mix(reading.bits & WordLexicon.Reading.saidMask)
        }
        let ending = codes.last.map { Self.endings.contains($0) ? UInt64($0) : 0 } ?? 0
        shape.agreement =
            (shape.hasArticle ? 1 : 0) | ending << 1 | UInt64(shape.tags) << 8 | UInt64(shape.kind.rawValue) << 32
    }

    /// Looks at a word whose shape is known already.
    init(_ codes: ArraySlice<UInt8>, shape: WordShape) {
        self.init(spelling: codes)
        self.shape = shape
        if shape.hasArticle { stem = codes.dropFirst(2) }
    }

    /// What the letters alone say.
    private init(spelling codes: ArraySlice<UInt8>) {
        spelled = WordHash()
        var folded = WordHash()
        var covered = WordHash()
        var kinds: UInt8 = 0
        prefixes = SIMD4()
        for (position, code) in codes.enumerated() {
            spelled.feed(code)
            folded.feed(LetterView.loose[code])
            covered.feed(Self.pattern[Int(code)])
            kinds |= Self.kindBit[Int(code)]
            if position < 4 { prefixes[position] = spelled.value }
        }
        suffixes = SIMD4()
        for size in 0..<min(4, codes.count) { suffixes[size] = WordHash(codes.suffix(size + 1)).value ^ UInt64(size) }
        loose = folded.value
        pattern = covered.value
        length = UInt8(min(codes.count, 15))
        shape = WordShape(hash: spelled.value, prefix: prefixes[1], suffix: suffixes[1], kind: Self.kind(kinds))
        stem = codes
    }

    /// How frequent its relatives are beside it, a bin for each; see ``Relatives``.
    func relatives(_ knowledge: WordKnowledge) -> SIMD32<UInt8> {
        shape.kind == .arabic ? Relatives.bins(stem, knowledge.frequencies) : SIMD32()
    }

    /// Where the word without its article begins.
    private static func bareStart(_ codes: ArraySlice<UInt8>) -> Int {
        let start = codes.startIndex
        guard codes.count > 3, codes[start] == Letter.alef, codes[start + 1] == Letter.lam else { return start }
        return start + 2
    }

    private static func kind(_ bits: UInt8) -> WordShape.Kind {
        switch bits {
        case 1: .arabic
        case 2: .latin
        case 4, 12: .number
        case 8: .mark
        case 16, 24: .symbol
        default: bits & 4 != 0 && bits & 3 == 0 ? .number : .mixed
        }
    }

    private static let endings = Set(Letter.codes(of: "ةاتنيهى"))

    private static let kindBit: [UInt8] = (0...255).map { code in
        switch UInt8(code) {
        case Letter.letters: 1
        case Letter.latin, Letter.foreign: 2
        case Letter.digits: 4
        case Letter.marks, Letter.otherMark: 8
        default: 16
        }
    }

    /// Letters that inflection and derivation add stay, all others become one: استخدام and استقبال share a pattern.
    private static let pattern: [UInt8] = {
        var table = (0...255).map { UInt8($0) }
        let kept = Set(Letter.codes(of: "ءآأؤإئابةتسلمنهويىفك"))
        for code in Letter.letters where !kept.contains(code) { table[Int(code)] = Letter.letters.upperBound }
        for code in Letter.digits { table[Int(code)] = Letter.digits.lowerBound }
        return table
    }()
}
