/// What went wrong, by kind, with how often each case did.
public struct WordErrors: Hashable, Sendable {
    private var counts: [String: [String: Int]] = [:]

    /// The kinds, the most frequent first, each with its `most` most frequent cases.
    public func list(_ most: Int) -> String {
        let kinds = counts.map { (kind: $0.key, cases: $0.value, total: $0.value.values.reduce(0, +)) }
            .sorted { ($1.total, $0.kind) < ($0.total, $1.kind) }
        return kinds.map { kind in
            let cases = kind.cases.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most)
            return "\(kind.total)\t\(kind.kind)\n" + cases.map { "\t\($0.value)\t\($0.key)\n" }.joined()
        }.joined() + "\n"
    }

    mutating func addCut(_ words: ArraySlice<ReadWord>, _ others: ArraySlice<ReadWord>) {
        func joined(_ words: ArraySlice<ReadWord>) -> String {
            words.map { Self.plain($0.form) }.joined(separator: "+")
        }
        add(
            words.count > others.count ? "too few words" : "too many words, or others",
            "\(joined(words)) read \(joined(others))")
    }

    mutating func add(_ word: ReadWord, _ other: ReadWord) {
        guard word.isAnalysed else { return }
        let form = Self.plain(word.form)
        if word.upos != other.upos { add("\(word.upos) read \(other.upos)", form) }
        let lemma = Self.plain(word.lemma)
        if word.lemma != "_", lemma != Self.plain(other.lemma) {
            add("lemma of \(word.upos)", "\(form): \(lemma) read \(other.lemma)")
        }
    }

    private mutating func add(_ kind: String, _ example: String) {
        counts[kind, default: [:]][example, default: 0] += 1
    }

    private static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(Spelling.unvocalisedLemma(text)))
    }
}
