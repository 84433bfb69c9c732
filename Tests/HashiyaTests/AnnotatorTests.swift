import AnnotationSchema
import Annotators
import ArticleReader
import Foundation
import Hashiya
import Testing

@Suite struct AnnotatorTests {
    let annotator: Annotator

    init() throws { annotator = Annotator(resources: try .builtIn()) }

    private func annotate(_ text: String, name: String = "خبر.txt") throws -> Annotation {
        let bytes = Array(text.utf8)
        return try annotator.annotate(bytes, file: Sample.description(bytes, name: Array(name.utf8)))
    }

    @Test("Every span holds the words that it speaks of, behind scalars of any width")
    func spansHoldTheirWords() throws {
        let annotation = try annotate(Sample.article)
        #expect(annotation.text == Sample.article)
        #expect(annotation.spanFaults == [])
        #expect(annotation.document.headline.map(annotation.words) == "🗞️ باريس تستقبل وفدا عراقيا")
        #expect(
            annotation.sentences.map(annotation.words) == [
                "🗞️ باريس تستقبل وفدا عراقيا", "قال الوزير الفرنسي إن 250 شخصا وصلوا إلى باريس.",
                "وللعراق، كما لفرنسا، نسبة 12.5% من المقاعد.", "وصل أيضا خمسة وزراء.",
            ])
        #expect(annotation.sentences.map(\.kind) == [.headline, .body, .body, .body])
        #expect(annotation.sentences.map(\.id) == ["s1", "s2", "s3", "s4"])
        let tokens = annotation.tokens.map(annotation.words)
        #expect(tokens.contains("وللعراق") && tokens.contains("250") && tokens.contains("،"))
        let letters = annotation.text.unicodeScalars.filter { !$0.properties.isWhitespace }
        #expect(String(String.UnicodeScalarView(letters)) == tokens.joined(), "no word is outside the tokens")
    }

    @Test("Entities are known by their codes; mentions leave out clitics and tell names from demonyms")
    func entities() throws {
        let annotation = try annotate(Sample.article)
        #expect(annotation.entities.map(\.id) == (1...annotation.entities.count).map { "e\($0)" })
        let iraq = try #require(annotation.entities.first { $0.actorCode == "IRQ" })
        #expect(iraq.mentions.map(annotation.words) == ["عراقيا", "لعراق"])
        #expect(iraq.mentions.map(\.kind) == [.demonym, .name])
        #expect(iraq.links == Entity.Links(iso3166: "IQ", geonames: nil))
        let paris = try #require(annotation.entities.first { $0.links.geonames != nil })
        #expect(paris.mentions.map(annotation.words) == ["باريس", "باريس"])
        #expect(paris.links.iso3166 == "FR" && paris.links.geonames?.id == 2_988_507 && paris.actorCode == nil)
        let france = try #require(annotation.entities.first { $0.actorCode == "FRA" })
        #expect(france.mentions.map(annotation.words) == ["الفرنسي", "فرنسا"])
    }

    @Test("Quantities have their value and, where the words say so, percent")
    func quantities() throws {
        let annotation = try annotate(Sample.article)
        #expect(annotation.quantities.map(\.value) == [250, 12.5, 5])
        #expect(annotation.quantities.map(\.unit) == [nil, .percent, nil])
        #expect(annotation.words(annotation.quantities[0]) == "250")
        #expect(annotation.words(annotation.quantities[1]).hasPrefix("12.5"))
        #expect(annotation.words(annotation.quantities[2]) == "خمسة")
    }

    @Test("The same article gives the same bytes, from another annotator too")
    func determinism() throws {
        let again = Annotator(resources: try .builtIn())
        let bytes = Array(Sample.article.utf8)
        let first = try annotate(Sample.article).encoded()
        #expect(try annotate(Sample.article).encoded() == first)
        #expect(try again.annotate(bytes, file: Sample.description(bytes)).encoded() == first)
        #expect(try JSONDecoder().decode(Annotation.self, from: Data(first)) == annotate(Sample.article))
    }

    @Test("The source says which file it was and how it was read")
    func source() throws {
        let source = try annotate("قال.").source
        #expect(source.fileName == "خبر.txt" && source.fileNameBytes == nil)
        #expect(source.size == 7)
        #expect(source.modificationTime == "2026-01-02T03:04:05.000000006Z")
        #expect(source.sha256 == SHA256.hexDigest(of: Array("قال.".utf8)))
        #expect(source.mediaType == "text/plain")
        #expect(source.encoding == Source.Encoding(name: "UTF-8", evidence: .validation))
        #expect(source.language == Source.Language(tag: "ar", confidence: 1))
    }

    @Test("A byte-order mark is evidence, not text: offsets begin behind it")
    func byteOrderMark() throws {
        let annotation = try annotate("\u{FEFF}قال.")
        #expect(annotation.text.unicodeScalars.elementsEqual("قال.".unicodeScalars))
        #expect(annotation.source.size == 10)
        #expect(annotation.source.encoding.evidence == .byteOrderMark)
        #expect(annotation.tokens.map(annotation.words) == ["قال", "."])
    }

    @Test("The generator names the version and the digest of every lexicon and model")
    func generator() throws {
        let generator = try annotate("قال.").generator
        #expect(generator == annotator.generator)
        #expect(generator.name == "hashiya" && generator.version == Version.current)
        #expect(
            generator.resources.keys.sorted() == [
                "cities.tsv", "countries.tsv", "guards.tsv", "numbers.tsv", "words.model",
            ])
        #expect(generator.resources.values.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
    }

    @Test("A text of more tokens than any article has is left without words, and says so")
    func wordsOmitted() throws {
        let annotation = try annotate(String(repeating: "في ", count: WordLayer.mostTokens + 1))
        #expect(annotation.warnings.map(\.code) == [.wordsOmitted])
        #expect(annotation.tokens.count == WordLayer.mostTokens + 1)
        #expect(annotation.tokens.allSatisfy { $0.words.isEmpty })
        let short = try annotate("في بيته.")
        #expect(short.tokens.map(\.words.count) == [1, 2, 1])
    }

    @Test(
        "A text that is not Arabic gets a warning, an Arabic one none",
        arguments: [
            ("قال الوزير.", []), ("The minister said.", [.notArabic]), ("یک چیز گفت که می‌گوید", [.notArabic]),
            ("123", [.notArabic]),
        ] as [(String, [Warning.Code])])
    func languageWarning(text: String, expected: [Warning.Code]) throws {
        #expect(try annotate(text).warnings.map(\.code) == expected)
    }

    @Test("A name that is not UTF-8 is shown with U+FFFD and kept byte for byte")
    func foreignName() throws {
        let bytes = Array("قال.".utf8)
        let name = [0xC7, 0x20] + Array("a-b_c~1.txt%".utf8) + Array("ع".utf8)
        let annotation = try annotator.annotate(bytes, file: Sample.description(bytes, name: name))
        #expect(annotation.source.fileName == "\u{FFFD} a-b_c~1.txt%ع")
        #expect(annotation.source.fileNameBytes == "%C7%20a-b_c~1.txt%25%D8%B9")
        #expect(annotation.warnings.map(\.code) == [.fileNameNotUTF8])
    }

    private static let seed = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/articles/seed").standardizedFileURL

    @Test(
        "Every span of the seed articles is valid",
        .enabled(if: FileManager.default.fileExists(atPath: seed.path), "../shared/articles/seed is not there"))
    func seedArticles() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.seed.path).filter { $0.hasSuffix(".txt") }
        #expect(!names.isEmpty)
        for name in names {
            let bytes = Array(try Data(contentsOf: Self.seed.appending(path: name)))
            let annotation = try annotator.annotate(bytes, file: Sample.description(bytes, name: Array(name.utf8)))
            #expect(annotation.spanFaults == [], "\(name)")
            #expect(annotation.tokens.count > 100 && !annotation.entities.isEmpty, "\(name)")
        }
    }
}
