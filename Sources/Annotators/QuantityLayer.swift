internal import AnnotationSchema
internal import ArabicText

/// Finds numbers that count or measure, in figures and words, and percentages.
///
/// Left out: dates, times of day, years, labels (رقم 8), ordinals, and vague words (مئات). Proclitics stay outside the span.
public struct QuantityLayer: Layer {
    private let words: NumberWords
    private let fi = LooseLetters.codes(of: "في")
    private let bayn = LooseLetters.codes(of: "بين")

    /// Creates the layer.
    public init(_ lexicons: Lexicons) {
        words = lexicons.numbers
    }

    /// Adds quantities; tokens must be known.
    public func annotate(_ draft: inout Draft) throws(DeadlineExceeded) {
        let reader = NumeralReader(words, draft)
        let context = NumeralContext(reader)
        var quantities: [Quantity] = []
        var index = 0
        while index < draft.tokens.count {
            try draft.deadline.check(at: index)
            guard let numeral = numeral(reader, at: index) else {
                index += 1
                continue
            }
            index = numeral.last + 1
            var begin = numeral.head.begin
            let end = draft.tokens[numeral.last].end
            if isBracketed(reader, numeral.first), numeral.last > numeral.first + 1 {
                begin = draft.tokens[numeral.first - 1].begin
            }
            if let percent = percent(reader, numeral) {
                index = max(index, percent.last + 1)
                quantities.append(
                    Quantity(
                        range: min(begin, percent.begin)..<max(end, draft.tokens[percent.last].end),
                        value: numeral.value,
                        unit: .percent))
            } else if context.counts(numeral) {
                quantities.append(Quantity(range: begin..<end, value: numeral.value))
            }
        }
        draft.quantities = quantities
    }

    /// The numeral that begins at a token.
    private func numeral(_ reader: NumeralReader, at index: Int) -> Numeral? {
        guard let head = reader.item(index) else { return nil }
        let afterBetween = reader.loose.isFollowed(index - 1) && reader.isWord(index - 1, bayn)
        guard var builder = NumeralBuilder(head, at: index, afterBetween: afterBetween) else { return nil }
        var next = index + 1
        while reader.loose.isFollowed(next - 1) {
            var token = next
            let isWaw = reader.isWord(token, [LooseLetters.waw]) && reader.loose.isFollowed(token)
            if isWaw { token += 1 }
            guard var item = reader.item(token) else { break }
            if isWaw { item.conjunction = true }
            guard builder.add(item, at: token) else { break }
            next = token + 1
        }
        if next == index + 1, isBracketed(reader, index), reader.loose.isFollowed(next),
            let item = reader.item(next + 1),
            !item.conjunction
        {
            _ = builder.add(item, at: next + 1)
        }
        return builder.numeral
    }

    /// (5) ملايين: some desks put every figure in brackets.
    private func isBracketed(_ reader: NumeralReader, _ index: Int) -> Bool {
        reader.isMark(index - 1, 0x28) && reader.isMark(index + 1, 0x29) && reader.item(index)?.kind == nil
    }

    /// The words or the sign that make a numeral a percentage: the offset of the first scalar and the last token.
    private func percent(_ reader: NumeralReader, _ numeral: Numeral) -> (begin: Int, last: Int)? {
        let first = numeral.first
        var next = numeral.last + 1
        var begin = numeral.head.begin
        if numeral.items == 1, isBracketed(reader, first), reader.loose.isFollowed(next) {
            begin = reader.tokens[first - 1].begin
            next += 1
        }
        if reader.loose.isFollowed(next - 1) {
            if reader.isMark(next, 0x25, 0x066A), !isBeforeItsNumber(reader, next) { return (begin, next) }
            if let item = reader.item(next), isHundred(item), item.preposition == LooseLetters.beh {
                return (begin, next)
            }
            if reader.isWord(next, fi), let item = reader.item(next + 1), isHundred(item), item.preposition == nil {
                return (begin, next + 1)
            }
        }
        guard reader.isMark(first - 1, 0x25, 0x066A), isBeforeItsNumber(reader, first - 1) else { return nil }
        return (reader.tokens[first - 1].begin, numeral.last)
    }

    /// %5: the sign belongs to what follows where it touches that and nothing before it.
    private func isBeforeItsNumber(_ reader: NumeralReader, _ sign: Int) -> Bool {
        reader.isAdjacent(sign) && !reader.isAdjacent(sign - 1) && numeral(reader, at: sign + 1) != nil
    }

    private func isHundred(_ item: NumeralItem) -> Bool { item.kind == .hundred && item.definite && !item.conjunction }
}
