internal import ArabicText
internal import Models

/// Makes all inflected forms of the lexicon's words.
struct LexiconCompiler {
    private(set) var lemmas: [[UInt8]] = []
    private var numbers: [[UInt8]: Int] = [:]
    private(set) var forms: [[UInt8]: [WordLexicon.Reading]] = [:]

    /// Words whose last ي falls, as in قاضٍ: participles and verbal nouns of verbs with a weak end.
    private var defective: Set<[UInt8]> = []

    /// Adds all forms of an entry. Verbs must come first: they tell which nouns are defective.
    mutating func add(_ entry: LexiconEntry) {
        switch entry {
        case .verb(let perfect, let imperfect, let verbalNouns):
            noteDefective(perfect, imperfect, verbalNouns)
            for form in VerbParadigm(perfect: perfect, imperfect: imperfect).forms() {
                add(form.word, .verb, form.inflection, perfect)
                if Self.auxiliaries.contains(perfect) { add(form.word, .aux, form.inflection, perfect) }
            }
            for noun in verbalNouns {
                for form in NominalParadigm.noun(
                    noun, [], isFeminine: noun.last == Letter.tehMarbuta, isDefective: isDefective(noun))
                {
                    add(form.word, .noun, form.inflection, noun)
                }
            }
        case .noun(let singular, let plurals, let isFeminine):
            for form in NominalParadigm.noun(
                singular, plurals, isFeminine: isFeminine, isDefective: isDefective(singular))
            {
                add(form.word, .noun, form.inflection, singular)
            }
        case .adjective(let masculine, let plurals, let feminine):
            for form in NominalParadigm.adjective(
                masculine, plurals, feminine: feminine, isDefective: isDefective(masculine))
            {
                add(form.word, .adj, form.inflection, masculine)
            }
        case .name(let name, let isFeminine):
            add(name, .propn, Inflection(.number("Sing"), .gender(isFeminine)), name)
        case .closed(let form, let part, let lemma):
            add(form, part, Inflection(), lemma)
        }
    }

    /// Adds readings under the spellings of writers who leave hamzas out or write ى for ي, where such a spelling is no
    /// form of its own.
    mutating func addLooseSpellings() {
        var loose: [[UInt8]: [WordLexicon.Reading]] = [:]
        for (form, readings) in forms.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            var spellings = [LetterView.bareAlef(form)]
            if form.last == Letter.yeh { spellings.append(form.dropLast() + [Letter.alefMaksura]) }
            if form.last == Letter.alefMaksura { spellings.append(form.dropLast() + [Letter.yeh]) }
            for spelling in spellings where spelling != form && forms[spelling] == nil {
                for reading in readings where !(loose[spelling]?.contains(reading) ?? false) {
                    loose[spelling, default: []].append(reading)
                }
            }
        }
        forms.merge(loose) { own, _ in own }
    }

    /// Forms in a stable order.
    func sorted() -> [(word: [UInt8], readings: [WordLexicon.Reading])] {
        forms.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { ($0.key, $0.value.sorted { $0.bits < $1.bits }) }
    }

    private mutating func noteDefective(_ perfect: [UInt8], _ imperfect: [UInt8], _ verbalNouns: [[UInt8]]) {
        guard let last = perfect.last, [Letter.alefMaksura, Letter.alef, Letter.yeh].contains(last) else { return }
        if perfect.count == 3 { defective.insert([perfect[0], Letter.alef, perfect[1], Letter.yeh]) }
        defective.insert([Letter.meem] + imperfect.dropFirst().dropLast() + [Letter.yeh])
        for noun in verbalNouns where noun.last == Letter.yeh { defective.insert(noun) }
    }

    /// محامي is a participle of a verb that few write.
    private func isDefective(_ word: [UInt8]) -> Bool {
        defective.contains(word)
            || (word.count == 5 && word[0] == Letter.meem && word[2] == Letter.alef && word[4] == Letter.yeh)
    }

    private mutating func add(_ form: [UInt8], _ part: PartOfSpeech, _ inflection: Inflection, _ lemma: [UInt8]) {
        guard !form.isEmpty, !lemma.isEmpty else { return }
        let number: Int
        if let known = numbers[lemma] {
            number = known
        } else {
            number = lemmas.count
            numbers[lemma] = number
            lemmas.append(lemma)
        }
        let reading = WordLexicon.Reading(part, inflection, lemma: number)
        if !(forms[form]?.contains(reading) ?? false) { forms[form, default: []].append(reading) }
    }

    private static let auxiliaries = Set(["كان", "ليس"].map { Letter.codes(of: $0) })
}

/// An inflected form.
struct InflectedForm: Hashable {
    var word: [UInt8]
    var inflection: Inflection
}

/// A value of an inflection by name.
struct InflectionValue {
    var category: Inflection.Category
    var value: String

    static func number(_ value: String) -> InflectionValue { .init(category: .number, value: value) }
    static func gender(_ isFeminine: Bool) -> InflectionValue {
        .init(category: .gender, value: isFeminine ? "Fem" : "Masc")
    }
    static func person(_ value: Int) -> InflectionValue { .init(category: .person, value: String(value)) }
    static func aspect(_ value: String) -> InflectionValue { .init(category: .aspect, value: value) }
    static func mood(_ value: String) -> InflectionValue { .init(category: .mood, value: value) }
    static func voice(_ value: String) -> InflectionValue { .init(category: .voice, value: value) }
    static func inCase(_ value: String) -> InflectionValue { .init(category: .case, value: value) }
    static let indefinite = InflectionValue(category: .definite, value: "Ind")
}

extension Inflection {
    init(_ values: InflectionValue...) {
        self.init()
        for value in values { set(value.category, value.value) }
    }

    func with(_ value: InflectionValue) -> Inflection {
        var copy = self
        copy.set(value.category, value.value)
        return copy
    }
}
