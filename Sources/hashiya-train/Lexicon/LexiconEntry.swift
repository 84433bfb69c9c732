internal import ArabicText
internal import Models

/// A line of the word lexicon: a word of the dictionary with what its forms are made from.
enum LexiconEntry: Hashable {
    /// Perfect and imperfect, third person masculine singular; verbal nouns.
    case verb(perfect: [UInt8], imperfect: [UInt8], verbalNouns: [[UInt8]])
    /// Singular, plurals, whether the singular is feminine.
    case noun(singular: [UInt8], plurals: [Plural], isFeminine: Bool)
    /// Masculine singular, plurals, the feminine where it is not made by ة.
    case adjective(masculine: [UInt8], plurals: [Plural], feminine: [UInt8]?)
    /// A name.
    case name([UInt8], isFeminine: Bool)
    /// A word of a closed class.
    case closed(form: [UInt8], PartOfSpeech, lemma: [UInt8])

    /// How a plural is made.
    enum Plural: Hashable {
        case sound(masculine: Bool)
        case broken([UInt8])

        /// The plurals of a field: `-`, or forms and `ات`, `ون` with commas.
        static func list(_ field: Substring) -> [Plural] {
            if field == "-" { return [] }
            return field.split(separator: ",").map { plural in
                switch plural {
                case "ات": .sound(masculine: false)
                case "ون": .sound(masculine: true)
                default: .broken(Letter.codes(of: plural))
                }
            }
        }
    }

    /// Reads a line of four fields; nil when it is none.
    init?(_ line: Substring) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 4, !fields.contains(where: \.isEmpty) else { return nil }
        let word = Letter.codes(of: fields[1])
        switch fields[0] {
        case "V":
            let nouns = fields[3] == "-" ? [] : fields[3].split(separator: ",").map { Letter.codes(of: $0) }
            self = .verb(perfect: word, imperfect: Letter.codes(of: fields[2]), verbalNouns: nouns)
        case "N": self = .noun(singular: word, plurals: Plural.list(fields[2]), isFeminine: fields[3] == "f")
        case "A":
            self = .adjective(
                masculine: word, plurals: Plural.list(fields[2]),
                feminine: fields[3] == "-" ? nil : Letter.codes(of: fields[3]))
        case "P": self = .name(word, isFeminine: fields[3] == "f")
        case "C":
            guard PartOfSpeech.allCases.contains(where: { $0.name == fields[2] }) else { return nil }
            self = .closed(form: word, PartOfSpeech(named: String(fields[2])), lemma: Letter.codes(of: fields[3]))
        default: return nil
        }
    }
}
