internal import ArabicText

/// Finds the headline by the lines of the file.
///
/// The first line with text is the headline where a later one follows, it is no longer than ``longest`` scalars, and it
/// does not end as running text does. Text that is wrapped at a fixed width has no headline.
public struct HeadlineLayer: Layer {
    /// The longest headline, in Unicode scalars.
    public static let longest = 200

    /// Creates the layer.
    public init() {}

    /// Adds the headline.
    public func annotate(_ draft: inout Draft) {
        let lines = firstLines(of: draft, limit: 4)
        guard lines.count > 1, let line = lines.first, !isWrapped(lines, in: draft) else { return }
        let range = span(line, in: draft)
        guard range.count <= Self.longest, !endsAsText(line, in: draft),
            draft.tokens[line].contains(where: { $0.kind == .word })
        else { return }
        draft.headline = range
    }

    /// Token ranges of the first lines that are not blank.
    private func firstLines(of draft: Draft, limit: Int) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var first = 0
        for index in draft.tokens.indices where lines.count < limit {
            let next = index + 1
            if next == draft.tokens.count
                || LineBreaks.count(in: draft.tokens[index].end..<draft.tokens[next].begin, of: draft.text.scalars) > 0
            {
                lines.append(first..<next)
                first = next
            }
        }
        return lines
    }

    private func span(_ line: Range<Int>, in draft: Draft) -> Range<Int> {
        draft.tokens[line.lowerBound].begin..<draft.tokens[line.upperBound - 1].end
    }

    private func endsAsText(_ line: Range<Int>, in draft: Draft) -> Bool {
        let last = draft.tokens[line.upperBound - 1]
        switch draft.text.scalars[last.begin] {
        // Two or more dots trail off, in headlines too.
        case 0x2E: return last.end - last.begin == 1
        case 0x3A, 0x2C, 0x060C, 0x3B, 0x061B, 0x06D4: return true
        default: return false
        }
    }

    /// Lines of nearly one width without an end in sight are a paragraph that some program has wrapped.
    private func isWrapped(_ lines: [Range<Int>], in draft: Draft) -> Bool {
        guard lines.count == 4, draft.loose.isFollowed(lines[0].upperBound - 1) else { return false }
        let widths = lines.prefix(3).map { span($0, in: draft).count }
        guard let widest = widths.max(), let narrowest = widths.min(), (40...120).contains(widest) else { return false }
        return narrowest * 100 >= widest * 85
            && lines.prefix(2).allSatisfy { line in
                draft.loose.isFollowed(line.upperBound - 1) && !endsAsText(line, in: draft)
            }
    }
}
