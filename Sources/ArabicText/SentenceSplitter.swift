/// Finds the sentences of a text from its tokens and line breaks.
///
/// A line break always ends a sentence, and so do `.` `!` `?` `؟` `…` `۔`, with the closing quotes and brackets that follow;
/// not the dot of an initial or title (د. محمد, أ.ف.ب), of a list number, or two dots, which mark a pause.
public struct SentenceSplitter: Sendable {
    /// Creates a splitter.
    public init() {}

    /// Ranges of scalar offsets of the sentences of `tokens`, in order; each holds a letter or a digit.
    public func sentences(of text: ScalarText, tokens: [SurfaceToken]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var first = 0
        var index = 0
        while index < tokens.count {
            let view = SentenceView(text: text, tokens: tokens, first: first)
            let end: Int
            if view.isEnd(index) {
                end = view.closing(after: index)
            } else if index + 1 == tokens.count || view.breaks(after: index) > 0 {
                end = index + 1
            } else {
                index += 1
                continue
            }
            if tokens[first..<end].contains(where: view.hasText) {
                sentences.append(tokens[first].begin..<tokens[end - 1].end)
            }
            first = end
            index = end
        }
        return sentences
    }
}

/// The sentence that is being read: the tokens from `first` on.
private struct SentenceView {
    let text: ScalarText
    let tokens: [SurfaceToken]
    let first: Int

    func scalar(_ index: Int) -> UInt32 { text.scalars[tokens[index].begin] }

    func breaks(after index: Int) -> Int {
        guard index + 1 < tokens.count else { return 1 }
        return LineBreaks.count(in: tokens[index].end..<tokens[index + 1].begin, of: text.scalars)
    }

    func isAdjacent(_ index: Int) -> Bool { index + 1 < tokens.count && tokens[index].end == tokens[index + 1].begin }

    func hasText(_ token: SurfaceToken) -> Bool { token.kind != .punctuation && token.kind != .symbol }

    /// Whether the token ends the sentence.
    func isEnd(_ index: Int) -> Bool {
        guard tokens[index].kind == .punctuation else { return false }
        switch scalar(index) {
        case 0x2E:
            if tokens[index].end - tokens[index].begin == 2 { return false }
            return tokens[index].end - tokens[index].begin > 2 || isFullStop(index)
        case 0x21, 0x3F, 0x061F:
            // (!) comments on a word inside the sentence.
            return index == first || !isAdjacent(index - 1) || !isOpener(index - 1)
        case 0x2026, 0x06D4: return true
        default: return false
        }
    }

    private func isOpener(_ index: Int) -> Bool { [0x28, 0x5B, 0x7B].contains(scalar(index)) }

    private func isFullStop(_ index: Int) -> Bool {
        guard index > first, isAdjacent(index - 1) else { return true }
        let previous = tokens[index - 1]
        switch previous.kind {
        case .number:
            // 1. at the head of a line numbers it.
            return index - 1 > first || breaks(after: index) > 0
        case .word:
            if isLatin(index - 1), isAdjacent(index), isLatin(index + 1) { return false }
            guard isInitial(index - 1) else { return true }
            // In ق.م an initial follows at once.
            if isAdjacent(index), tokens[index + 1].kind == .word, isInitial(index + 1) { return false }
            // In 1437هـ. and 30 م. the letter is an era or a unit, not an initial.
            return index - 2 >= first && tokens[index - 2].kind == .number
        default: return true
        }
    }

    private func isLatin(_ index: Int) -> Bool { tokens[index].kind == .word && scalar(index).isASCIILetter }

    private func isInitial(_ index: Int) -> Bool {
        var codes: [UInt16] = []
        for value in text.scalars[tokens[index].range].prefix(8) { LooseLetters.append(value, to: &codes) }
        return codes.count == 1 && tokens[index].end - tokens[index].begin <= 4
    }

    /// Index just past the marks that close the sentence which ends at `index`.
    func closing(after index: Int) -> Int {
        var next = index + 1
        while next < tokens.count, tokens[next].kind == .punctuation, breaks(after: next - 1) == 0 {
            guard isEnding(next) || isCloser(next) else { break }
            next += 1
        }
        return next
    }

    private func isEnding(_ index: Int) -> Bool {
        isAdjacent(index - 1) && [0x2E, 0x21, 0x3F, 0x061F, 0x2026, 0x06D4].contains(scalar(index))
    }

    private func isCloser(_ index: Int) -> Bool {
        switch scalar(index) {
        case 0x29, 0x5D, 0x7D, 0xBB, 0xFD3E: return true
        case 0x22, 0x27:
            // A straight quote closes when an odd number of them stands before it in the sentence.
            let before = (first..<index).count { scalar($0) == scalar(index) }
            return before % 2 == 1
        case 0x201C, 0x201D, 0x2019: return isAdjacent(index - 1)
        default: return false
        }
    }
}
