import AnnotationSchema
import Evaluation
import Testing

/// Scores that were worked out by hand.
@Suite struct WordScoresTests {
    private let gold =
        Treebank.sentence(
            comments: ["text = قرأ طالب كتابه."],
            [
                Treebank.word("قرأ", "VERB", lemma: "قَرَأَ", "Aspect=Perf|Gender=Masc|Number=Sing"),
                Treebank.word("طالب", "NOUN", lemma: "طَالِب", "Case=Nom|Gender=Masc"),
                Treebank.word("كتاب", "NOUN", lemma: "كِتَاب", "Case=Acc", joined: true),
                Treebank.word("ه", "PRON", lemma: "هُوَ", "Person=3", joined: true),
                Treebank.word(".", "PUNCT", lemma: "."),
            ])
        + Treebank.sentence(
            comments: ["text = للبيت باب"],
            [
                Treebank.word("ل", "ADP", lemma: "لِ", joined: true),
                Treebank.word("لبيت", "NOUN", lemma: "بَيت", "Case=Gen|Definite=Def"),
                Treebank.word("باب", "NOUN", lemma: "بَاب"),
            ])

    /// One sentence of the two, كتابه left whole, and some of the rest wrong.
    private let system = Treebank.sentence(
        comments: ["text = قرأ طالب كتابه. للبيت باب"],
        [
            Treebank.word("قرأ", "VERB", lemma: "قرأ", "Aspect=Perf|Gender=Masc|Number=Plur"),
            Treebank.word("طالب", "NOUN", lemma: "طَالِب", "Case=Nom|Gender=Masc|Tense=Past|Unheard=Yes"),
            Treebank.word("كتابه", "NOUN", lemma: "كِتَاب", joined: true),
            Treebank.word(".", "PUNCT", lemma: "."),
            Treebank.word("ل", "ADP", lemma: "ل", joined: true),
            Treebank.word("لبيت", "PROPN", lemma: "بيت", "Case=Gen|Definite=Def"),
            Treebank.word("باب", "NOUN", lemma: "نَافِذَة", "Case=Nom"),
        ])

    private func counts(_ score: Score) -> [Int?] { [score.gold, score.system, score.correct, score.aligned] }

    @Test("Every score is what the definitions say")
    func byHand() throws {
        let scores = try Treebank.scores(gold, system)
        #expect(scores.documents == 1)
        #expect(counts(scores.tokens) == [6, 6, 6, nil])
        #expect(counts(scores.sentences) == [2, 1, 0, nil])
        #expect(counts(scores.words) == [8, 7, 6, nil])
        #expect(counts(scores.partsOfSpeech) == [8, 7, 5, 6])
        #expect(counts(scores.universalFeatures) == [8, 7, 3, 6])
        #expect(counts(scores.features) == [8, 7, 4, 6])
        #expect(counts(scores.lemmas) == [8, 7, 2, 6])
        #expect(counts(scores.unvocalisedLemmas) == [8, 7, 5, 6])
        let byFeature = Dictionary(uniqueKeysWithValues: zip(WordScores.ownFeatures, scores.byFeature.map(counts)))
        #expect(byFeature["Case"] == [3, 3, 2, 2])
        #expect(byFeature["Number"] == [1, 1, 0, 1])
        #expect(byFeature["Gender"] == [2, 2, 2, 2])
        #expect(byFeature["Person"] == [1, 0, 0, 0])
        #expect(byFeature["Voice"] == [0, 0, 0, 0])
    }

    @Test("Precision, recall, F1 and aligned accuracy follow from the counts; nothing is divided by nothing")
    func shares() throws {
        let scores = try Treebank.scores(gold, system)
        #expect(scores.words.precision == 6.0 / 7 && scores.words.recall == 0.75 && scores.words.f1 == 0.8)
        #expect(scores.words.alignedAccuracy == nil)
        #expect(scores.partsOfSpeech.alignedAccuracy == 5.0 / 6)
        #expect(scores.sentences.f1 == 0 && scores.sentences.precision == 0)
        let voice = scores.byFeature[7]
        #expect([voice.precision, voice.recall, voice.f1, voice.alignedAccuracy] == [0, 0, 0, 0])
    }

    @Test("A reading judged by itself is perfect, documents add up")
    func itself() throws {
        for file in [gold, system] {
            let scores = try Treebank.scores(file + "# newdoc\n" + file, file + "# newdoc\n" + file)
            #expect(scores.documents == 2)
            let all = [
                scores.tokens, scores.sentences, scores.words, scores.partsOfSpeech, scores.universalFeatures,
                scores.features, scores.lemmas, scores.unvocalisedLemmas,
            ]
            #expect(all.allSatisfy { $0.f1 == 1 && ($0.alignedAccuracy ?? 1) == 1 })
            #expect(scores.words.gold % 2 == 0 && scores.words.gold >= 14)
        }
    }

    @Test(
        "Lemmas without vocalisation are equal whatever writes the long vowels; what has no lemma cannot be missed",
        arguments: [
            ("ه`ذَا", "هذا", false, true), ("هٰذَا", "هذا", false, true), ("ٱِسم", "اسم", false, true),
            ("كِتَاب", "كِتَاب", true, true), ("كِتَاب", "كتب", false, false), ("_", "كتب", true, true),
            ("كتب", "_", false, false), ("كـتب", "كتب", false, true), ("ـ", "ـ", true, true),
        ])
    func lemmas(gold: String, system: String, exact: Bool, unvocalised: Bool) throws {
        let scores = try Treebank.scores(
            Treebank.sentence([Treebank.word("بيت", "NOUN", lemma: gold)]),
            Treebank.sentence([Treebank.word("بيت", "NOUN", lemma: system)]))
        #expect(scores.lemmas.correct == (exact ? 1 : 0))
        #expect(scores.unvocalisedLemmas.correct == (unvocalised ? 1 : 0))
    }

    @Test("What the second release renamed is no difference")
    func releases() throws {
        let scores = try Treebank.scores(
            Treebank.sentence([
                Treebank.word("أو", "CONJ"), Treebank.word("بيت", "NOUN", "Definite=Red|Foreign=Foreign|Negative=Neg"),
            ]),
            Treebank.sentence([
                Treebank.word("أو", "CCONJ"), Treebank.word("بيت", "NOUN", "Definite=Cons|Foreign=Yes|Polarity=Neg"),
            ]))
        #expect(scores.partsOfSpeech.correct == 2)
        #expect(scores.universalFeatures.correct == 2)
    }

    @Test("Words without letters of their own are aligned by form, those around them by their place")
    func longestCommonSubsequence() throws {
        // عالبيت is على + البيت; the letters of على are not in it.
        let words = [
            Treebank.word("نمشي", "VERB"), Treebank.word("على", "ADP"), Treebank.word("البيت", "NOUN"),
            Treebank.word("الآن", "ADV"),
        ]
        let gold = try Treebank.document(Treebank.sentence(words, tokens: [(2...3, "عالبيت")]))
        #expect(gold.reading.words.map(\.isExact) == [true, false, false, true])
        func score(_ inside: [Word]) -> Score {
            var scores = WordScores()
            scores.add(
                gold.reading,
                Reading(
                    .of(
                        gold.text,
                        tokens: [
                            Token(0..<4), Token(5..<11, words: inside), Token(12..<16),
                        ])))
            return scores.words
        }
        let both = score([
            Word(range: 5..<6, form: "على", lemma: "_", upos: "ADP"),
            Word(range: 6..<11, form: "البيت", lemma: "_", upos: "NOUN"),
        ])
        #expect(counts(both) == [4, 4, 4, nil])
        let one = score([
            Word(range: 5..<6, form: "ع", lemma: "_", upos: "ADP"),
            Word(range: 6..<11, form: "البيت", lemma: "_", upos: "NOUN"),
        ])
        #expect(counts(one) == [4, 4, 3, nil])
        #expect(counts(score([])) == [4, 3, 2, nil])
    }
}
