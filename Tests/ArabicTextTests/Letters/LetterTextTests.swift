import ArabicText
import TestSupport
import Testing

@Suite struct LetterTextTests {
    private static let pools: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x00...0x1F, 0x80...0xFF, 0x0600...0x06FF, 0x0621...0x064A, 0x064B...0x0652, 0x0750...0x077F,
        0x200B...0x200F, 0x2028...0x202E, 0x2010...0x2027, 0xFB50...0xFDFF, 0xFE70...0xFEFF, 0x1F600...0x1F64F,
        0x7FE...0x802, 0xFFFD...0x10001, 0x10FFFE...0x10FFFF,
    ]

    private static func randomText(_ generator: inout SeededGenerator) -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...40, using: &generator) {
            let pool = pools.randomElement(using: &generator) ?? 0x20...0x7E
            if let scalar = Unicode.Scalar(UInt32.random(in: pool, using: &generator)) { view.append(scalar) }
        }
        return String(view)
    }

    @Test("Bytes and scalars of a valid text give the same codes and offsets")
    func bytesEqualScalars() {
        var generator = SeededGenerator(state: 2)
        for _ in 0..<3000 {
            let string = Self.randomText(&generator)
            expectBytesEqualScalars(Array(string.utf8))
        }
    }

    @Test("Ill-formed bytes count as the replacement characters that String puts in their place")
    func illFormedBytesEqualRepaired() {
        let cases: [[UInt8]] = [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xD8, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0xA0],
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0x9F], [0xEF, 0xBF], [0xEF, 0xBB, 0x41],
            [0xF0, 0x80, 0x80, 0x80],
            [0xF0, 0x9F, 0x98], [0xF0, 0x9F], [0xF0], [0xF4, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF],
            [0xF5, 0x80, 0x80, 0x80],
            [0xFE], [0xFF], [0xD9, 0xD9, 0x8A], [0xE2, 0x80, 0xD9, 0x8A],
        ]
        for bytes in cases {
            expectBytesEqualScalars(bytes)
            expectBytesEqualScalars(Array("قال".utf8) + bytes + Array("نعم".utf8))
        }
        #expect(LetterText(utf8: [0xED, 0xA0, 0x80].span).codes == [Letter.symbol, Letter.symbol, Letter.symbol])
        #expect(LetterText(utf8: [0xF0, 0x9F, 0x98].span).codes == [Letter.symbol])
    }

    @Test("All short sequences of the bytes where UTF-8 turns agree with String's repair")
    func turningBytesEqualRepaired() {
        let bytes: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xD9, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0,
            0xF3, 0xF4, 0xF5, 0xFF,
        ]
        for first in bytes {
            expectBytesEqualScalars([first])
            for second in bytes {
                expectBytesEqualScalars([first, second])
                for third in bytes { expectBytesEqualScalars([first, second, third]) }
            }
        }
    }

    @Test("Random bytes agree with String's repair")
    func randomBytesEqualRepaired() {
        var generator = SeededGenerator(state: 3)
        for _ in 0..<3000 {
            expectBytesEqualScalars(
                (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                    UInt8.random(in: 0...255, using: &generator)
                })
        }
    }

    @Test("Offsets never fall, none is of a scalar without a code, and the last is the number of scalars")
    func offsetsLeadBack() {
        var generator = SeededGenerator(state: 4)
        for _ in 0..<2000 {
            let text = ScalarText(Self.randomText(&generator))
            let letters = LetterText(text)
            #expect(letters.offsets.count == letters.codes.count + 1)
            #expect(letters.offsets.last == UInt32(text.count))
            #expect(zip(letters.offsets, letters.offsets.dropFirst()).allSatisfy { $0 <= $1 })
            // Put together again, the scalars of the offsets give the codes.
            var codes: [UInt8] = []
            var previous: UInt32?
            for offset in letters.offsets.dropLast() where offset != previous {
                codes += Letter.codes(of: text.slice(Int(offset)..<Int(offset) + 1))
                previous = offset
            }
            #expect(codes == letters.codes)
        }
    }

    @Test("The source of letters has the marks between them, none before or after; that of none is empty")
    func sourceLeadsBack() {
        let text = ScalarText("\u{200F}قَالَ ﷲـ")
        let letters = LetterText(text)
        #expect(Letter.string(letters.codes) == "قال الله")
        #expect(text.slice(letters.source(of: 0..<3)) == "قَال")
        #expect(text.slice(letters.source(of: 1..<2)) == "ا")
        // Four letters of one ligature.
        #expect(text.slice(letters.source(of: 4..<8)) == "ﷲ")
        #expect(letters.source(of: 5..<6) == letters.source(of: 4..<8))
        #expect(letters.source(of: 3..<3) == 6..<6)
        #expect(letters.source(of: 8..<8) == 9..<9)
    }

    @Test(
        "4 MiB of one thing is read, each of its scalars counted",
        arguments: [("ب", 1), (" ", 1), ("\u{064E}", 0), ("\u{FEF7}", 2), ("\u{1F600}", 1), ("\n", 1), ("\u{200B}", 0)])
    func monotonousTextsAreRead(scalar: String, codesEach: Int) {
        let count = (4 << 20) / scalar.utf8.count
        let letters = LetterText(utf8: Array(repeatElement(Array(scalar.utf8), count: count).joined()).span)
        #expect(letters.codes.count == count * codesEach)
        #expect(letters.offsets.count == count * codesEach + 1)
        #expect(letters.offsets.last == UInt32(count))
    }

    @Test("An empty text has one offset")
    func emptyText() {
        #expect(LetterText(utf8: [UInt8]().span).offsets == [0])
        #expect(LetterText(ScalarText("")).offsets == [0])
    }

    private func expectBytesEqualScalars(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
        let direct = LetterText(utf8: bytes.span)
        let repaired = LetterText(ScalarText(String(decoding: bytes, as: UTF8.self)))
        if direct.codes != repaired.codes || direct.offsets != repaired.offsets {
            Issue.record(
                "\(bytes): \(direct.codes) \(direct.offsets) is not \(repaired.codes) \(repaired.offsets)",
                sourceLocation: sourceLocation)
        }
    }
}
