internal import ArabicText

/// How a stem is written when it stands alone: an ending hides ة behind ت, ى behind ا, and لل hides an alef.
enum Stem {
    /// The spellings that a stem may have by itself, the written one first.
    ///
    /// - Parameters:
    ///   - codes: The letters that are left when clitics are cut off.
    ///   - afterLam: Whether the particle ل was cut off before them.
    ///   - beforePronoun: Whether a pronoun was cut off behind them.
    static func spellings(_ codes: ArraySlice<UInt8>, afterLam: Bool, beforePronoun: Bool) -> [[UInt8]] {
        var front = Array(codes)
        if afterLam, codes.count > 2, codes.first == Letter.lam {
            front.insert(Letter.alef, at: 0)
        }
        guard beforePronoun, let last = front.last else { return [front] }
        var spellings = [front]
        let body = front.dropLast()
        switch last {
        case Letter.teh: spellings.append(body + [Letter.tehMarbuta])
        case Letter.alef: spellings.append(body + [Letter.alefMaksura])
        case Letter.yeh: spellings.append(body + [Letter.alefMaksura])
        case Letter.waw: spellings.append(front + [Letter.alef])
        case Letter.yehHamza, Letter.wawHamza: spellings.append(body + [Letter.hamza])
        default: break
        }
        return spellings
    }
}

extension WordKnowledge {
    /// How a stem is written when it stands alone: of the spellings that its place allows, the most frequent.
    package func restored(_ codes: ArraySlice<UInt8>, afterLam: Bool, beforePronoun: Bool) -> [UInt8] {
        let spellings = Stem.spellings(codes, afterLam: afterLam, beforePronoun: beforePronoun)
        guard spellings.count > 1 else { return spellings[0] }
        return spellings.max { frequencies.level(WordHash($0)) < frequencies.level(WordHash($1)) } ?? spellings[0]
    }
}
