internal import ArabicText

/// A condition on the neighbours of a form that is also an ordinary word.
struct Guard: Sendable {
    /// The readings that it watches.
    enum Target: String { case name, demonym, any }
    /// What must or must not stand beside the form.
    enum Rule: String {
        case notBefore = "not-before"
        case notAfter = "not-after"
        case onlyBefore = "only-before"
        case onlyAfter = "only-after"
        case never
    }

    let target: Target
    let rule: Rule
    private let words: LooseTable
    private let prefixes: [[UInt16]]

    /// Reads a line of guards.tsv: form, what, rule, words, comment.
    static func parse(_ row: TSVFile.Row) throws(LexiconError) -> (form: [UInt16], rule: Guard) {
        let form = LooseText(phrase: try row.required(0, "form")).codes
        guard let target = Target(rawValue: row.cells[1]) else {
            throw row.error("“\(row.cells[1])” is none of name, demonym, any")
        }
        guard let rule = Rule(rawValue: row.cells[2]) else { throw row.error("unknown rule “\(row.cells[2])”") }
        var words = LooseTable()
        var prefixes: [[UInt16]] = []
        let alternatives = try row.values(3)
        if alternatives.isEmpty != (rule == .never) {
            throw row.error(rule == .never ? "never takes no words" : "\(rule.rawValue) needs words")
        }
        for word in alternatives {
            let key = LooseLetters.codes(of: word)
            guard key.last == 0x2A else {
                words.set(key, to: 1)
                continue
            }
            prefixes.append(key.dropLast())
        }
        return (form, Guard(target: target, rule: rule, words: words, prefixes: prefixes))
    }

    /// Whether the rule lets a form stand that covers the tokens `first...last`.
    func allows(_ loose: LooseText, first: Int, last: Int) -> Bool {
        switch rule {
        case .never: false
        case .notBefore: !(loose.isFollowed(last) && matches(loose, last + 1))
        case .onlyBefore: loose.isFollowed(last) && matches(loose, last + 1)
        case .notAfter: !(loose.isFollowed(first - 1) && matches(loose, first - 1))
        case .onlyAfter: loose.isFollowed(first - 1) && matches(loose, first - 1)
        }
    }

    /// Whether one of the words is the token, whole or without proclitics and article.
    private func matches(_ loose: LooseText, _ token: Int) -> Bool {
        let range = loose.codeRange(of: token)
        guard !range.isEmpty else { return false }
        for reading in ProcliticReadings(loose.codes, in: range) {
            let rest = reading.start..<range.upperBound
            if matches(loose.codes, rest, reading.leadingAlef) { return true }
            let article = reading.leadingAlef ? 1 : loose.codes.hasArticle(in: rest) ? 2 : 0
            if article > 0, rest.count > article,
                matches(loose.codes, (rest.lowerBound + article)..<rest.upperBound, false)
            {
                return true
            }
        }
        return false
    }

    private func matches(_ codes: [UInt16], _ range: Range<Int>, _ leadingAlef: Bool) -> Bool {
        if words.value(of: codes, in: range, leadingAlef: leadingAlef) != nil { return true }
        guard !leadingAlef else { return false }
        return prefixes.contains { codes[range].starts(with: $0) }
    }
}

extension [UInt16] {
    /// Whether the article stands at the beginning of a range.
    func hasArticle(in range: Range<Int>) -> Bool {
        range.count > 2 && self[range.lowerBound] == LooseLetters.alef && self[range.lowerBound + 1] == LooseLetters.lam
    }
}
