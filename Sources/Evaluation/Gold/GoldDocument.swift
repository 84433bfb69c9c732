/// A text of a treebank and how the treebank reads it.
public struct GoldDocument: Sendable {
    /// The name that the file gives it.
    public let name: String
    /// The raw text: the sentences with a space between them, a blank line where a paragraph begins.
    public var text: String { String(String.UnicodeScalarView(scalars)) }
    /// What the treebank says of it.
    public private(set) var reading = Reading()

    private var scalars: [Unicode.Scalar] = []
    private var letterWords = 0
    private var unanalysedWords = 0

    init(name: String) {
        self.name = name
    }

    /// Whether the treebank left the document un-analysed: at least a fifth of its words with letters have
    /// PADT's tag `U---------`, and stand there as they are written, with their clitics.
    public var isUnanalysed: Bool { letterWords > 0 && unanalysedWords * 5 >= letterWords }

    mutating func append(_ sentence: ConlluSentence, _ surface: SentenceSurface) {
        if !scalars.isEmpty { scalars += sentence.beginsParagraph ? ["\n", "\n"] : [" "] }
        let offset = scalars.count
        scalars += surface.text
        let tokens = surface.tokens.map { $0.lowerBound + offset..<$0.upperBound + offset }
        reading.tokens += tokens
        if let first = tokens.first, let last = tokens.last {
            reading.sentences.append(first.lowerBound..<last.upperBound)
        }
        for (place, word) in sentence.words.enumerated() {
            let range = surface.words[place]
            reading.words.append(
                ReadWord(
                    range: range.lowerBound + offset..<range.upperBound + offset, isExact: surface.isExact[place],
                    form: word.form, lemma: word.lemma, upos: SecondRelease.upos(word.upos),
                    features: SecondRelease.features(word.features), isAnalysed: word.xpos != "U---------"))
            guard Spelling.hasLetter(word.form) else { continue }
            letterWords += 1
            if word.xpos == "U---------" { unanalysedWords += 1 }
        }
    }
}

/// Release 2 of Universal Dependencies renamed some of release 1 (universaldependencies.org/v2/summary.html).
enum SecondRelease {
    /// The name that a part of speech has now.
    static func upos(_ name: String) -> String { name == "CONJ" ? "CCONJ" : name }

    /// The features by the names and values that they have now.
    static func features(_ features: [String: String]) -> [String: String] {
        var renamed = features
        if renamed["Definite"] == "Red" { renamed["Definite"] = "Cons" }
        if renamed["Foreign"] == "Foreign" { renamed["Foreign"] = "Yes" }
        if let negative = renamed.removeValue(forKey: "Negative") { renamed["Polarity"] = negative }
        return renamed
    }
}
