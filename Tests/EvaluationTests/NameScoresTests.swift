import Evaluation
import Testing

@Suite struct NameScoresTests {
    private static let file = """
        -DOCSTART- O

        زار O
        جون B-PERS
        كيري I-PERS
        وباريس B-LOC
        . O

        قالت O
        رويترز I-ORG
        ونوبل\tB-MIS
        """

    @Test("A file of tokens and tags: types by one name, a sentence to a blank line")
    func parses() throws {
        let file = try NameTagFile(Self.file)
        #expect(file.sentences.map(\.count) == [5, 3])
        #expect(file.sentences[0].map(\.tag) == ["O", "B-PER", "I-PER", "B-LOC", "O"])
        #expect(file.sentences[1].map(\.tag) == ["O", "I-ORG", "B-MISC"])
    }

    @Test(
        "A line that is no token and tag is named",
        arguments: [("زار O\nباريس", 2), ("زار X", 1), ("زار B-CITY", 1), ("زار O\n\nباريس LOC", 3)])
    func refuses(text: String, line: Int) {
        let error = #expect(throws: NameTagError.self) { try NameTagFile(text) }
        #expect(error?.line == line)
    }

    @Test("An inside tag that goes on nothing begins a name, as conlleval reads it")
    func spans() {
        let spans = NameSpan.spans(["I-ORG", "I-ORG", "I-PER", "O", "B-PER", "B-PER", "I-PER", "O", "I-PER"])
        #expect(
            spans == [
                NameSpan(type: "ORG", tokens: 0..<2), NameSpan(type: "PER", tokens: 2..<3),
                NameSpan(type: "PER", tokens: 4..<5), NameSpan(type: "PER", tokens: 5..<7),
                NameSpan(type: "PER", tokens: 8..<9),
            ])
    }

    @Test("A text of sentences, a line each, and names found in it by offsets")
    func textOfSentences() throws {
        let text = NameTagText(try NameTagFile(Self.file).sentences)
        let scalars = Array(text.text.unicodeScalars)
        func words(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        #expect(text.text == "زار جون كيري وباريس .\nقالت رويترز ونوبل\n")
        #expect(text.sentences.map(words) == ["زار جون كيري وباريس .", "قالت رويترز ونوبل"])
        #expect(text.names.map { words(text.tokens[$0.tokens.lowerBound]) } == ["جون", "وباريس", "رويترز", "ونوبل"])
        let city = text.tokens[3]
        let found = text.spans([
            (type: "PER", range: text.tokens[1].lowerBound..<text.tokens[2].upperBound),
            // The conjunction is no part of a name: the token counts all the same.
            (type: "LOC", range: city.lowerBound + 1..<city.upperBound),
            (type: "PER", range: text.tokens[6]),
        ])
        var scores = NameScores()
        scores.add(gold: text.names, found: found)
        #expect(scores.all.gold == 4 && scores.all.system == 3 && scores.all.correct == 2)
        #expect(scores.types["PER"]?.precision == 0.5)
        #expect(scores.types["ORG"]?.recall == 0)
        #expect(abs(scores.all.f1 - 4.0 / 7) < 1e-9)
    }

    @Test("A file is cut into texts of so many sentences, none lost")
    func texts() throws {
        let line = "زار O\nباريس B-LOC\n\n"
        let file = try NameTagFile(String(repeating: line, count: 5))
        let texts = NameTagText.texts(file, sentences: 2)
        #expect(texts.map(\.sentences.count) == [2, 2, 1])
        #expect(texts.map(\.names.count) == [2, 2, 1])
    }
}
