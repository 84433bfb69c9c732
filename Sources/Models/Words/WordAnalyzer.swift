public import ArabicText

/// Reads the words of a text: cuts written words, tags them, and names their inflection and lemma.
///
/// ```swift
/// let analyzer = WordAnalyzer(model)
/// let reading = analyzer.words(of: text, tokens: Tokenizer().tokens(of: text), sentences: ranges)
/// ```
public struct WordAnalyzer: Sendable {
    /// The model that decides.
    public let model: WordModel
    /// Memories of words already seen, one for each reader at work; they change no result.
    private let memories = WordMemoryPool()

    /// Reads with a model.
    public init(_ model: WordModel) {
        self.model = model
    }

    /// The syntactic words of tokens, in order.
    ///
    /// - Parameters:
    ///   - tokens: Tokens of the text in order.
    ///   - sentences: Scalar offsets of sentences, in order and disjoint. A token in none of them is read by itself.
    ///   - pause: Called between sentences; what it throws ends the reading.
    public func words<Failure: Error>(
        of text: ScalarText, tokens: [SurfaceToken], sentences: [Range<Int>], pause: () throws(Failure) -> Void
    ) throws(Failure) -> [AnalyzedWord] {
        var memory = memories.take()
        defer { memories.give(memory) }
        let letters = LetterText(text)
        var reading = TextReading(letters: letters, tokens: tokens, model: model)
        var place = 0
        for sentence in sentences {
            // Tokens before it are in no sentence; tokens inside it are read together.
            try read(&place, until: { $0.end > sentence.lowerBound }, longest: 1)
            try read(&place, until: { $0.begin >= sentence.upperBound }, longest: Self.longestSentence)
        }
        try read(&place, until: { _ in false }, longest: 1)

        func read(
            _ place: inout Int, until isBeyond: (SurfaceToken) -> Bool, longest: Int
        ) throws(Failure) {
            while place < tokens.count, !isBeyond(tokens[place]) {
                var end = place
                while end < tokens.count, end < place + longest, !isBeyond(tokens[end]) { end += 1 }
                reading.read(place..<end, &memory)
                place = end
                if longest > 1 || place % Self.longestSentence == 0 { try pause() }
            }
        }
        return reading.words
    }

    /// A sentence without end is read in pieces of so many tokens, so that memory does not grow with it.
    private static let longestSentence = 512
}

/// A syntactic word of a text.
public struct AnalyzedWord: Hashable, Sendable {
    /// Index of the token that it is part of.
    public var token: Int
    /// Scalar offsets of its letters.
    public var range: Range<Int>
    /// Part of speech.
    public var tag: PartOfSpeech
    /// What its form says.
    public var inflection: Inflection
    /// The word as it is written by itself, where that differs from the words of `range`: السلطة for للسلطة.
    public var form: String?
    /// Dictionary form, where it differs from the form.
    public var lemma: String?
}
