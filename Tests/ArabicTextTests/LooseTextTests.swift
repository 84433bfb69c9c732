import ArabicText
import Testing

@Suite struct LooseTextTests {
    @Test(
        "Spellings that newspapers mix have one key",
        arguments: [
            ("ألمانيا", "المانيا"), ("إيران", "ايران"), ("آسيا", "اسيا"), ("سورية", "سوريه"), ("مصرى", "مصري"),
            ("العِرَاقُ", "العراق"), ("العـــراق", "العراق"), ("کابل", "كابل"), ("ایران", "ايران"), ("الرحمٰن", "الرحمن"),
            ("ﻻ", "لا"), ("ﺍﻟﻌﺮﺍﻕ", "العراق"), ("ﷲ", "الله"), ("ﻷﻟﻤﺎﻧﻴﺎ", "لالمانيا"), ("١٢٣۴", "1234"), ("BBC", "bbc"),
            ("العرا\u{200C}ق\u{200F}", "العراق"),
        ])
    func spellingsMeet(spelling: String, key: String) {
        #expect(LooseLetters.codes(of: spelling) == Array(key.utf16))
    }

    @Test("Every letter and presentation form has its codes, and folding them once more changes nothing")
    func everyScalarFolds() {
        let scalars = [0 as UInt32..<0x2100, 0xFB00..<0x10000].joined().compactMap(Unicode.Scalar.init)
        #expect(scalars.count == 0x2100 + 0x500)
        let unstable = scalars.filter { scalar in
            let codes = LooseLetters.codes(of: String(scalar))
            return LooseLetters.codes(of: String(decoding: codes, as: UTF16.self)) != codes
        }
        #expect(unstable == [])
        // The tail fragment is a presentation form without a letter of its own.
        #expect(LooseLetters.codes(of: "س\u{FE73}") == LooseLetters.codes(of: "س"))
    }

    @Test("Letters that tell words apart stay apart")
    func lettersStayApart() {
        #expect(LooseLetters.codes(of: "مؤمن") != LooseLetters.codes(of: "مومن"))
        #expect(LooseLetters.codes(of: "قطر") != LooseLetters.codes(of: "فطر"))
    }

    @Test("A code leads back to the scalar that it came from, over marks, tatweel and ligatures")
    func codesLeadBack() {
        let text = ScalarText("قال وَلِلعِـراق ﻷﻟﻤﺎ")
        let loose = LooseText(text, tokens: Tokenizer().tokens(of: text))
        #expect(loose.codeRange(of: 1).map(loose.source(ofCode:)) == [4, 6, 8, 9, 12, 13, 14])
        #expect(loose.codeRange(of: 2).map(loose.source(ofCode:)) == [16, 16, 17, 18, 19])
    }

    @Test("A phrase does not reach over a blank line")
    func paragraphsPart() {
        for lineBreak in ["\n", "\r\n", "\r", "\u{2028}"] {
            let text = ScalarText("أ ب\(lineBreak)ج\(lineBreak)\(lineBreak)د")
            let loose = LooseText(text, tokens: Tokenizer().tokens(of: text))
            #expect((-1..<4).map(loose.isFollowed) == [false, true, true, false, false])
        }
    }

    @Test("The table finds what was put in, as a slice and behind an unwritten alef, and nothing else")
    func tableFinds() {
        var table = LooseTable()
        let keys = (0..<500).map { LooseLetters.codes(of: "كلمة\($0)") }
        for (value, key) in keys.enumerated() { table.set(key, to: value) }
        table.set(LooseLetters.codes(of: "العراق"), to: 1000)
        table.set(keys[7], to: 7007)
        #expect(table.count == 501)
        #expect(keys.enumerated().allSatisfy { $0 == 7 ? table[$1] == 7007 : table[$1] == $0 })
        let codes = LooseLetters.codes(of: "للعراق")
        #expect(table.value(of: codes, in: 1..<6, leadingAlef: true) == 1000)
        #expect(table.value(of: codes, in: 1..<6) == nil)
        #expect(table.value(of: codes, in: 2..<6, leadingAlef: true) == nil)
    }

    @Test(
        "A word is read whole first, then without each row of proclitics",
        arguments: [
            ("فرنسا", ["فرنسا", "رنسا"]), ("بفرنسا", ["بفرنسا", "فرنسا"]),
            ("وبفرنسا", ["وبفرنسا", "بفرنسا", "فرنسا"]), ("للعراق", ["للعراق", "لعراق", "ا+لعراق"]),
            ("وللعراق", ["وللعراق", "للعراق", "لعراق", "ا+لعراق"]), ("من", ["من"]), ("وا", ["وا"]),
        ] as [(String, [String])])
    func readings(word: String, expected: [String]) {
        let codes = LooseLetters.codes(of: word)
        let readings = ProcliticReadings(codes, in: codes.indices).map { reading in
            (reading.leadingAlef ? "ا+" : "") + String(decoding: codes[reading.start...], as: UTF16.self)
        }
        #expect(readings == expected)
    }
}
