internal import ArabicText

/// The words that a word would have beside it if it were a noun, an adjective, a verb: how frequent they are tells what it is.
///
/// A noun is seen with the article and with pronouns, an adjective with ة, a verb with ي and ت before it.
enum Relatives {
    /// One way to make a relative: letters before, letters cut off behind, letters behind.
    private struct Way {
        var before: [UInt8]
        var cutFront: [UInt8]
        var cut: [UInt8]
        var after: [UInt8]

        init(_ before: String, _ after: String, cutFront: String = "", cut: String = "") {
            self.before = Letter.codes(of: before)
            self.after = Letter.codes(of: after)
            self.cutFront = Letter.codes(of: cutFront)
            self.cut = Letter.codes(of: cut)
        }
    }

    private static let ways: [Way] = [
        Way("ال", ""), Way("", "ة"), Way("", "ات"), Way("", "ين"), Way("", "ون"), Way("", "ا"), Way("", "ه"),
        Way("", "ها"),
        Way("ي", ""), Way("ت", ""), Way("س", ""), Way("ب", ""), Way("و", ""), Way("ل", ""), Way("", "ت"), Way("", "وا"),
        Way("", "ي"), Way("", "ية"), Way("لل", ""),
        Way("", "", cut: "ة"), Way("", "ت", cut: "ة"), Way("", "", cut: "ي"), Way("", "ة", cut: "ات"),
        Way("", "", cut: "ت"),
        Way("", "", cutFront: "ي"), Way("ت", "", cutFront: "ي"), Way("ي", "", cutFront: "ت"), Way("", "", cut: "ا"),
        Way("", "", cut: "ين"), Way("م", "", cut: ""), Way("", "", cutFront: "م"), Way("أ", ""),
    ]

    /// A bin for each relative: 0 when it cannot be made, 1 when it is unknown, then by how it compares with the word.
    static func bins(_ stem: ArraySlice<UInt8>, _ frequencies: FrequencyTable) -> SIMD32<UInt8> {
        let own = frequencies.level(WordHash(stem))
        var bins = SIMD32<UInt8>()
        for (index, way) in ways.enumerated() {
            var rest = stem
            if !way.cutFront.isEmpty {
                guard rest.count > way.cutFront.count + 1, rest.starts(with: way.cutFront) else { continue }
                rest = rest.dropFirst(way.cutFront.count)
            }
            if !way.cut.isEmpty {
                guard rest.count > way.cut.count + 1, rest.suffix(way.cut.count).elementsEqual(way.cut) else {
                    continue
                }
                rest = rest.dropLast(way.cut.count)
            }
            var word = WordHash(way.before)
            for code in rest { word.feed(code) }
            for code in way.after { word.feed(code) }
            bins[index] = bin(frequencies.level(word), beside: own)
        }
        return bins
    }

    /// 1 unknown; 2–7 by how much rarer or more frequent; 8–11 by level where the word itself is unknown.
    @inline(__always)
    static func bin(_ level: Int, beside own: Int) -> UInt8 {
        if level == 0 { return 1 }
        if own == 0 { return UInt8(8 + min(3, level / 36)) }
        return switch level - own {
        case ..<(-72): 2
        case ..<(-36): 3
        case ..<(-12): 4
        case ..<12: 5
        case ..<36: 6
        default: 7
        }
    }
}
