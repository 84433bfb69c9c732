import ArabicText
import TestSupport
import Testing

@testable import Models

@Suite struct LemmaScriptTests {
    private func codes(_ word: String) -> [UInt8] { Letter.codes(of: word) }

    @Test(
        "A script makes the lemma of the form that it was learnt from",
        arguments: [
            ("يزورون", "زار"), ("السلطات", "سلطة"), ("كتاب", "كتاب"), ("مدرسات", "مدرس"), ("استخدمت", "استخدم"),
            ("تقول", "قول"), ("و", "و"), ("في", "ف"),
        ])
    func scriptsMakeLemmas(form: String, lemma: String) throws {
        guard let script = LemmaScript(form: codes(form), lemma: codes(lemma)) else {
            #expect((form, lemma) == ("يزورون", "زار"))
            return
        }
        #expect(script.lemma(of: codes(form)[...]) == codes(lemma))
    }

    @Test("Any form and lemma that share two letters side by side have a script, and it makes the one of the other")
    func randomScriptsMakeLemmas() {
        var generator = SeededGenerator(state: 10)
        var made = 0
        for _ in 0..<3000 {
            func word() -> [UInt8] {
                (0..<Int.random(in: 1...7, using: &generator)).map { _ in UInt8.random(in: 7...11, using: &generator) }
            }
            let (form, lemma) = (word(), word())
            guard let script = LemmaScript(form: form, lemma: lemma) else {
                #expect(
                    !zip(form, form.dropFirst()).contains { pair in
                        zip(lemma, lemma.dropFirst()).contains { $0 == pair }
                    })
                continue
            }
            made += 1
            #expect(script.lemma(of: form[...]) == lemma)
        }
        #expect(made > 900)
    }

    @Test("Words that share no two letters side by side have no script, and neither has an empty one")
    func strangersHaveNoScript() {
        #expect(LemmaScript(form: codes("قيل"), lemma: codes("قال")) == nil)
        #expect(LemmaScript(form: codes("نساء"), lemma: codes("امرأة")) == nil)
        #expect(LemmaScript(form: [], lemma: codes("قال")) == nil)
        #expect(LemmaScript(form: codes("قال"), lemma: []) == nil)
        #expect(LemmaScript(form: [], lemma: []) == nil)
    }

    @Test("A form without the letters to cut, or with no others, has no lemma by the script")
    func unfitFormsHaveNone() throws {
        let script = try #require(LemmaScript(form: codes("السلطات"), lemma: codes("سلطة")))
        for form in ["الات", "السلطان", "سلطات", "ات", ""] { #expect(script.lemma(of: codes(form)[...]) == nil) }
        #expect(script.lemma(of: codes("الوات")[...]).map { Letter.string($0) } == "وة")
        #expect(script.lemma(of: codes("في الشركات")[3...]).map { Letter.string($0) } == "شركة")
    }

    @Test("Scripts of every part of speech come back from a file, and a list cut short is refused")
    func scriptsRoundTrip() throws {
        let scripts = PartOfSpeech.allCases.map { part in
            (0..<Int(part.rawValue) * 3).map { number in
                LemmaScript(
                    cutFront: [UInt8(number + 1)], cutBack: [1], front: [UInt8](repeating: 7, count: number % 4),
                    back: [9, 8])
            }
        }
        var writer = ModelWriter()
        LemmaScript.write(scripts, to: &writer)
        let bytes = writer.file(digest: digest)
        #expect(try LemmaScript.read(modelFile(bytes)) == scripts)
        let length = Int(bytes[60]) | Int(bytes[61]) << 8
        #expect(bytes.count >= 64 + length)
        for count in 0..<length {
            var cut = bytes
            cut[60] = UInt8(count & 0xFF)
            cut[61] = UInt8(count >> 8)
            #expect(throws: ModelError.format("its section lscr is cut short")) { try LemmaScript.read(modelFile(cut)) }
        }
    }

    @Test("Scripts that differ have hashes that differ")
    func hashesDiffer() {
        let scripts = [
            LemmaScript(cutFront: [1], cutBack: [], front: [], back: []),
            LemmaScript(cutFront: [], cutBack: [1], front: [], back: []),
            LemmaScript(cutFront: [], cutBack: [], front: [1], back: []),
            LemmaScript(cutFront: [], cutBack: [], front: [], back: [1]),
            LemmaScript(cutFront: [], cutBack: [], front: [], back: []),
        ]
        #expect(Set(scripts.map(\.hash)).count == scripts.count)
    }
}
