import ArabicText
import Models
import TestSupport
import Testing

@Suite struct WordAnalyzerTests {
    private static let news = """
        وَقَالَ المتحدث باسم وزارة الخارجية السعودية، أمس، إنه سيزورهم غدا للمشاركة في قمة الـ20 بالرياض.
        «لن نتراجع» — قالت د. منى لـBBC، وأضافت: «بـ20% من أموالنا، و15 شركة» (انظر https://a.example/ن?x=1).
        عنوان بلا نقطة 😀

        ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﷲ ٢٣/٧/٢٠١٦ editor@example.com #وسم_طويل @user كوفيد-19 … !!
        """

    @Test("The words of each token lie side by side and fill it, and each has a form and a lemma")
    func wordsFillTokens() throws {
        let read = try Reader.read(Self.news)
        #expect(read.faults == [])
        #expect(read.tokens.count > 60 && read.words.count > read.tokens.count)
    }

    @Test(
        "A token of vowel marks, tatweel or another thing without letters is a word all the same",
        arguments: ["\u{064E}", "ـ", "قال ـــ نعم", "ً ٌ ٍ", "﷽", "﴿قل﴾ ١٠ ﷼", "\u{FE70}", "\u{FE50}"])
    func tokensWithoutLettersAreWords(string: String) throws {
        #expect(try Reader.read(string).faults == [])
    }

    @Test(
        "No word is empty where letters of one ligature are two words",
        arguments: ["ﻷن", "ﻷحمد", "ﻻ", "وﷲ", "ﻹيران", "فﻷن", "ﻟﻸطفال", "ﷺ", "بيتﻨﺎ", "ﻻحمد"])
    func ligaturesAreWords(string: String) throws {
        #expect(try Reader.read("قال " + string).faults == [])
    }

    @Test("Random Unicode gives words that fill their tokens, in pieces of any kind")
    func randomUnicode() throws {
        var generator = SeededGenerator(state: 11)
        let pools: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x621...0x64A, 0x621...0x64A, 0x621...0x64A, 0x660...0x669, 0x670...0x6FF, 0xA0...0x17F,
            0x2010...0x2029, 0x20A0...0x20BF, 0x1F600...0x1F650, 0x4E00...0x4E20, 0x0...0x1F, 0x300...0x310,
        ]
        for _ in 0..<1000 {
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                let pool = pools.randomElement(using: &generator) ?? 0x20...0x7E
                if let scalar = Unicode.Scalar(UInt32.random(in: pool, using: &generator)) { view.append(scalar) }
                if Int.random(in: 0..<5, using: &generator) == 0 { view.append(" ") }
            }
            // Tokens without letters, and ligatures, have tests of their own.
            let read = try Reader.read(String(view))
            let faults = read.faults.filter { !$0.hasPrefix("no word in token") }
            if !faults.isEmpty { Issue.record("\(String(view).debugDescription): \(faults)") }
        }
    }

    @Test("A second reading with a warm memory is the first one")
    func memoryChangesNothing() throws {
        let cold = try Reader.read(Self.news, with: Reader.fresh())
        let analyzer = try Reader.fresh()
        for _ in 0..<3 { #expect(try Reader.read(Self.news, with: analyzer).words == cold.words) }
    }

    @Test("A memory that was filled and emptied changes nothing")
    func fullMemoryChangesNothing() throws {
        let analyzer = try Reader.fresh()
        let cold = try Reader.read(Self.news, with: analyzer)
        var generator = SeededGenerator(state: 12)
        let letters = Array("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
        let strange = (0..<9000).map { _ in
            String((0..<5).compactMap { _ in letters.randomElement(using: &generator) })
        }
        let once = try Reader.read(strange.joined(separator: " "), with: analyzer)
        #expect(once.tokens.count == 9000)
        #expect(try Reader.read(Self.news, with: analyzer).words == cold.words)
        #expect(try Reader.read(strange.joined(separator: " "), with: analyzer).words == once.words)
    }

    @Test("Many readings at once give what each gives alone")
    func readingsAtOnce() async throws {
        let analyzer = try Reader.fresh()
        let texts = ClearSentence.all.map(\.text) + [Self.news]
        let alone = try texts.map { try Reader.read($0, with: Reader.fresh()).words }
        let wrong = try await withThrowingTaskGroup(of: Int.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var wrong = 0
                    for place in texts.indices {
                        let other = (place + worker * 5) % texts.count
                        if try Reader.read(texts[other], with: analyzer).words != alone[other] { wrong += 1 }
                    }
                    return wrong
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }

    @Test("Tokens in no sentence are read by themselves; all are read wherever sentences lie")
    func sentencesMayMissTokens() throws {
        let text = ScalarText("وقال إنه سيزورهم. وكتب لهم، ثم عاد.")
        let tokens = Tokenizer().tokens(of: text)
        let whole = try Reader.read(text, tokens, sentences: [0..<text.count])
        for sentences in [[], [0..<0], [5..<9], [0..<8, 18..<text.count], [0..<4, 4..<8], [text.count..<text.count]] {
            let read = try Reader.read(text, tokens, sentences: sentences)
            #expect(read.faults == [])
            #expect(Set(read.words.map(\.token)) == Set(whole.words.map(\.token)))
        }
        #expect(try Reader.read(ScalarText(""), [], sentences: []).words == [])
        #expect(try Reader.read(ScalarText("  "), [], sentences: [0..<2]).words == [])
    }

    private struct Stopped: Error {}

    @Test("Between sentences the reader may be stopped")
    func readingStops() throws {
        let text = ScalarText("قال نعم.\nقال لا.\nقال ربما.")
        let tokens = Tokenizer().tokens(of: text)
        let sentences = SentenceSplitter().sentences(of: text, tokens: tokens)
        var pauses = 0
        _ = try Reader.shared.get().words(of: text, tokens: tokens, sentences: sentences) { pauses += 1 }
        #expect(pauses == 3)
        #expect(throws: Stopped.self) {
            try Reader.shared.get().words(of: text, tokens: tokens, sentences: sentences) { throw Stopped() }
        }
        #expect(try Reader.read(text, tokens, sentences: sentences).words.count == tokens.count)
    }

    @Test("A long text without any sentence may be stopped too")
    func readingWithoutSentencesStops() throws {
        let text = ScalarText(String(repeating: "! ", count: 5000))
        let tokens = Tokenizer().tokens(of: text)
        #expect(tokens.count == 5000)
        #expect(throws: Stopped.self) { () throws in
            _ = try Reader.shared.get().words(of: text, tokens: tokens, sentences: []) { throw Stopped() }
        }
    }
}

@Suite struct BulkyTextTests {
    @Test("A sentence of 100,000 words is read to its end")
    func endlessSentence() throws {
        let read = try Reader.read(String(repeating: "وقال إن السلطات ستزورهم غدا ", count: 20_000))
        #expect(read.tokens.count == 100_000)
        #expect(read.faults == [])
        // و قال, إن, السلطات, س تزور هم, غدا: a word that is far from both ends is cut like any other.
        #expect(read.words.count { $0.token == 50_000 } == 2)
        #expect(read.words.count { $0.token == 50_003 } == read.words.count { $0.token == 53 })
    }

    @Test("200,000 tokens of one letter are 200,000 words")
    func oneLetterTokens() throws {
        let read = try Reader.read(String(repeating: "و ", count: 200_000))
        #expect(read.words.count == 200_000)
        #expect(read.faults == [])
    }

    @Test("A token of two million letters is one word")
    func endlessToken() throws {
        let read = try Reader.read("قال " + String(repeating: "ب", count: 2 << 20))
        #expect(read.tokens.count == 2)
        #expect(read.faults == [])
    }

    @Test("A text of nothing but marks and controls is read")
    func marksAlone() throws {
        #expect(try Reader.read(String(repeating: "\u{200F}\u{202B} ", count: 100_000)).words == [])
        let read = try Reader.read("ب" + String(repeating: "\u{064E}", count: 200_000))
        #expect(read.words.count == 1)
        #expect(read.faults == [])
    }

    @Test(
        "The words of real news fill their tokens, and come out the same again",
        .enabled(if: SharedNews.isThere, "../shared/articles/saudinewsnet is not there"))
    func realNews() throws {
        let texts = try SharedNews.texts()
        #expect(texts.count == 240)
        var tokens = 0
        for (name, text) in texts {
            let read = try Reader.read(text)
            tokens += read.tokens.count
            if !read.faults.isEmpty { Issue.record("\(name): \(read.faults)") }
            #expect(try Reader.read(text).words == read.words)
        }
        #expect(tokens > 50_000)
    }
}
