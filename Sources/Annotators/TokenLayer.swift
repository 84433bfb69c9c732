internal import ArabicText

/// Adds tokens and their loose letters; every other layer stands on them.
public struct TokenLayer: Layer {
    /// Creates the layer.
    public init() {}

    /// Adds tokens and loose letters.
    public func annotate(_ draft: inout Draft) {
        draft.tokens = Tokenizer().tokens(of: draft.text)
        draft.loose = LooseText(draft.text, tokens: draft.tokens)
    }
}
