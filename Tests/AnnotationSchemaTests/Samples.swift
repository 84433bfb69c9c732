import AnnotationSchema
import Foundation
import Testing

/// Documents that the tests of this target share.
enum Sample {
    static let generator = Generator(
        name: "hashiya", version: "0.1.0",
        resources: [
            "numbers.tsv": String(repeating: "0a", count: 32), "cities.tsv": String(repeating: "9f", count: 32),
            "countries.tsv": String(repeating: "c3", count: 32),
        ])

    /// A document with every member that there is.
    static let full = Annotation(
        generator: generator,
        source: Source(
            fileName: "خبر \u{FFFD}.txt", fileNameBytes: "%D8%AE%FF.txt", size: 62,
            modificationTime: "2026-01-02T03:04:05.000000006Z", sha256: String(repeating: "5e", count: 32),
            mediaType: "text/plain", encoding: .init(name: "UTF-8", evidence: .byteOrderMark),
            language: .init(tag: "ar", confidence: 0.875)),
        text: "باريس والعراق\n\nقال «الفرنسي»: 12.5٪\r\n",
        document: DocumentStructure(headline: TextSpan(0..<13)),
        sentences: [
            Sentence(id: "s1", range: 0..<13, kind: .headline), Sentence(id: "s2", range: 15..<36, kind: .body),
        ],
        tokens: [
            Token(0..<5, words: [Word(range: 0..<5, form: "باريس", lemma: "باريس", upos: "PROPN")]),
            Token(
                6..<13,
                words: [
                    Word(range: 6..<7, form: "و", lemma: "و", upos: "CCONJ"),
                    Word(
                        range: 7..<13, form: "العراق", lemma: "عراق", upos: "PROPN",
                        features: ["Number": "Sing", "Case": "Nom", "Gender": "Masc"]),
                ]),
            Token(15..<18, words: [Word(range: 15..<18, form: "قال", lemma: "قال", upos: "VERB")]),
        ],
        entities: [
            Entity(
                id: "e1", type: .location, name: "باريس", mentions: [Mention(range: 0..<5, kind: .name)],
                links: .init(iso3166: "FR", geonames: .init(id: 2_988_507, latitude: 48.85341, longitude: -2)),
                actorCode: nil),
            Entity(
                id: "e2", type: .location, name: "فرنسا",
                mentions: [Mention(range: 20..<27, kind: .demonym), Mention(range: 28..<29, kind: .name)],
                links: .init(iso3166: "FR", geonames: nil), actorCode: "FRA"),
        ],
        quantities: [Quantity(range: 31..<36, value: 12.5, unit: .percent), Quantity(range: 31..<33, value: 12)],
        warnings: [
            Warning(code: .notArabic, message: "not Arabic"), Warning(code: .fileNameNotUTF8, message: "not UTF-8"),
        ])

    /// A document without any member that may be left out, and with empty lists.
    static let minimal = Annotation(
        generator: Generator(name: "hashiya", version: "0.1.0", resources: [:]),
        source: Source(
            fileName: "a.txt", fileNameBytes: nil, size: 1, modificationTime: "1970-01-01T00:00:00.000000000Z",
            sha256: String(repeating: "00", count: 32), mediaType: "text/plain",
            encoding: .init(name: "UTF-8", evidence: .validation), language: .init(tag: "und", confidence: 0)),
        text: "a", document: DocumentStructure(headline: nil), sentences: [], tokens: [], entities: [], quantities: [],
        warnings: [])

    /// Lists of one element each that has only what it must have.
    static let sparse: Annotation = {
        var sparse = minimal
        sparse.entities = [
            Entity(
                id: "e1", type: .location, name: "a", mentions: [Mention(range: 0..<1, kind: .name)],
                links: .init(iso3166: nil, geonames: nil), actorCode: nil)
        ]
        sparse.tokens = [Token(0..<1)]
        sparse.quantities = [Quantity(range: 0..<1, value: -1)]
        return sparse
    }()

    static let annotations = [full, minimal, sparse]

    static let fullProblem = Problem(
        type: .notUTF8, detail: "an invalid byte at byte 7", instance: "خبر.txt", size: 40, offset: 7,
        generator: generator)

    /// A problem of every kind, with and without what may be left out.
    static let problems =
        [fullProblem]
        + Problem.Kind.allCases.map {
            Problem(type: $0, detail: "detail", instance: "a.txt", size: nil, generator: generator)
        }
}

extension JSONWritable {
    /// The written document as Foundation's JSON parser sees it.
    func parsed() throws -> NSDictionary {
        NSDictionary(dictionary: try #require(JSONSerialization.jsonObject(with: Data(encoded())) as? [String: Any]))
    }

    /// The written document as text.
    func text() throws -> String {
        try #require(String(validating: encoded(), as: UTF8.self))
    }
}
