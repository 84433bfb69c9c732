import AnnotationSchema
import Evaluation
import Foundation
import Hashiya
import Testing

@Suite struct ConlluExportTests {
    /// Two sentences that touch, a line break inside the first, a token of three words, one with another form.
    private let annotation: Annotation = {
        let text = "رجع طالب\nوللمدرسة.صـف؟"
        return Annotation.of(
            text, file: "a b.txt", sentences: [0..<18, 18..<22],
            tokens: [
                Token(
                    0..<3,
                    words: [
                        Word(
                            range: 0..<3, form: "رجع", lemma: "رجع", upos: "VERB",
                            features: ["Voice": "Act", "Aspect": "Perf", "Number": "Sing"])
                    ]),
                Token(4..<8, words: [Word(range: 4..<8, form: "طالب", lemma: "طالب", upos: "NOUN")]),
                Token(
                    9..<17,
                    words: [
                        Word(range: 9..<10, form: "و", lemma: "و", upos: "CCONJ"),
                        Word(range: 10..<11, form: "ل", lemma: "ل", upos: "ADP"),
                        Word(
                            range: 11..<17, form: "المدرسة", lemma: "مدرسة", upos: "NOUN", features: ["Definite": "Def"]
                        ),
                    ]),
                Token(17..<18, words: [Word(range: 17..<18, form: ".", lemma: ".", upos: "PUNCT")]),
                Token(18..<21, words: [Word(range: 18..<21, form: "صف", lemma: "صف", upos: "NOUN")]),
                Token(21..<22, words: [Word(range: 21..<22, form: "؟", lemma: "؟", upos: "PUNCT")]),
            ])
    }()

    @Test("Sentences, tokens and words are written as the format wants them")
    func layout() {
        let lines = [
            "# newdoc id = a_b.txt", "# sent_id = a_b.txt-s1", "# text = رجع طالب وللمدرسة.",
            "1 رجع رجع VERB _ Aspect=Perf|Number=Sing|Voice=Act _ _ _ _", "2 طالب طالب NOUN _ _ _ _ _ _",
            "3-5 وللمدرسة _ _ _ _ _ _ _ SpaceAfter=No", "3 و و CCONJ _ _ _ _ _ _", "4 ل ل ADP _ _ _ _ _ _",
            "5 المدرسة مدرسة NOUN _ Definite=Def _ _ _ _", "6 . . PUNCT _ _ _ _ _ SpaceAfter=No", "",
            "# sent_id = a_b.txt-s2", "# text = صـف؟", "1-1 صـف _ _ _ _ _ _ _ SpaceAfter=No",
            "1 صف صف NOUN _ _ _ _ _ _",
            "2 ؟ ؟ PUNCT _ _ _ _ _ _", "", "",
        ]
        let expected = lines.map { $0.hasPrefix("#") ? $0 : $0.replacingOccurrences(of: " ", with: "\t") }
        #expect(ConlluExport.text(annotation).components(separatedBy: "\n") == expected)
    }

    @Test("What is written is read back: the same words in the same places")
    func roundTrip() throws {
        let text = ConlluExport.text(annotation)
        let words = annotation.tokens.flatMap(\.words)
        let read = try ConlluParser.sentences(of: text).flatMap(\.words)
        #expect(read.map(\.form) == words.map(\.form))
        #expect(read.map(\.lemma) == words.map(\.lemma))
        #expect(read.map(\.upos) == words.map(\.upos))
        #expect(read.map(\.features) == words.map(\.features))
        let document = try #require(GoldFile(text).documents.first)
        #expect(document.name == "a_b.txt" && document.text == "رجع طالب وللمدرسة. صـف؟")
        #expect(document.tokenSlices == ["رجع", "طالب", "وللمدرسة", ".", "صـف", "؟"])
        #expect(document.wordSlices == ["رجع", "طالب", "و", "ل", "لمدرسة", ".", "صـف", "؟"])
        #expect(document.reading.words.allSatisfy { $0.isExact })
    }

    @Test("A sentence on a new line begins a paragraph")
    func paragraphs() throws {
        let text = ConlluExport.text(
            .of(
                "بيت باب\r\nنهر", sentences: [0..<3, 4..<7, 9..<12],
                tokens: [Token(0..<3), Token(4..<7), Token(9..<12)]))
        #expect(try ConlluParser.sentences(of: text).map(\.beginsParagraph) == [false, false, true])
        #expect(try GoldFile(text).documents.map(\.text) == ["بيت باب\n\nنهر"])
    }

    @Test("A token without words is a word of an unknown kind")
    func withoutWords() throws {
        let text = ConlluExport.text(.of("بيت", sentences: [0..<3], tokens: [Token(0..<3)]))
        #expect(text.contains("1\tبيت\t_\tX\t_\t_\t_\t_\t_\t_\n"))
        #expect(try GoldFile(text).documents[0].reading.words.map(\.upos) == ["X"])
    }

    @Test("A real annotation of unruly text is valid CoNLL-U, with every token of it")
    func unruly() throws {
        let article = """
            \u{200F}عنوان	الخبر # 1

            # قال "الوزير" (أ.ف.ب):\u{2028}نسبة 12,5% و15 شخصاً… https://example.org/a-b_c |=| 👩‍👩‍👧 ـ كَتَبَ_x
            1\t2\t3\r
            النهاية
            """
        let bytes = Array(article.utf8)
        let annotator = Annotator(resources: try .builtIn())
        let annotation = try annotator.annotate(
            bytes,
            file: FileDescription(
                name: Array("a/\n\t b".utf8), size: bytes.count, modifiedSeconds: 0, modifiedNanoseconds: 0))
        let text = ConlluExport.text(annotation)
        for line in text.unicodeScalars.split(separator: "\n").map({ String($0) }) where !line.hasPrefix("# ") {
            let fields = line.components(separatedBy: "\t")
            #expect(fields.count == 10 && !fields.contains(""), "\(line)")
            #expect(fields[0].contains("-") || Word.partsOfSpeech.contains(fields[3]), "\(line)")
        }
        let documents = try GoldFile(text).documents
        #expect(documents.count == 1)
        #expect(documents[0].reading.sentences.count == annotation.sentences.count)
        #expect(documents[0].reading.words.count == annotation.tokens.reduce(0) { $0 + max(1, $1.words.count) })
        #expect(annotation.tokens.count > 30)
    }
}
