import AnnotationSchema
import Foundation
import Testing

@Suite struct JSONWriterTests {
    @Test(
        "Every string survives, whatever is in it",
        arguments: [
            "", "\"", "\\", "\\\"", "\\u0041", "/", "\u{7F}", "\u{80}", "\u{2028}\u{2029}", "ا\u{FEFF}ب", "\u{FFFD}",
            "👩‍👩‍👧‍👦 🇮🇶", "\u{10FFFF}", "قالَ «العراق»\u{200F}، ٪", "e\u{301}", "\r\n", "a\nb\tc",
        ])
    func stringsSurvive(string: String) throws {
        #expect(try scalars(of: string) == Array(string.unicodeScalars))
    }

    @Test("Every control character survives, escaped", arguments: UInt8(0)..<0x20)
    func controlsSurvive(control: UInt8) throws {
        let string = "ا\(Unicode.Scalar(control))ب\(Unicode.Scalar(control))"
        #expect(try scalars(of: string) == Array(string.unicodeScalars))
        #expect(!written { $0.string(string) }.utf8.contains(control))
    }

    @Test("Only what RFC 8259 asks for is escaped")
    func escapesAreFew() {
        let json = written { $0.string("\"\\/\n\r\t\u{1}\u{1F}\u{7F}\u{2028}ع") }
        #expect(json == #""\"\\/\n\r\t\u0001\u001f\#u{7F}\#u{2028}ع""#)
    }

    @Test(
        "Integers are written exactly",
        arguments: [
            (0, "0"), (7, "7"), (-1, "-1"), (10, "10"), (-1200, "-1200"), (1 << 53, "9007199254740992"),
            (.max, "9223372036854775807"), (.min, "-9223372036854775808"),
        ] as [(Int, String)])
    func integers(number: Int, expected: String) {
        #expect(written { $0.number(number) } == expected)
    }

    @Test(
        "Numbers are read back to the last bit, without a fraction where they have none",
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (1.5, "1.5"), (-0.125, "-0.125"), (0.1, "0.1"),
            (48.85341, "48.85341"), (9_007_199_254_740_991, "9007199254740991"),
            (9_007_199_254_740_992, "9007199254740992.0"), (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"),
        ] as [(Double, String)])
    func numbers(number: Double, expected: String) throws {
        let json = written { $0.number(number) }
        #expect(json == expected)
        #expect(try JSONDecoder().decode(Double.self, from: Data(json.utf8)) == number)
    }

    @Test("Keys that are not known at build time are escaped like strings")
    func dynamicKeys() throws {
        let generator = Generator(name: "hashiya", version: "0.1.0", resources: ["a\"\n\\ع": "x", "b": "y"])
        #expect(try JSONDecoder().decode(Generator.self, from: Data(generator.encoded())) == generator)
    }

    private func written(_ body: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        body(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// What Foundation's parser reads; scalars, since `String` holds canonical equivalents for equal.
    private func scalars(of string: String) throws -> [Unicode.Scalar] {
        let json = "[" + written { $0.string(string) } + "]"
        let parsed = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String])
        return Array(try #require(parsed.first).unicodeScalars)
    }
}
