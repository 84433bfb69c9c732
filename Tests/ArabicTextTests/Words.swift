import ArabicText

/// The words of a text's tokens, and their kinds.
func words(_ string: String) -> [String] {
    let text = ScalarText(string)
    return Tokenizer().tokens(of: text).map { text.slice($0.range) }
}

func kinds(_ string: String) -> [SurfaceToken.Kind] {
    Tokenizer().tokens(of: ScalarText(string)).map(\.kind)
}

func sentences(_ string: String) -> [String] {
    let text = ScalarText(string)
    return SentenceSplitter().sentences(of: text, tokens: Tokenizer().tokens(of: text)).map(text.slice)
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same seed gives the same texts everywhere.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
