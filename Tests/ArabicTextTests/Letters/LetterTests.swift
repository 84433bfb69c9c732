import ArabicText
import Foundation
import TestSupport
import Testing

@Suite struct LetterTests {
    /// All scalars of Unicode.
    private static let all = [UInt32(0)..<0xD800, 0xE000..<0x11_0000].joined().compactMap(Unicode.Scalar.init)

    @Test("The letters of Arabic have the codes 1 to 36 in the order of the alphabet")
    func alphabetIsInOrder() {
        let alphabet = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
        #expect(Letter.codes(of: alphabet) == Array(1...36))
        #expect(Letter.lastArabic == 36)
    }

    @Test(
        "A letter's name means that letter",
        arguments: [
            (Letter.hamza, "ء"), (Letter.alefMadda, "آ"), (Letter.alefHamzaAbove, "أ"), (Letter.wawHamza, "ؤ"),
            (Letter.alefHamzaBelow, "إ"), (Letter.yehHamza, "ئ"), (Letter.alef, "ا"), (Letter.beh, "ب"),
            (Letter.tehMarbuta, "ة"), (Letter.teh, "ت"), (Letter.seen, "س"), (Letter.ain, "ع"), (Letter.feh, "ف"),
            (Letter.kaf, "ك"), (Letter.lam, "ل"), (Letter.meem, "م"), (Letter.noon, "ن"), (Letter.heh, "ه"),
            (Letter.waw, "و"), (Letter.alefMaksura, "ى"), (Letter.yeh, "ي"), (Letter.space, " "),
            (Letter.newline, "\n"),
        ])
    func namesAgreeWithTable(code: UInt8, letter: String) {
        #expect(Letter.codes(of: letter) == [code])
        #expect(Letter.string([code]) == letter)
    }

    @Test("Each code that stands for one letter leads to it and back; the groups do not overlap")
    func codesRoundTrip() {
        let single = (UInt8(1)...255).filter { Letter.string([$0]) != "\u{FFFD}" }
        #expect(single.filter { Letter.codes(of: Letter.string([$0])) != [$0] } == [])
        #expect(single.filter(Letter.letters.contains).count == 53)
        #expect(single.filter(Letter.digits.contains).count == 10)
        #expect(single.filter(Letter.latin.contains).count == 26)
        #expect(single.filter(Letter.marks.contains).count == 52)
        #expect(single.count == 53 + 10 + 26 + 52 + 2)
        let shared = [Letter.none, Letter.foreign, Letter.otherMark, Letter.symbol]
        #expect(Letter.string(shared) == "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
    }

    @Test("Words of any letters survive codes and back")
    func wordsRoundTrip() {
        var generator = SeededGenerator(state: 1)
        let known = (UInt8(1)...255).filter { Letter.string([$0]) != "\u{FFFD}" }
        for _ in 0..<2000 {
            let codes = (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
                known.randomElement(using: &generator)
            }
            #expect(Letter.codes(of: Letter.string(codes)) == codes)
        }
    }

    @Test("Marks, controls and format characters have no code anywhere in Unicode, line breaks aside")
    func invisibleHasNoCode() {
        var seen = 0
        var wrong: [String] = []
        for scalar in Self.all {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark, .format, .control:
                guard !scalar.properties.isWhitespace else { continue }
                seen += 1
                if Letter.codes(of: String(scalar)) != [] { wrong.append(String(scalar.value, radix: 16)) }
            default: continue
            }
        }
        #expect(seen > 2000)
        #expect(wrong == [])
        #expect(Letter.codes(of: "كِـــتَا\u{200C}بٌ\u{200F}\u{202B}\u{FEFF}\u{0670}\u{06D6}") == Letter.codes(of: "كتاب"))
    }

    @Test("Every letter, digit, symbol and mark of punctuation that can be seen has a code")
    func visibleHasCode() {
        // Tatweel, and presentation forms of vowel marks alone.
        let empty: [ClosedRange<UInt32>] = [0x640...0x640, 0xFC5E...0xFC63, 0xFCF2...0xFCF4, 0xFE70...0xFE7F]
        var wrong: [String] = []
        for scalar in Self.all where !empty.contains(where: { $0.contains(scalar.value) }) {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark, .format, .control, .unassigned, .surrogate, .privateUse:
                continue
            default:
                if Letter.codes(of: String(scalar)) == [] { wrong.append(String(scalar.value, radix: 16)) }
            }
        }
        #expect(wrong.count == 0, "\(wrong)")
    }

    @Test("Every presentation form gives the letters of its compatibility decomposition")
    func presentationFormsExpand() {
        var seen = 0
        var wrong: [String] = []
        for scalar in Self.all where (0xFB50...0xFEFC).contains(scalar.value) {
            guard scalar.properties.generalCategory == .otherLetter else { continue }
            seen += 1
            let letters = String(scalar).decomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
            let expected = Letter.codes(of: letters).filter { $0 != Letter.space }
            if Letter.codes(of: String(scalar)) != expected {
                wrong.append(String(scalar.value, radix: 16))
            }
        }
        #expect(seen > 700)
        #expect(wrong == [])
        #expect(Letter.string(Letter.codes(of: "ﷲ ﻻ ﻷﻟﻤﺎﻧﻴﺎ")) == "الله لا لألمانيا")
    }

    @Test("Three scripts of digits have ten codes")
    func digitsMeet() {
        for digits in ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"] {
            #expect(Letter.codes(of: digits) == Array(Letter.digits))
        }
    }

    @Test("Latin letters lose their case; those beyond a to z, and other scripts, are foreign")
    func latinFolds() {
        #expect(Letter.codes(of: "AZaz") == [80, 105, 80, 105])
        #expect(Letter.string(Letter.codes(of: "WhatsApp")) == "whatsapp")
        #expect(Letter.codes(of: "éЖ中ひ") == [UInt8](repeating: Letter.foreign, count: 4))
    }

    @Test("Letters of Persian, Urdu and Kurdish names are letters of their own; mere shapes of Arabic ones are those")
    func neighboursHaveLetters() {
        let codes = Letter.codes(of: "پچژڤگڨڭٹڈڑںےۀېۆۇڵ")
        #expect(codes == Array(37...53))
        #expect(Letter.codes(of: "ٱکیھہۃ") == Letter.codes(of: "اكيههة"))
    }

    @Test("An emoji is a symbol for each scalar that can be seen")
    func emojiAreSymbols() {
        #expect(Letter.codes(of: "😀") == [Letter.symbol])
        #expect(Letter.codes(of: "👨‍👩‍👧") == [Letter.symbol, Letter.symbol, Letter.symbol])
        #expect(Letter.codes(of: "❤️") == [Letter.symbol])
        #expect(Letter.codes(of: "→☎※") == [Letter.symbol, Letter.symbol, Letter.otherMark])
    }
}
