internal import ArabicText
internal import Models

/// The lists of names and of words around names, as phrases with classes.
struct NameLists {
    private var classes: [[[UInt8]]: NameClass] = [:]
    private var order: [[[UInt8]]] = []
    /// Those who are known by name, with all their names.
    private(set) var known: [(entry: KnownEntities.Entry, names: [[[UInt8]]])] = []
    /// ISO 3166-1 alpha-2 codes by alpha-3.
    private var alpha2: [String: String] = [:]
    /// Words that are written together with the word behind them: عبد الله and عبدالله.
    private var compoundHeads: Set<[UInt8]> = []
    /// Words that are written together with the word before them: نور الدين and نورالدين.
    private var compoundTails: Set<[UInt8]> = []

    /// Reads the lists of a folder, and those of places that the program has besides.
    init(_ folder: String, places: String, words: String, without: Set<String> = []) throws {
        for row in try Self.rows("\(places)/countries.tsv") { alpha2[row.cells[1]] = row.cells[0] }
        for row in try Self.rows("\(folder)/particles.tsv") where row.cells.count > 1 {
            let word = LetterView.loose(Letter.codes(of: row.cells[0]))
            switch row.cells[1] {
            case "kunya", "compound-head": compoundHeads.insert(word)
            case "compound-tail": compoundTails.insert(word)
            default: break
            }
        }
        for list in Self.lists where !without.contains(list.name) {
            let base =
                switch list.base {
                case .names: folder
                case .places: places
                case .words: words
                }
            let path = "\(base)/\(list.file ?? list.name).tsv"
            for row in try Self.rows(path) { try add(row, list, path) }
        }
    }

    /// All phrases in the order in which they were first seen.
    var phrases: [(words: [[UInt8]], classes: NameClass)] { order.map { ($0, classes[$0] ?? []) } }

    // MARK: - Files

    /// What a file's columns are.
    private struct List: Sendable {
        /// What it is called where it is left out.
        var name: String
        /// The file, where it is called otherwise.
        var file: String?
        var columns: Int
        var base = Base.names
        /// Where a row says who or what its names are the names of.
        var known: Known?
        /// The classes of a row's phrases.
        var phrases: @Sendable ([String]) throws -> [(String, NameClass)]
    }

    /// The folders that lists lie in.
    private enum Base {
        case names, places, words
    }

    /// The columns of what is known.
    private struct Known: Sendable {
        var type: NameType
        var country: Int?
        var actorCode: Int?
        var ambiguous: Int?
        /// Whether columns 4 to 7 are a GeoNames identifier, a latitude, a longitude and a population.
        var geonames = false
    }

    private static func values(_ cell: String) -> [String] {
        cell == "-" ? [] : cell.split(separator: "|").map(String.init)
    }

    private static let lists: [List] = [
        List(name: "people-politics", columns: 8, known: Known(type: .person, country: 3, actorCode: 4)) { people($0) },
        List(name: "people-others", columns: 8, known: Known(type: .person, country: 3)) { people($0) },
        List(name: "given", columns: 4) { [($0[0], $0[3] == "y" ? .givenWord : .given)] },
        List(name: "family", columns: 3) { [($0[0], $0[2] == "y" ? .familyWord : .family)] },
        List(name: "particles", columns: 3) { ["ending", "suffix"].contains($0[1]) ? [] : [($0[0], .particle)] },
        List(
            name: "organisations-politics", columns: 7,
            known: Known(type: .organization, country: 3, actorCode: 4, ambiguous: 5)
        ) { row in
            names(row[0], row[1]).map { ($0, row[5] == "y" ? .organizationWord : .organization) }
        },
        List(
            name: "organisations-others", columns: 7,
            known: Known(type: .organization, country: 3, actorCode: 4, ambiguous: 5)
        ) { row in
            names(row[0], row[1]).map { ($0, row[5] == "y" ? .companyWord : .company) }
        },
        List(name: "misc", columns: 5) { row in
            names(row[0], row[1]).map { name in
                let named: NameClass = row[3] == "y" ? .miscellaneousWord : .miscellaneous
                return (name, row[2] == "currency" ? named.union(.currency) : named)
            }
        },
        List(name: "places", columns: 5, known: Known(type: .location, country: 2, ambiguous: 4)) { row in
            names(row[0], row[1]).map { ($0, row[4] == "y" ? .placeWord : .place) }
        },
        List(name: "regions", columns: 8, known: Known(type: .location, country: 2, ambiguous: 7)) { row in
            names(row[0], row[1]).map { ($0, row[7] == "y" ? .placeWord : .place) }
        },
        List(
            name: "cities", columns: 8, known: Known(type: .location, country: 2, ambiguous: 7, geonames: true)
        ) { row in
            // A namesake of a common word counts where many live there.
            if row[7] == "y", (Int(row[6]) ?? 0) < 100_000 { return [] }
            return names(row[0], row[1]).map { ($0, row[7] == "y" ? .placeWord : .city) }
        },
        List(name: "heads", columns: 5) { row in
            guard let kind = heads[row[1]] else { throw TrainingError("no kind of head is called “\(row[1])”") }
            return (names(row[0], row[3])).flatMap { [($0, kind), ("ال" + $0, kind)] }
        },
        List(name: "topics", columns: 2) { row in
            guard let topic = topics[row[1]] else { throw TrainingError("no topic is called “\(row[1])”") }
            return [(row[0], topic)]
        },
        List(name: "countries", columns: 6, base: .places) { row in
            names(row[2], row[3]).map { ($0, .country) }
                + (values(row[4]).flatMap(demonyms) + values(row[5]).flatMap { [$0, "ال" + $0] }).map { ($0, .demonym) }
        },
        List(name: "capitals", file: "cities", columns: 6, base: .places) { row in
            names(row[1], row[2]).map { ($0, .city) }
        },
        List(name: "names", columns: 4, base: .words) { row in
            switch row[2] {
            case "given": [(row[1], .given)]
            case "family": [(row[1], .family), ("ال" + row[1], .family)]
            case "place": [(row[1], .place), ("ال" + row[1], .place)]
            case "org": [(row[1], .organization), ("ال" + row[1], .organization)]
            default: []
            }
        },
    ]

    private static let heads: [String: NameClass] = [
        "org": .organizationHead, "place": .placeHead, "event": .eventHead, "work": .workHead,
        "honorific": .honorific, "office": .office, "occupation": .occupation, "kin": .kin,
        "collective": .collective,
    ]

    private static let topics: [String: NameClass] = ["sport": .sport, "economy": .economy, "culture": .culture]

    private static func people(_ row: [String]) -> [(String, NameClass)] {
        names(row[0], row[1]).map { ($0, .person) } + values(row[2]).map { ($0, .shortName) }
    }

    private static func names(_ name: String, _ others: String) -> [String] { [name] + values(others) }

    /// A phrase, and the same with its compound names written as one word: عبد الله and عبدالله, نور الدين and نورالدين.
    private func joined(_ words: [[UInt8]]) -> [[[UInt8]]] {
        var phrases = [words]
        for place in words.indices.dropLast().reversed()
        where compoundHeads.contains(words[place]) || compoundTails.contains(words[place + 1]) {
            phrases += phrases.map { phrase in
                Array(phrase[..<place]) + [phrase[place] + phrase[place + 1]] + Array(phrase[(place + 2)...])
            }
        }
        return phrases
    }

    /// The forms of a nationality: فرنسي, فرنسية, الفرنسيون …
    private static func demonyms(_ stem: String) -> [String] {
        ["", "ة", "ون", "ين", "ان", "ات", "ا", "تين", "تان"].flatMap { [stem + $0, "ال" + stem + $0] }
    }

    private static func rows(_ path: String) throws -> [(line: Int, cells: [String])] {
        let text = String(decoding: try read(path), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            if line.isEmpty || line.hasPrefix("#") { return nil }
            return (number + 1, line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
        }
    }

    private mutating func add(_ row: (line: Int, cells: [String]), _ list: List, _ path: String) throws {
        func error(_ what: String) -> TrainingError { TrainingError("\(path), line \(row.line): \(what)") }
        guard row.cells.count >= list.columns else {
            throw error("\(row.cells.count) columns in place of \(list.columns)")
        }
        do {
            for (name, kind) in try list.phrases(row.cells) { add(name, kind) }
        } catch let fault as TrainingError {
            throw error(fault.description)
        }
        guard let known = list.known else { return }
        let cells = row.cells
        func value(_ column: Int?) -> String? {
            column.map { cells[$0] }.flatMap { $0 == "-" || $0.isEmpty ? nil : $0 }
        }
        var point: (id: Int, latitude: Double, longitude: Double)?
        var population = 0
        if known.geonames {
            guard let id = Int(cells[3]), let latitude = Double(cells[4]), let longitude = Double(cells[5]),
                let people = Int(cells[6])
            else { throw error("columns 4 to 7 are no identifier, latitude, longitude and population") }
            point = (id, latitude, longitude)
            population = people
        }
        let entry = KnownEntities.Entry(
            name: cells[0], type: known.type, country: value(known.country).flatMap { alpha2[$0] },
            geonames: point, population: population, actorCode: value(known.actorCode),
            isAmbiguous: known.ambiguous.map { cells[$0] == "y" } ?? false)
        let names = Self.names(cells[0], cells[1]).map(Self.words).filter { !$0.isEmpty }.flatMap(joined)
        self.known.append((entry, names))
    }

    private static func words(_ name: String) -> [[UInt8]] {
        let text = ScalarText(name)
        return Tokenizer().tokens(of: text).map { LetterView.loose(Letter.codes(of: text.slice($0.range))) }
    }

    private mutating func add(_ name: String, _ kind: NameClass) {
        let words = Self.words(name)
        guard !words.isEmpty, words.allSatisfy({ !$0.isEmpty }) else { return }
        if words.count == 1, words[0].count < 2 { return }
        for phrase in joined(words) {
            if classes[phrase] == nil { order.append(phrase) }
            classes[phrase, default: []].formUnion(kind)
        }
    }
}
