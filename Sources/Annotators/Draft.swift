public import AnnotationSchema
public import ArabicText
public import Models

/// An article on its way to an annotation: what the layers so far have found in it.
public struct Draft: Sendable {
    /// The decoded article.
    public let text: ScalarText
    /// When the annotation must be finished.
    public let deadline: Deadline
    /// Surface tokens in text order.
    public var tokens: [SurfaceToken] = []
    /// The tokens in loose letters.
    public var loose: LooseText
    /// Scalar offsets of the headline.
    public var headline: Range<Int>?
    /// Sentences in text order.
    public var sentences: [Sentence] = []
    /// Syntactic words in text order.
    public var words: [AnalyzedWord] = []
    /// Entities in order of first mention.
    public var entities: [Entity] = []
    /// Quantities in text order.
    public var quantities: [Quantity] = []
    /// What the reader should know about this reading.
    public var warnings: [Warning] = []

    /// Begins with the bare text.
    public init(_ text: ScalarText, deadline: Deadline) {
        self.text = text
        self.deadline = deadline
        loose = LooseText(text, tokens: [])
    }

    /// How the article is built, as the document says it.
    public var structure: DocumentStructure { DocumentStructure(headline: headline.map(TextSpan.init)) }

    /// The tokens as the document lists them, with the words inside them.
    public var documentTokens: [Token] {
        var next = 0
        return tokens.enumerated().map { index, token in
            let first = next
            while next < words.count, words[next].token == index { next += 1 }
            return Token(token.range, words: words[first..<next].map(documentWord))
        }
    }

    private func documentWord(_ word: AnalyzedWord) -> Word {
        let form = word.form ?? text.plainForm(word.range)
        var features: [String: String] = [:]
        for category in Inflection.Category.allCases {
            if let value = word.inflection.value(category) { features[category.name] = value }
        }
        return Word(
            range: word.range, form: form, lemma: word.lemma ?? form, upos: word.tag.name, features: features)
    }
}

extension ScalarText {
    /// The words of a span without tatweel and invisible controls, which lengthen or steer the writing; where there is
    /// nothing else, as it is.
    fileprivate func plainForm(_ range: Range<Int>) -> String {
        guard scalars[range].contains(where: LetterText.isInvisible) else { return slice(range) }
        var form = String.UnicodeScalarView()
        for value in scalars[range] where !LetterText.isInvisible(value) {
            if let scalar = Unicode.Scalar(value) { form.append(scalar) }
        }
        return form.isEmpty ? slice(range) : String(form)
    }
}
