import ArabicText
import Testing

@testable import Models

@Suite struct WordLexiconTests {
    private func lexicon(
        _ forms: [(String, [WordLexicon.Reading])], _ lemmas: [String]
    ) throws -> WordLexicon {
        try WordLexicon(
            modelFile {
                WordLexicon.write(
                    forms: forms.map { (Letter.codes(of: $0), $1) }, lemmas: lemmas.map { Letter.codes(of: $0) },
                    to: &$0)
            })
    }

    private func readings(_ word: String, _ lexicon: WordLexicon) -> [WordLexicon.Reading] {
        Array(lexicon[lexicon.readings(WordHash(Letter.codes(of: word)))])
    }

    @Test("Forms come back with their readings, lemmas with their letters")
    func formsRoundTrip() throws {
        let noun = WordLexicon.Reading(.noun, Inflection(bits: 0x11), lemma: 1)
        let verb = WordLexicon.Reading(.verb, Inflection(bits: 0x22), lemma: 0)
        let forms = [("كتب", [verb, noun]), ("كتاب", [noun]), ("كتابا", [noun]), ("صه", [])]
        let lexicon = try lexicon(forms, ["كتب", "كتاب"])
        for (form, expected) in forms { #expect(readings(form, lexicon) == expected) }
        #expect(readings("قلم", lexicon) == [])
        #expect((0..<2).map { Letter.string(lexicon.lemma($0)) } == ["كتب", "كتاب"])
        #expect(lexicon.lemma(2) == [])
        #expect(lexicon.lemma(0xFF_FFFF) == [])
        #expect(lexicon.isLemma(1, Letter.codes(of: "كتاب")) && !lexicon.isLemma(0, Letter.codes(of: "كتاب")))
        #expect(!lexicon.isLemma(1, Letter.codes(of: "كتا")) && !lexicon.isLemma(1, Letter.codes(of: "كتام")))
        #expect(!lexicon.isLemma(2, []))
    }

    @Test("Of more readings than fifteen the first fifteen stay")
    func readingsAreBounded() throws {
        let many = (0..<20).map { WordLexicon.Reading(.noun, Inflection(), lemma: $0) }
        let lexicon = try lexicon([("عين", many), ("يد", Array(many[..<15]))], ["عين"])
        #expect(readings("عين", lexicon) == Array(many[..<15]))
        #expect(readings("يد", lexicon) == Array(many[..<15]))
    }

    @Test("A lexicon of nothing knows nothing")
    func emptyLexicon() throws {
        #expect(readings("كتب", try lexicon([], [])) == [])
    }

    @Test("Two lexicons of the same words are the same bytes")
    func bytesAreEqual() {
        func bytes() -> [UInt8] {
            var writer = ModelWriter()
            let forms = (0..<500).map { number in
                (
                    word: [UInt8(number % 50 + 1), UInt8(number / 50 + 1)],
                    readings: [WordLexicon.Reading(.noun, Inflection(bits: UInt32(number % 7)), lemma: number)]
                )
            }
            WordLexicon.write(forms: forms, lemmas: [[1], [2, 3]], to: &writer)
            return writer.file(digest: digest)
        }
        #expect(bytes() == bytes())
    }
}
