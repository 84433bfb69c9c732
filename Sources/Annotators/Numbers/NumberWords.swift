internal import ArabicText

/// What numbers.tsv says of a word.
struct NumberWord: Sendable {
    var kind: Kind
    /// What it is worth; 0 for context words.
    var value: Double

    /// What a word does in or beside a numeral; numbers.tsv explains each.
    enum Kind: String, Sendable {
        case unit, single, ten, tens, hundred, hundreds, scale, scales, dual, fraction
        case shyUnit = "shy-unit"
        case boundOne = "bound-one"
        case boundTwo = "bound-two"
        case shyTen = "shy-ten"
        case shyScale = "shy-scale"
        case dualConstruct = "dual-construct"
        case scaleOrDual = "scale-or-dual"
        case ordinal, month, counted, skip
        case yearBefore = "year-before"
        case labelBefore = "label-before"
        case definiteLabelBefore = "definite-label-before"
        case nameAfter = "name-after"
        case clockAfter = "clock-after"
        case eraAfter = "era-after"

        var isNumeral: Bool {
            switch self {
            case .ordinal, .month, .counted, .skip, .yearBefore, .labelBefore, .definiteLabelBefore, .nameAfter,
                .clockAfter, .eraAfter:
                false
            default: true
            }
        }
    }
}

/// The words of numbers.tsv by loose letters.
struct NumberWords: Sendable {
    private var words: [NumberWord] = []
    private var table = LooseTable()

    init(_ file: TSVFile) throws(LexiconError) {
        for row in file.rows {
            let form = try row.required(0, "form")
            guard let kind = NumberWord.Kind(rawValue: row.cells[2]) else {
                throw row.error("unknown kind “\(row.cells[2])”")
            }
            var value = 0.0
            if kind.isNumeral {
                value = try row.number(1, in: 0.01...1e15, "value")
            } else if row.value(1) != nil {
                throw row.error("a \(kind.rawValue) word has no value")
            }
            let key = LooseLetters.codes(of: form)
            guard table[key] == nil else { throw row.error("form “\(form)” is in an earlier line already") }
            table.set(key, to: words.count)
            words.append(NumberWord(kind: kind, value: value))
        }
    }

    /// The word at a range of codes.
    func word(_ codes: [UInt16], _ range: Range<Int>) -> NumberWord? {
        table.value(of: codes, in: range).map { words[$0] }
    }
}
