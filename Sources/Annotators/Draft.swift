public import AnnotationSchema
public import ArabicText

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
    /// Entities in order of first mention.
    public var entities: [Entity] = []
    /// Quantities in text order.
    public var quantities: [Quantity] = []

    /// Begins with the bare text.
    public init(_ text: ScalarText, deadline: Deadline) {
        self.text = text
        self.deadline = deadline
        loose = LooseText(text, tokens: [])
    }

    /// How the article is built, as the document says it.
    public var structure: DocumentStructure { DocumentStructure(headline: headline.map(TextSpan.init)) }

    /// The tokens as the document lists them.
    public var documentTokens: [Token] { tokens.map { Token($0.range) } }
}
