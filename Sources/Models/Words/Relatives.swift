internal import ArabicText

/// The words that a word would have beside it if it were a noun, an adjective, a verb: how frequent they are tells what it is.
///
/// A noun is seen with the article and with pronouns, an adjective with ة, a verb with ي and ت before it.
enum Relatives {
    /// One way to make a relative: letters before, letters cut off at both ends, letters behind; 0 is no letter.
    private struct Way {
        var before: WordHash
        /// Whether letters stand before, so that the hash of the word itself is of no use.
        var isPrefixed: Bool
        var cutFront: UInt8
        /// The letters cut off behind, the last one second.
        var cut: (UInt8, UInt8)
        var after: (UInt8, UInt8)

        init(_ before: String, _ after: String, cutFront: String = "", cut: String = "") {
            self.before = WordHash(Letter.codes(of: before))
            isPrefixed = !before.isEmpty || !cutFront.isEmpty
            self.cutFront = Letter.codes(of: cutFront).first ?? Letter.none
            let cut = [Letter.none, Letter.none] + Letter.codes(of: cut)
            self.cut = (cut[cut.count - 2], cut[cut.count - 1])
            let after = Letter.codes(of: after) + [Letter.none, Letter.none]
            self.after = (after[0], after[1])
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
        let last = stem.last ?? Letter.none
        let beforeLast = stem.dropLast().last ?? Letter.none
        // Hashes of the word, and of what is left when one or two letters are cut off behind.
        var hashes = (WordHash(), WordHash(), WordHash())
        for code in stem {
            hashes = (hashes.0.followed(by: code), hashes.0, hashes.1)
        }
        let own = frequencies.level(hashes.0)
        var bins = SIMD32<UInt8>()
        for (index, way) in ways.enumerated() {
            let cutBack = way.cut.1 == Letter.none ? 0 : way.cut.0 == Letter.none ? 1 : 2
            if way.cutFront != Letter.none {
                guard stem.count > 2, stem[stem.startIndex] == way.cutFront else { continue }
            }
            if cutBack > 0 {
                guard stem.count > cutBack + 1, last == way.cut.1, cutBack == 1 || beforeLast == way.cut.0 else {
                    continue
                }
            }
            var word = cutBack == 0 ? hashes.0 : cutBack == 1 ? hashes.1 : hashes.2
            if way.isPrefixed {
                word = way.before
                for code in stem.dropFirst(way.cutFront == Letter.none ? 0 : 1) { word.feed(code) }
            }
            if way.after.0 != Letter.none { word.feed(way.after.0) }
            if way.after.1 != Letter.none { word.feed(way.after.1) }
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
