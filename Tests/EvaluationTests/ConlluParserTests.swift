import Evaluation
import Testing

@Suite struct ConlluParserTests {
    private let first = "1\tقرأ\tقرأ\tVERB\tV\tGender=Masc|Number=Sing\t0\troot\t_\tSpaceAfter=No\n"

    @Test("A sentence has its comments, words and multiword tokens")
    func sentence() throws {
        let text = """
            # newdoc id = a b
            # newpar
            # sent_id = s 1
            # text = قرأت كتابه
            1\tقرأت\tقَرَأ\tVERB\tV---\tGender=Fem|Number=Sing\t0\troot\t_\t_
            2-3\tكتابه\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
            2\tكتاب\tكِتَاب\tNOUN\t_\t_\t1\tobj\t_\t_
            2.1\tx\tx\tX\t_\t_\t_\t_\t1:obj\t_
            3\tه\tهُوَ\tPRON\t_\t_\t2\tnmod\t_\tX=1|SpaceAfter=No
            """
        let sentences = try ConlluParser.sentences(of: text)
        #expect(sentences.count == 1)
        let sentence = try #require(sentences.first)
        #expect(sentence.newDocument == "a b" && sentence.beginsParagraph && sentence.id == "s 1" && sentence.line == 5)
        #expect(sentence.text == "قرأت كتابه")
        #expect(
            sentence.words == [
                ConlluWord(
                    form: "قرأت", lemma: "قَرَأ", upos: "VERB", xpos: "V---",
                    features: ["Gender": "Fem", "Number": "Sing"],
                    relation: "root"),
                ConlluWord(form: "كتاب", lemma: "كِتَاب", upos: "NOUN", head: 0, relation: "obj"),
                ConlluWord(form: "ه", lemma: "هُوَ", upos: "PRON", head: 1, relation: "nmod", isJoinedToNext: true),
            ])
        #expect(
            sentence.multiwordTokens == [ConlluMultiwordToken(words: 1..<3, form: "كتابه", isJoinedToNext: true)])
    }

    @Test("Carriage returns, and forms that begin with a vowel mark, are no hindrance")
    func scalars() throws {
        let text =
            "# newdoc\r\n# text = لي\r\n1\tل\t_\tADP\t_\t_\t_\t_\t_\t_\r\n2\t\u{650}ي\t\u{650}ي\tPRON\t_\t_\t_\t_\t_\t_\r\n\r\n"
        let sentence = try #require(ConlluParser.sentences(of: text).first)
        #expect(sentence.newDocument == "" && sentence.text == "لي" && sentence.line == 3)
        #expect(sentence.words.map(\.form) == ["ل", "\u{650}ي"])
        #expect(sentence.words.map(\.isJoinedToNext) == [false, false])
    }

    @Test("Release 1's comments without a sign are read")
    func originalFile() throws {
        let text = "# sent_id s-p1\n# orig_file_sentence X_ARB_1.0011#7\n" + first
        let sentence = try #require(ConlluParser.sentences(of: text).first)
        #expect(sentence.originalFile == "X_ARB_1.0011" && sentence.id == "s-p1" && sentence.newDocument == nil)
    }

    @Test(
        "What is no CoNLL-U is said by its line",
        arguments: [
            ("1\tقرأ\tقرأ\n", 1, "it has 3 fields, not 10"),
            ("\n# text = x\n1 a b c d e f g h i\n", 3, "it has 1 fields, not 10"),
            ("1\tقرأ\t\tVERB\t_\t_\t_\t_\t_\t_\n", 1, "field 3 is empty"),
            ("1\t \t_\tVERB\t_\t_\t_\t_\t_\t_\n", 1, "the form is empty"),
            ("2\tقرأ\t_\tVERB\t_\t_\t_\t_\t_\t_\n", 1, "word 2 comes after 0 words"),
            ("1\tقرأ\t_\tVERB\t_\tGender\t_\t_\t_\t_\n", 1, "Gender is no feature with a value"),
            ("1\tقرأ\t_\tVERB\t_\t_\tx\t_\t_\t_\n", 1, "x is no head"),
            ("2-3\tبه\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, "2-3 is no range of the words that follow"),
            (
                "1-2\tبه\t_\t_\t_\t_\t_\t_\t_\t_\n1\tب\t_\tADP\t_\t_\t_\t_\t_\t_\n\n", 3,
                "the sentence ends before the last word of به"
            ),
            ("# text = به\n\n", 2, "the sentence has no words"),
            ("1\tب\t_\tADP\t_\t_\t_\t_\t_\t_\n# text = x\n", 2, "a comment stands inside a sentence"),
        ])
    func malformed(text: String, line: Int, reason: String) throws {
        let error = try #require(throws: ConlluError.self) { try ConlluParser.sentences(of: text) }
        #expect(error.line == line)
        #expect(error.reason == reason)
        #expect(error.description == "line \(line): \(reason)")
    }

    @Test("Multiword tokens may not overlap")
    func overlap() throws {
        let token = { (range: String) in "\(range)\tx\t_\t_\t_\t_\t_\t_\t_\t_\n" }
        let error = try #require(throws: ConlluError.self) {
            try ConlluParser.sentences(of: token("1-3") + first + token("2-3"))
        }
        #expect(error.line == 3)
    }
}
