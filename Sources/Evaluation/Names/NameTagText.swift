/// Sentences of a corpus of names as one text: a line a sentence, one space between tokens.
public struct NameTagText: Sendable {
    /// The text.
    public private(set) var text = ""
    /// Scalar offsets of the sentences.
    public private(set) var sentences: [Range<Int>] = []
    /// Scalar offsets of all tokens, in order.
    public private(set) var tokens: [Range<Int>] = []
    /// The names, their tokens counted through the text.
    public private(set) var names: [NameSpan] = []

    /// Puts sentences together.
    public init(_ source: some Sequence<[NameTagFile.Token]>) {
        var offset = 0
        for sentence in source {
            let start = offset
            let first = tokens.count
            for token in sentence {
                if offset > start {
                    text += " "
                    offset += 1
                }
                text += token.form
                let count = token.form.unicodeScalars.count
                tokens.append(offset..<offset + count)
                offset += count
            }
            sentences.append(start..<offset)
            text += "\n"
            offset += 1
            names += NameSpan.spans(sentence.map(\.tag)).map { span in
                NameSpan(type: span.type, tokens: first + span.tokens.lowerBound..<first + span.tokens.upperBound)
            }
        }
    }

    /// Names found in the text, by the corpus's tokens: each covers those that it shares a letter with.
    public func spans(_ found: some Sequence<(type: String, range: Range<Int>)>) -> [NameSpan] {
        var next = 0
        return found.compactMap { name in
            while next < tokens.count, tokens[next].upperBound <= name.range.lowerBound { next += 1 }
            var end = next
            while end < tokens.count, tokens[end].lowerBound < name.range.upperBound { end += 1 }
            return end > next ? NameSpan(type: name.type, tokens: next..<end) : nil
        }
    }

    /// The file's sentences in texts of so many: corpora do not say where articles begin, and an article has about so many.
    public static func texts(_ file: NameTagFile, sentences count: Int = 16) -> [NameTagText] {
        stride(from: 0, to: file.sentences.count, by: count).map { start in
            NameTagText(file.sentences[start..<min(start + count, file.sentences.count)])
        }
    }
}
