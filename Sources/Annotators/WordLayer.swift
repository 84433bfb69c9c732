internal import AnnotationSchema
internal import ArabicText
public import Models

/// Adds the syntactic words inside the tokens; sentences must be known.
public struct WordLayer: Layer {
    /// More tokens than an article has: a text of more is left without words, so that memory holds.
    public static let mostTokens = 50_000
    private let analyzer: WordAnalyzer

    /// Creates the layer.
    public init(_ model: WordModel) {
        analyzer = WordAnalyzer(model)
    }

    /// Adds words.
    public func annotate(_ draft: inout Draft) throws(DeadlineExceeded) {
        guard draft.tokens.count <= Self.mostTokens else {
            draft.warnings.append(
                Warning(
                    code: .wordsOmitted,
                    message: "The text has more than \(Self.mostTokens) tokens; the words inside them are not read."))
            return
        }
        let deadline = draft.deadline
        draft.words = try analyzer.words(
            of: draft.text, tokens: draft.tokens, sentences: draft.sentences.map { $0.begin..<$0.end }
        ) { () throws(DeadlineExceeded) in try deadline.check() }
    }
}
