/// Universal part-of-speech tags (universaldependencies.org/u/pos), in alphabetical order but for INTJ, which no text that may
/// be learnt from has: no tagger gives it.
public enum PartOfSpeech: UInt8, CaseIterable, Sendable {
    case adj, adp, adv, aux, cconj, det, noun, num, part, pron, propn, punct, sconj, sym, verb, x, intj

    /// The tag as CoNLL-U writes it.
    public var name: String { Self.names[Int(rawValue)] }

    /// The tag of a name; `x` for an unknown one.
    public init(named name: String) {
        self = Self.names.firstIndex(of: name).flatMap { PartOfSpeech(rawValue: UInt8($0)) } ?? .x
    }

    private static let names = [
        "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
        "VERB", "X", "INTJ",
    ]
}
