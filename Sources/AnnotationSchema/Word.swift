/// A syntactic word by the rules of Universal Dependencies: وللسلطة is one token of three words, و, ل and السلطة.
public struct Word: Spanned, Codable, Hashable, Sendable {
    /// The universal parts of speech, in alphabetical order (universaldependencies.org/u/pos).
    public static let partsOfSpeech = [
        "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM", "VERB", "X",
    ]

    /// Offset of the first scalar.
    public var begin: Int
    /// Offset just past the last scalar. The words of a token lie side by side and fill it.
    public var end: Int
    /// The word as it is written by itself: in للسلطة, السلطة over the span of لسلطة.
    public var form: String
    /// The form that a dictionary lists: of a verb the perfective third person, of a noun the singular.
    public var lemma: String
    /// Universal part of speech, one of ``partsOfSpeech``.
    public var upos: String
    /// Universal features by name: `Gender` is `Fem`.
    public var features: [String: String]

    /// Describes a word.
    public init(range: Range<Int>, form: String, lemma: String, upos: String, features: [String: String] = [:]) {
        begin = range.lowerBound
        end = range.upperBound
        self.form = form
        self.lemma = lemma
        self.upos = upos
        self.features = features
    }
}
