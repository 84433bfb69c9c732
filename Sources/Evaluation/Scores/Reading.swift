/// What somebody says of a text: its sentences, tokens and words. A treebank is one such reading, an annotation another.
public struct Reading: Hashable, Sendable {
    /// Scalar offsets of the sentences, from the first token's begin to the last one's end.
    public internal(set) var sentences: [Range<Int>] = []
    /// Scalar offsets of the surface tokens.
    public internal(set) var tokens: [Range<Int>] = []
    /// Syntactic words in text order.
    public internal(set) var words: [ReadWord] = []

    init() {}
}

/// A word as it was read.
public struct ReadWord: Hashable, Sendable {
    /// Scalar offsets; those of the whole token where the word has none of its own.
    public var range: Range<Int>
    /// Whether the range is the word's own.
    public var isExact: Bool
    /// The word as the reading writes it.
    public var form: String
    /// The dictionary form, `_` where none is given.
    public var lemma: String
    /// Universal part of speech.
    public var upos: String
    /// Morphological features by name.
    public var features: [String: String]
    /// Whether the treebank says what the word is; PADT left some as they are written.
    public var isAnalysed = true
}
