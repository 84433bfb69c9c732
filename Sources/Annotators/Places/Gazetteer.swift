internal import AnnotationSchema
internal import ArabicText

/// Countries and capitals by every form of their names and demonyms, in loose letters.
///
/// Where a form has several readings, a listed name goes before a demonym that is derived (تركيا is the country, not تركي in
/// the accusative). A name that a country and a capital share (عمان) is the country's, and the capital's where a guard
/// refuses the country.
struct Gazetteer: Sendable {
    private(set) var places: [Place] = []
    private(set) var forms: [Form] = []
    /// Index into `forms` by loose letters, the words of a name parted by a space.
    private var table = LooseTable()
    /// Number of words of the longest form that begins with a word.
    private var firstWords = LooseTable()
    /// Index into `wordGuards` of words that are no form themselves but hold one after proclitics.
    private var guardedWords = LooseTable()
    private var wordGuards: [[Guard]] = []

    init(countries: TSVFile, cities: TSVFile, guards: TSVFile) throws(LexiconError) {
        var codes: [String: Int] = [:]
        var names = Claims(what: "name")
        var stems = Claims(what: "demonym")
        for row in countries.rows {
            let alpha2 = try row.code(0, length: 2, "ISO 3166-1 alpha-2 code")
            let alpha3 = try row.code(1, length: 3, "ISO 3166-1 alpha-3 code")
            guard codes.updateValue(row.line, forKey: alpha2) == nil else {
                throw row.error("second line for \(alpha2)")
            }
            let name = try row.required(2, "name")
            let place = add(Place(name: name, links: .init(iso3166: alpha2, geonames: nil), actorCode: alpha3))
            for form in [name] + (try row.values(3)) {
                let key = try names.claim(form, row)
                edit(key) { $0.country = $0.country ?? place }
            }
            for stem in try row.values(4) {
                let key = try stems.claim(stem, row)
                addDemonyms(Demonyms.forms(ofStem: key), stem: key, place: place)
            }
            for form in try row.values(5) {
                let key = try stems.claim(form, row)
                addDemonyms([key, Demonyms.withArticle(key)], stem: key, place: place)
            }
        }
        var cityNames = Claims(what: "name")
        for row in cities.rows {
            let alpha2 = try row.code(0, length: 2, "ISO 3166-1 alpha-2 code")
            guard codes[alpha2] != nil else { throw row.error("\(alpha2) is not in countries.tsv") }
            let name = try row.required(1, "name")
            guard let id = Int(try row.required(3, "GeoNames identifier")), id > 0 else {
                throw row.error("“\(row.cells[3])” is not a GeoNames identifier")
            }
            let point = Entity.GeoName(
                id: id, latitude: try row.number(4, in: -90...90, "latitude"),
                longitude: try row.number(5, in: -180...180, "longitude"))
            let place = add(Place(name: name, links: .init(iso3166: alpha2, geonames: point), actorCode: nil))
            for form in [name] + (try row.values(2)) {
                let key = try cityNames.claim(form, row)
                edit(key) { $0.city = $0.city ?? place }
            }
        }
        for row in guards.rows {
            let (form, rule) = try Guard.parse(row)
            let guarded = forms.indices.filter { forms[$0].key == form || forms[$0].stem == form }
            for index in guarded { forms[index].guards.append(rule) }
            if guarded.isEmpty { guardWord(form, rule) }
        }
    }

    /// The guards of a whole word with its proclitics, as بنوك (banks, not ب before a town نوك).
    func wordGuards(_ loose: LooseText, _ range: Range<Int>) -> [Guard] {
        guard let index = guardedWords.value(of: loose.codes, in: range) else { return [] }
        return wordGuards[index]
    }

    /// The longest form among those that begin at the word of `token`, read from code `start` on; then shorter ones.
    func match(
        _ loose: LooseText, token: Int, start: Int, leadingAlef: Bool, accept: (Form, _ last: Int) -> Bool
    ) -> Bool {
        let word = start..<loose.codeRange(of: token).upperBound
        guard let longest = firstWords.value(of: loose.codes, in: word, leadingAlef: leadingAlef) else { return false }
        for last in (token..<min(token + longest, loose.tokenCount)).reversed() {
            let range = start..<loose.codeRange(of: last).upperBound
            guard let form = table.value(of: loose.codes, in: range, leadingAlef: leadingAlef) else { continue }
            if accept(forms[form], last) { return true }
        }
        return false
    }

    // MARK: - Building

    private mutating func guardWord(_ word: [UInt16], _ rule: Guard) {
        if let index = guardedWords[word] {
            wordGuards[index].append(rule)
        } else {
            guardedWords.set(word, to: wordGuards.count)
            wordGuards.append([rule])
        }
    }

    private mutating func add(_ place: Place) -> Int {
        places.append(place)
        return places.count - 1
    }

    private mutating func addDemonyms(_ keys: [[UInt16]], stem: [UInt16], place: Int) {
        for key in keys {
            edit(key) { form in
                guard form.demonym == nil else { return }
                form.demonym = place
                form.stem = stem
            }
        }
    }

    private mutating func edit(_ key: [UInt16], _ change: (inout Form) -> Void) {
        if let index = table[key] {
            change(&forms[index])
            return
        }
        var form = Form(key: key)
        change(&form)
        table.set(key, to: forms.count)
        forms.append(form)
        let words = key.split(separator: LooseText.space)
        guard let first = words.first.map(Array.init) else { return }
        firstWords.set(first, to: max(words.count, firstWords[first] ?? 0))
    }
}

/// Who has claimed a form in a file: two lines of one file may not share it.
private struct Claims {
    let what: String
    private var lines: [[UInt16]: Int] = [:]

    init(what: String) { self.what = what }

    mutating func claim(_ form: String, _ row: TSVFile.Row) throws(LexiconError) -> [UInt16] {
        let key = LooseText(phrase: form).codes
        guard !key.isEmpty else { throw row.error("“\(form)” has no letters") }
        if let line = lines.updateValue(row.line, forKey: key), line != row.line {
            throw row.error("\(what) “\(form)” is in line \(line) already")
        }
        return key
    }
}

extension LooseText {
    /// A phrase of a lexicon as it would stand in a text.
    init(phrase: String) {
        let text = ScalarText(phrase)
        self.init(text, tokens: Tokenizer().tokens(of: text))
    }
}
