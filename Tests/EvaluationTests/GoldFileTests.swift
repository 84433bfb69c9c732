import Evaluation
import Testing

@Suite struct GoldFileTests {
    private func w(_ form: String, _ upos: String = "NOUN", joined: Bool = false) -> String {
        Treebank.word(form, upos, joined: joined)
    }

    @Test("A document begins at newdoc; its sentences have a space between them, its paragraphs a blank line")
    func documents() throws {
        let file = try GoldFile(
            Treebank.sentence(comments: ["newdoc id = a", "text = بيت."], [w("بيت", joined: true), w(".", "PUNCT")])
                + Treebank.sentence(comments: ["text = باب"], [w("باب")])
                + Treebank.sentence(comments: ["newpar id = p2", "text = نهر"], [w("نهر")])
                + Treebank.sentence(comments: ["newdoc", "text = بحر"], [w("بحر")]))
        #expect(file.documents.map(\.name) == ["a", "document 2"])
        #expect(file.documents.map(\.text) == ["بيت. باب\n\nنهر", "بحر"])
        #expect(file.documents[0].reading.sentences == [0..<4, 5..<8, 10..<13])
        #expect(file.documents[0].reading.tokens == [0..<3, 3..<4, 5..<8, 10..<13])
        #expect(file.documents[0].wordSlices == ["بيت", ".", "باب", "نهر"])
    }

    @Test("Without newdoc, a document is what the first release names as one file")
    func originalFiles() throws {
        let file = try GoldFile(
            Treebank.sentence(comments: ["orig_file_sentence A#1"], [w("بيت")])
                + Treebank.sentence(comments: ["orig_file_sentence A#2"], [w("باب")])
                + Treebank.sentence(comments: ["orig_file_sentence B#1"], [w("نهر")]))
        #expect(file.documents.map(\.name) == ["A", "B"])
        #expect(file.documents.map(\.text) == ["بيت باب", "نهر"])
    }

    @Test("Words of a multiword token have the letters that are theirs; tokens are what the file marks")
    func multiwordTokens() throws {
        let words = [w("و", "CCONJ"), w("ل", "ADP"), w("المدرسة"), w("نحو"), w("ه", "PRON")]
        let document = try Treebank.document(
            Treebank.sentence(
                comments: ["text = وللمدرسة نحوه."], words + [w(".", "PUNCT")],
                tokens: [(1...3, "وللمدرسة"), (4...5, "نحوه")]))
        #expect(document.wordSlices == ["و", "ل", "لمدرسة", "نحو", "ه", "."])
        #expect(document.reading.words.map(\.form) == ["و", "ل", "المدرسة", "نحو", "ه", "."])
        #expect(document.reading.words.allSatisfy { $0.isExact })
        #expect(document.tokenSlices == ["وللمدرسة", "نحوه", "."])
    }

    @Test("Words that cannot be laid over their token's letters have the token's range")
    func inexactWords() throws {
        let document = try Treebank.document(
            Treebank.sentence([w("بيت"), w("إلى", "ADP"), w("أين", "ADV")], tokens: [(2...3, "لوين")]))
        #expect(document.text == "بيت لوين")
        #expect(document.reading.words.map(\.range) == [0..<3, 4..<8, 4..<8])
        #expect(document.reading.words.map(\.isExact) == [true, false, false])
    }

    @Test("SpaceAfter says which words touch: without multiword tokens, letters that touch are one token")
    func spaceAfter() throws {
        let document = try Treebank.document(
            Treebank.sentence([
                w("ل", "ADP", joined: true), w("لبيت"), w("باب", joined: true), w("ه", "PRON", joined: true),
                w("،", "PUNCT"), w("10", "NUM", joined: true), w("كم"),
            ]))
        #expect(document.text == "للبيت بابه، 10كم")
        #expect(document.wordSlices == ["ل", "لبيت", "باب", "ه", "،", "10", "كم"])
        #expect(document.tokenSlices == ["للبيت", "بابه", "،", "10", "كم"])
    }

    @Test("Vocalised forms are found in a text without vowels, and plain forms in one with them")
    func vocalisation() throws {
        let plain = try Treebank.document(
            Treebank.sentence(
                comments: ["text = للكتاب ـ مدرستها"],
                [
                    Treebank.word("لِ", "ADP"), Treebank.word("اَلكِتَابِ", "NOUN"), Treebank.word("ـ", "PUNCT"),
                    Treebank.word("مَدرَسَةُ", "NOUN"), Treebank.word("هَا", "PRON"),
                ]))
        #expect(plain.wordSlices == ["ل", "لكتاب", "ـ", "مدرست", "ها"])
        let vocalised = try Treebank.document(
            Treebank.sentence(comments: ["text = كِتَابٌ جَدِيـدٌ"], [w("كتاب"), w("جديد")]))
        #expect(vocalised.wordSlices == ["كِتَابٌ", "جَدِيـدٌ"])
        let dash = try Treebank.document(
            Treebank.sentence(comments: ["text = بيتـ باب"], [w("بيت"), w("ـ", "PUNCT"), w("باب")]))
        #expect(dash.wordSlices == ["بيت", "ـ", "باب"])
    }

    @Test("White space of any kind inside the text changes nothing")
    func whiteSpace() throws {
        let document = try Treebank.document(
            Treebank.sentence(comments: ["text = بيت\u{A0} 10 000  باب"], [w("بيت"), w("10 000", "NUM"), w("باب")]))
        #expect(document.wordSlices == ["بيت", "10 000", "باب"])
    }

    @Test("A text that the words do not make up is an error of the line where they part")
    func otherText() throws {
        let text = Treebank.sentence(comments: ["sent_id = a", "text = بيت باب نهر"], [w("بيت"), w("ناب"), w("نهر")])
        let error = try #require(throws: ConlluError.self) { try GoldFile(text) }
        #expect(error.line == 4)
        let more = Treebank.sentence(comments: ["text = بيت باب نهر"], [w("بيت"), w("باب")])
        #expect(throws: ConlluError.self) { try GoldFile(more) }
    }

    @Test("An empty file is an error, not a perfect score", arguments: ["", "\n\n"])
    func empty(text: String) throws {
        #expect(throws: ConlluError.self) { try GoldFile(text) }
    }

    @Test("Bytes that are not UTF-8 are an error of their line; a byte-order mark is none")
    func bytes() throws {
        let file = Array(Treebank.sentence(comments: ["text = بيت"], [w("بيت")]).utf8)
        #expect(try GoldFile([0xEF, 0xBB, 0xBF] + file).documents[0].text == "بيت")
        let error = try #require(throws: ConlluError.self) { try GoldFile(file + file + [0x23, 0xC7, 0xE1, 0x0A]) }
        #expect(error.line == 7)
        #expect(error.reason == "it is not UTF-8")
    }

    @Test("A document is un-analysed from a fifth of its words with letters on; numbers and marks do not count")
    func unanalysed() throws {
        func document(unanalysed: Int, of count: Int) throws -> GoldDocument {
            let words = (0..<count).map {
                Treebank.word("بيت", "X", xpos: $0 < unanalysed ? "U---------" : "N---------")
            }
            let marks = [
                Treebank.word(".", "PUNCT", xpos: "U---------"), Treebank.word("5", "NUM", xpos: "U---------"),
            ]
            return try Treebank.document(Treebank.sentence(words + marks))
        }
        #expect(try document(unanalysed: 1, of: 5).isUnanalysed)
        #expect(try document(unanalysed: 1, of: 6).isUnanalysed == false)
        #expect(try document(unanalysed: 0, of: 0).isUnanalysed == false)
    }
}
