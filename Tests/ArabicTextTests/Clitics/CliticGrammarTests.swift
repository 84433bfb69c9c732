import ArabicText
import TestSupport
import Testing

@Suite struct CliticGrammarTests {
    /// The letters that the grammar knows, and one that it does not.
    private static let alphabet = Letter.codes(of: "وفبلكسمعنهيات")

    private func cuts(_ codes: [UInt8]) -> [Segmentation] {
        var cuts: [Segmentation] = []
        CliticGrammar.append(codes[...], to: &cuts)
        return cuts
    }

    /// The words of each way to cut a word.
    private func words(_ word: String) -> Set<String> {
        let codes = Letter.codes(of: word)
        return Set(
            cuts(codes).map { cut in
                var rest = codes[...]
                return cut.lengths(of: codes.count).map { length in
                    defer { rest = rest.dropFirst(length) }
                    return Letter.string(rest.prefix(length))
                }.joined(separator: " ")
            })
    }

    private func expectSound(_ codes: [UInt8]) {
        let cuts = cuts(codes)
        let isSound =
            cuts.first == Segmentation() && Set(cuts).count == cuts.count && cuts.count <= 12
            && cuts.allSatisfy { cut in
                let lengths = cut.lengths(of: codes.count)
                return lengths.reduce(0, +) == codes.count && lengths.allSatisfy { $0 > 0 }
                    && cut.front + Int(cut.pronoun) < codes.count && cut.conjunction <= 1 && cut.particle <= 1
                    && cut.contraction <= 1 && cut.pronoun <= 3
            }
        if !isSound { Issue.record("\(Letter.string(codes)): \(cuts)") }
    }

    @Test(
        "Each way to cut a word shares out all its letters; the uncut comes first, none twice, never more than twelve")
    func segmentationsAreSound() {
        var words: [[UInt8]] = [[]]
        var seen = 0
        for _ in 1...4 {
            words = words.flatMap { word in Self.alphabet.map { word + [$0] } }
            words.forEach(expectSound)
            seen += words.count
        }
        #expect(seen == 13 + 169 + 2197 + 28561)
        var generator = SeededGenerator(state: 5)
        for _ in 0..<5000 {
            expectSound(
                (0..<Int.random(in: 5...14, using: &generator)).compactMap { _ in
                    Self.alphabet.randomElement(using: &generator)
                })
        }
    }

    @Test(
        "The words that a reader sees are among the ways to cut",
        arguments: [
            ("وللسلطة", "و ل لسلطة"), ("وقال", "و قال"), ("فسيزورهم", "ف س يزور هم"), ("كتابي", "كتاب ي"),
            ("له", "ل ه"),
            ("وبهما", "و ب هما"), ("أخبرني", "أخبر ني"), ("كتبنا", "كتب نا"), ("بيتكم", "بيت كم"), ("مما", "م ما"),
            ("وعمن", "و ع من"), ("لذلك", "ل ذلك"), ("كما", "ك ما"), ("قلوبهن", "قلوب هن"), ("بكما", "ب كما"),
        ])
    func readersCutsAreAmongThem(word: String, cut: String) {
        #expect(words(word).contains(cut))
        #expect(words(word).contains(word))
    }

    @Test("The article, and letters that are no clitics, are never cut")
    func nothingElseIsCut() {
        #expect(words("السلطة") == ["السلطة"])
        #expect(words("مدرسة") == ["مدرسة"])
        #expect(words("تقرير") == ["تقرير"])
        #expect(words("بيت") == ["بيت", "ب يت"])
    }

    @Test("One letter, no letter, and words with digits, Latin letters or marks stay whole")
    func otherTokensStayWhole() {
        for word in ["", "و", "ب", "و5", "بBBC", "وa", "و،", "ب-", "15", "😀ه"] {
            #expect(cuts(Letter.codes(of: word)) == [Segmentation()])
        }
    }

    @Test("A slice is cut as the word that it holds, wherever it lies")
    func slicesAreCutAsWords() {
        let codes = Letter.codes(of: "في وللسلطة")
        var inside: [Segmentation] = []
        CliticGrammar.append(codes[3...], to: &inside)
        #expect(inside == cuts(Letter.codes(of: "وللسلطة")))
        #expect(inside.count == 3)
    }

    @Test("A word of two million letters has its few ways to cut")
    func endlessWordIsCut() {
        let codes = [UInt8](repeating: Letter.waw, count: 2 << 20)
        #expect(cuts(codes).map { $0.lengths(of: codes.count) } == [[codes.count], [1, codes.count - 1]])
    }
}
