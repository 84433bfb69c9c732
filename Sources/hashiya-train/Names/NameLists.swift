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

    /// Reads the lists of a folder, and those of places that the program has besides.
    init(_ folder: String, places: String, words: String, without: Set<String> = []) throws {
        for row in try Self.rows("\(places)/countries.tsv") { alpha2[row.cells[1]] = row.cells[0] }
        for list in Self.lists where !without.contains(list.file) {
            let path = "\(list.isOfPlaces ? places : list.isOfWords ? words : folder)/\(list.file).tsv"
            for row in try Self.rows(path) { try add(row, list, path) }
        }
    }

    /// All phrases in the order in which they were first seen.
    var phrases: [(words: [[UInt8]], classes: NameClass)] { order.map { ($0, classes[$0] ?? []) } }

    // MARK: - Files

    /// What a file's columns are.
    private struct List: Sendable {
        var file: String
        var columns: Int
        var isOfPlaces = false
        var isOfWords = false
        /// Where a row says who or what its names are the names of.
        var known: Known?
        /// The classes of a row's phrases.
        var phrases: @Sendable ([String]) -> [(String, NameClass)]
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
        List(file: "people-politics", columns: 8, known: Known(type: .person, country: 3, actorCode: 4)) { people($0) },
        List(file: "people-others", columns: 8, known: Known(type: .person, country: 3)) { people($0) },
        List(file: "given", columns: 4) { [($0[0], $0[3] == "y" ? .givenWord : .given)] },
        List(file: "family", columns: 3) { [($0[0], $0[2] == "y" ? .familyWord : .family)] },
        List(file: "particles", columns: 3) { ["ending", "suffix"].contains($0[1]) ? [] : [($0[0], .particle)] },
        List(
            file: "organisations-politics", columns: 7,
            known: Known(type: .organization, country: 3, actorCode: 4, ambiguous: 5)
        ) { row in
            names(row[0], row[1]).map { ($0, row[5] == "y" ? .organizationWord : .organization) }
        },
        List(
            file: "organisations-others", columns: 7,
            known: Known(type: .organization, country: 3, actorCode: 4, ambiguous: 5)
        ) { row in
            names(row[0], row[1]).map { ($0, row[5] == "y" ? .companyWord : .company) }
        },
        List(file: "misc", columns: 5) { row in
            names(row[0], row[1]).map { name in
                let named: NameClass = row[3] == "y" ? .miscellaneousWord : .miscellaneous
                return (name, row[2] == "currency" ? named.union(.currency) : named)
            }
        },
        List(file: "places", columns: 5, known: Known(type: .location, country: 2, ambiguous: 4)) { row in
            names(row[0], row[1]).map { ($0, row[4] == "y" ? .placeWord : .place) }
        },
        List(file: "regions", columns: 8, known: Known(type: .location, country: 2, ambiguous: 7)) { row in
            names(row[0], row[1]).map { ($0, row[7] == "y" ? .placeWord : .place) }
        },
        List(
            file: "cities", columns: 8, known: Known(type: .location, country: 2, ambiguous: 7, geonames: true)
        ) { row in
            // A namesake of a common word counts where many live there.
            if row[7] == "y", (Int(row[6]) ?? 0) < 100_000 { return [] }
            return names(row[0], row[1]).map { ($0, row[7] == "y" ? .placeWord : .city) }
        },
        List(file: "heads", columns: 5) { row in
            guard let kind = heads[row[1]] else { return [] }
            return (names(row[0], row[3])).flatMap { [($0, kind), ("ال" + $0, kind)] }
        },
        List(file: "topics", columns: 2) { row in topics[row[1]].map { [(row[0], $0)] } ?? [] },
        List(file: "countries", columns: 6, isOfPlaces: true) { row in
            names(row[2], row[3]).map { ($0, .country) }
                + (values(row[4]).flatMap(demonyms) + values(row[5]).flatMap { [$0, "ال" + $0] }).map { ($0, .demonym) }
        },
        List(file: "cities-of-government", columns: 6, isOfPlaces: true) { row in
            names(row[1], row[2]).map { ($0, .city) }
        },
        List(file: "names", columns: 4, isOfWords: true) { row in
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
    private static func joined(_ words: [[UInt8]]) -> [[[UInt8]]] {
        let heads = ["عبد", "ابو", "ابي", "ابن"].map { LetterView.loose(Letter.codes(of: $0)) }
        let tails = ["الدين", "الله"].map { LetterView.loose(Letter.codes(of: $0)) }
        var phrases = [words]
        for place in words.indices.dropLast().reversed()
        where heads.contains(words[place]) || tails.contains(words[place + 1]) {
            phrases += phrases.map { phrase in
                Array(phrase[..<place]) + [phrase[place] + phrase[place + 1]] + Array(phrase[(place + 2)...])
            }
        }
        return phrases
    }

    /// The forms of a nationality: فرنسي, فرنسية, الفرنسيون …
    private static func demonyms(_ stem: String) -> [String] {
        let bare = stem.hasSuffix("ي") ? stem : stem
        return ["", "ة", "ون", "ين", "ان", "ات", "ا", "تين", "تان"].flatMap { [bare + $0, "ال" + bare + $0] }
    }

    private static func rows(_ path: String) throws -> [(line: Int, cells: [String])] {
        // The capitals' file is called cities as well.
        let path = path.replacing("cities-of-government", with: "cities")
        let text = String(decoding: try read(path), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            if line.isEmpty || line.hasPrefix("#") { return nil }
            return (number + 1, line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
        }
    }

    private mutating func add(_ row: (line: Int, cells: [String]), _ list: List, _ path: String) throws {
        guard row.cells.count >= list.columns else {
            throw TrainingError("\(path), line \(row.line): \(row.cells.count) columns in place of \(list.columns)")
        }
        for (name, kind) in list.phrases(row.cells) { add(name, kind) }
        guard let known = list.known else { return }
        let cells = row.cells
        func value(_ column: Int?) -> String? {
            column.map { cells[$0] }.flatMap { $0 == "-" || $0.isEmpty ? nil : $0 }
        }
        var point: (id: Int, latitude: Double, longitude: Double)?
        if known.geonames, let id = Int(cells[3]), let latitude = Double(cells[4]), let longitude = Double(cells[5]) {
            point = (id, latitude, longitude)
        }
        let entry = KnownEntities.Entry(
            name: cells[0], type: known.type, country: value(known.country).flatMap { alpha2[$0] },
            geonames: point, population: known.geonames ? Int(cells[6]) ?? 0 : 0, actorCode: value(known.actorCode),
            isAmbiguous: known.ambiguous.map { cells[$0] == "y" } ?? false)
        let names = Self.names(cells[0], cells[1]).map(Self.words).filter { !$0.isEmpty }.flatMap(Self.joined)
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
        for phrase in Self.joined(words) {
            if classes[phrase] == nil { order.append(phrase) }
            classes[phrase, default: []].formUnion(kind)
        }
    }
}
