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
