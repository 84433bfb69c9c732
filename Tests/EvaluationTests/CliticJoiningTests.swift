import Evaluation
import Testing

/// Sentences without text, without a mark of what touches what: the way of UD Arabic's first release.
@Suite struct CliticJoiningTests {
    private static func w(_ form: String, _ upos: String, _ features: String = "_") -> String {
        Treebank.word(form, upos, features)
    }

    private static let article = w("اَلكِتَابِ", "NOUN", "Case=Gen|Definite=Def")
    private static func her(_ form: String = "هَا") -> String { w(form, "PRON", "Case=Gen|PronType=Prs") }

    @Test(
        "Words are written as newspapers write them, and each keeps the letters that are its own",
        arguments: [
            // Vowels go, and the article's alef has none.
            ([w("كَتَبَ", "VERB"), w("اَلرَّجُلُ", "NOUN"), w("هٰذَا", "DET")], "كتب الرجل هذا", ["كتب", "الرجل", "هذا"]),
            // Proclitics join the next word.
            ([w("وَ", "CONJ"), w("سَ", "PART"), w("يَكتُبُ", "VERB")], "وسيكتب", ["و", "س", "يكتب"]),
            ([w("وَ", "CCONJ"), w("بِ", "ADP"), article], "وبالكتاب", ["و", "ب", "الكتاب"]),
            ([w("أَ", "PART"), w("لَيسَ", "VERB")], "أليس", ["أ", "ليس"]),
            ([w("وَ", "CCONJ"), w("١٥", "NUM")], "و١٥", ["و", "١٥"]),
            ([w("لِ", "ADP"), w("\"", "PUNCT"), w("كُلّ", "NOUN")], "ل\" كل", ["ل", "\"", "كل"]),
            // A letter that stands for itself is no clitic.
            ([w("أَ", "X"), w("ف", "X"), w("ب", "X")], "أ ف ب", ["أ", "ف", "ب"]),
            // The article behind ل, and what only looks like one.
            ([w("لِ", "ADP"), article], "للكتاب", ["ل", "لكتاب"]),
            ([w("لِ", "ADP"), w("اَللَّجنَةِ", "NOUN")], "للجنة", ["ل", "لجنة"]),
            ([w("لِ", "ADP"), w("اِلتِزَامِ", "NOUN", "Definite=Red")], "لالتزام", ["ل", "التزام"]),
            ([w("ل", "ADP"), w("الكتاب", "NOUN", "Definite=Def")], "للكتاب", ["ل", "لكتاب"]),
            ([w("ل", "ADP"), w("التزام", "NOUN", "Definite=Cons")], "لالتزام", ["ل", "التزام"]),
            ([w("لِ", "ADP"), w("اِسمٍ", "NOUN")], "لاسم", ["ل", "اسم"]),
            // Pronoun endings, and what they do to the word before.
            ([w("كِتَابُ", "NOUN"), her()], "كتابها", ["كتاب", "ها"]),
            ([w("مَدرَسَةِ", "NOUN"), her()], "مدرستها", ["مدرست", "ها"]),
            ([w("رَأَى", "VERB"), w("هُ", "PRON", "Case=Acc")], "رآه", ["رآ", "ه"]),
            ([w("أَلقَى", "VERB"), her()], "ألقاها", ["ألقا", "ها"]),
            ([w("مُستَوَى", "NOUN"), w("يَ", "PRON", "Case=Gen")], "مستواي", ["مستوا", "ي"]),
            ([w("عَلَى", "ADP"), w("هِم", "PRON", "Case=Gen")], "عليهم", ["علي", "هم"]),
            ([w("سِوَى", "ADP"), her()], "سواها", ["سوا", "ها"]),
            ([w("كَتَبُوا", "VERB"), her()], "كتبوها", ["كتبو", "ها"]),
            ([w("مُحَامِي", "NOUN"), w("يَ", "PRON", "Case=Gen")], "محامي", ["محام", "ي"]),
            ([w("كِتَابِ", "NOUN"), w("\u{650}ي", "PRON", "Case=Gen")], "كتابي", ["كتاب", "ي"]),
            ([w("لَ", "ADP"), w("هُم", "PRON", "Case=Gen"), w(".", "PUNCT")], "لهم .", ["ل", "هم", "."]),
            // A last hamza sits as its vowel asks.
            ([w("أَصدِقَاءَ", "NOUN"), her()], "أصدقاءها", ["أصدقاء", "ها"]),
            ([w("أَصدِقَاءُ", "NOUN"), her()], "أصدقاؤها", ["أصدقاؤ", "ها"]),
            ([w("أَصدِقَاءِ", "NOUN"), her()], "أصدقائها", ["أصدقائ", "ها"]),
            ([w("أصدقاء", "NOUN", "Case=Nom"), her()], "أصدقاؤها", ["أصدقاؤ", "ها"]),
            ([w("شَيءُ", "NOUN"), her()], "شيئها", ["شيئ", "ها"]),
            ([w("أَدَاءَ", "NOUN"), w("\u{650}ي", "PRON")], "أدائي", ["أدائ", "ي"]),
            ([w("مَبدَأِ", "NOUN"), her()], "مبدئها", ["مبدئ", "ها"]),
            // Pronouns by themselves.
            ([w("قَالَ", "VERB"), w("هُم", "PRON", "Case=Nom|PronType=Prs")], "قال هم", ["قال", "هم"]),
            ([w("،", "PUNCT"), w("هَا", "PRON")], "، ها", ["،", "ها"]),
            // Prepositions that melt together.
            ([w("مِن", "ADP"), w("مَا", "PRON"), w("كَانَ", "VERB")], "مما كان", ["م", "ما", "كان"]),
            ([w("عَن", "ADP"), w("مَا", "DET")], "عما", ["ع", "ما"]),
            ([w("مِن", "ADP"), w("مَن", "PRON")], "ممن", ["م", "من"]),
            ([w("أَن", "SCONJ"), w("لَا", "PART")], "ألا", ["أ", "لا"]),
            ([w("أَنَّ", "SCONJ"), w("لَا", "PART")], "أن لا", ["أن", "لا"]),
            ([w("كُلٌّ", "NOUN"), w("مِن", "ADP"), w("هُم", "PRON", "Case=Gen")], "كل منهم", ["كل", "من", "هم"]),
        ])
    func joins(words: [String], text: String, slices: [String]) throws {
        let document = try Treebank.document(Treebank.sentence(words))
        #expect(document.text == text)
        #expect(document.wordSlices == slices)
        #expect(document.reading.words.allSatisfy { $0.isExact })
        #expect(document.tokenSlices.joined() == slices.joined(), "the words fill the tokens")
    }

    @Test("A token is what is written as one: letters with their clitics, a mark by itself")
    func tokens() throws {
        let document = try Treebank.document(
            Treebank.sentence([
                Self.w("وَ", "CONJ"), Self.w("لِ", "ADP"), Self.article, Self.w("لِ", "ADP"), Self.w("«", "PUNCT"),
                Self.w("بَيتِ", "NOUN"), Self.her(), Self.w("»", "PUNCT"), Self.w("وَ", "CONJ"), Self.w("١٥", "NUM"),
            ]))
        #expect(document.text == "وللكتاب ل« بيتها » و١٥")
        #expect(document.tokenSlices == ["وللكتاب", "ل", "«", "بيتها", "»", "و١٥"])
        #expect(document.reading.sentences == [0..<22])
    }
}
