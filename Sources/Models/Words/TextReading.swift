internal import ArabicText

/// A text that is being read, sentence by sentence.
struct TextReading {
    let letters: LetterText
    let tokens: [SurfaceToken]
    let model: WordModel
    private(set) var words: [AnalyzedWord] = []
    /// The first letter that no token has taken yet.
    private var nextCode = 0

    init(letters: LetterText, tokens: [SurfaceToken], model: WordModel) {
        self.letters = letters
        self.tokens = tokens
        self.model = model
        words.reserveCapacity(tokens.count + tokens.count / 4)
    }

    /// A word of the sentence on its way.
    private struct Piece {
        var word: AnalyzedWord
        var codes: ArraySlice<UInt8>
        var key: WordKey
        var joined: UInt8 = 0
    }

    /// Reads a sentence.
    mutating func read(_ range: Range<Int>, _ memory: inout WordMemory) {
        var pieces = cut(range, &memory)
        for place in pieces.indices {
            let piece = pieces[place].word.range
            if place > 0, pieces[place - 1].word.range.upperBound == piece.lowerBound {
                pieces[place].joined |= 1
                pieces[place - 1].joined |= 2
            }
        }
        var shapes: [WordShape] = []
        var own: [SIMD16<Int16>] = []
        shapes.reserveCapacity(pieces.count)
        own.reserveCapacity(pieces.count)
        for piece in pieces {
            var word = memory.word(piece.codes, piece.key, model)
            word.shape.joined = piece.joined
            shapes.append(word.shape)
            own.append(word.scores)
        }
        let tags = model.tagger.tags(shapes, own: own, &memory.features)
        var said: UInt64?
        for (place, piece) in pieces.enumerated() {
            var word = piece.word
            let saidBefore = said
            said = nil
            word.tag = Self.tag(tags[place], shapes[place].kind, tokens[word.token].kind)
            if tags[place].inflects {
                let tagged = memory.tagged(piece.codes, piece.key, shapes[place], tags[place], model)
                said = tagged.said
                word.inflection = model.inflections.inflection(
                    shapes, tags, place, own: tagged.scores,
                    saidBefore: saidBefore ?? model.saidBefore(place, shapes, tags), &memory.features)
            }
            if shapes[place].kind == .arabic {
                word.lemma = memory.lemma(
                    piece.codes, piece.key, shapes[place], word.tag, word.inflection, model)
            }
            words.append(word)
        }
    }

    /// Emoji and addresses are symbols by the guidelines of Universal Dependencies, whatever stands around them.
    private static func tag(
        _ tag: PartOfSpeech, _ letters: WordShape.Kind, _ kind: SurfaceToken.Kind
    ) -> PartOfSpeech {
        kind == .url || kind == .email || letters == .symbol ? .sym : tag
    }

    // MARK: - Cutting

    private mutating func cut(_ range: Range<Int>, _ memory: inout WordMemory) -> [Piece] {
        var codes: [ArraySlice<UInt8>] = []
        var shapes: [WordMemory.Token?] = []
        for index in range {
            let slice = takeCodes(of: tokens[index])
            codes.append(slice)
            shapes.append(tokens[index].kind == .word ? memory.token(slice, model) : nil)
        }
        var pieces: [Piece] = []
        pieces.reserveCapacity(range.count * 5 / 4)
        for (place, index) in range.enumerated() {
            let slice = codes[place]
            guard let token = shapes[place] else {
                append(index, slice, lengths: Self.numberLengths(slice, tokens[index].kind), to: &pieces)
                continue
            }
            guard !token.candidates.isEmpty else {
                append(index, slice, Segmentation(), to: &pieces)
                continue
            }
            let context = TokenContext(
                before: place > 0 ? shape(shapes[place - 1], codes[place - 1], &memory) : .edge,
                word: token.shape,
                after: place + 1 < codes.count ? shape(shapes[place + 1], codes[place + 1], &memory) : .edge)
            append(
                index, slice, model.segmenter.choice(token.candidates, of: slice, in: context, &memory.features),
                to: &pieces)
        }
        return pieces
    }

    private func shape(
        _ token: WordMemory.Token?, _ codes: ArraySlice<UInt8>, _ memory: inout WordMemory
    ) -> WordShape {
        token?.shape ?? memory.token(codes, model).shape
    }

    /// The letters of a token; tokens are asked for in order.
    private mutating func takeCodes(of token: SurfaceToken) -> ArraySlice<UInt8> {
        while nextCode < letters.codes.count, Int(letters.offsets[nextCode]) < token.begin { nextCode += 1 }
        let start = nextCode
        while nextCode < letters.codes.count, Int(letters.offsets[nextCode]) < token.end { nextCode += 1 }
        return letters.codes[start..<nextCode]
    }

    private func append(
        _ index: Int, _ codes: ArraySlice<UInt8>, _ cut: Segmentation, to pieces: inout [Piece]
    ) {
        let lengths = cut.lengths(of: codes.count)
        guard cut != Segmentation(), !splitsLigature(codes, lengths) else {
            return append(index, codes, lengths: [codes.count], to: &pieces)
        }
        append(index, codes, lengths: lengths, to: &pieces)
        // The stem stands before the pronoun, or last.
        let place = pieces.count - 1 - (cut.pronoun > 0 ? 1 : 0)
        let stem = pieces[place].codes
        let front = codes.startIndex + cut.front - 1
        let restored = model.knowledge.restored(
            stem, afterLam: cut.particle > 0 && codes[front] == Letter.lam, beforePronoun: cut.pronoun > 0)
        if !restored.elementsEqual(stem) {
            pieces[place].codes = restored[...]
            pieces[place].key = WordKey(restored[...])
            pieces[place].word.form = Letter.string(restored)
        }
    }

    /// Whether a cut falls between two letters that one scalar writes: offsets cannot tell them apart.
    private func splitsLigature(_ codes: ArraySlice<UInt8>, _ lengths: [Int]) -> Bool {
        var place = codes.startIndex
        for length in lengths.dropLast() {
            place += length
            if letters.offsets[place] == letters.offsets[place - 1] { return true }
        }
        return false
    }

    private func append(_ index: Int, _ codes: ArraySlice<UInt8>, lengths: [Int], to pieces: inout [Piece]) {
        let token = tokens[index]
        var start = codes.startIndex
        var begin = token.begin
        // A token without letters, such as a lone tatweel, is a word all the same.
        let lengths = lengths.isEmpty ? [0] : lengths
        for (place, length) in lengths.enumerated() {
            let next = start + length
            let end = place + 1 == lengths.count ? token.end : Int(letters.offsets[next])
            pieces.append(
                Piece(
                    word: AnalyzedWord(
                        token: index, range: begin..<end, tag: .x, inflection: Inflection(), form: nil, lemma: nil),
                    codes: codes[start..<next], key: WordKey(codes[start..<next])))
            start = next
            begin = end
        }
    }

    /// The conjunction and the preposition before figures, as in و15 and بـ20, are words of their own.
    private static func numberLengths(_ codes: ArraySlice<UInt8>, _ kind: SurfaceToken.Kind) -> [Int] {
        guard kind == .number, codes.count > 1 else { return [codes.count] }
        var lengths: [Int] = []
        var rest = codes
        if let first = rest.first, first == Letter.waw || first == Letter.feh {
            lengths.append(1)
            rest = rest.dropFirst()
        }
        if rest.count > 1, let first = rest.first, [Letter.beh, Letter.lam, Letter.kaf].contains(first) {
            lengths.append(1)
            rest = rest.dropFirst()
        }
        return lengths + [rest.count]
    }
}
