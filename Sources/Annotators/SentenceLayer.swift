internal import AnnotationSchema
internal import ArabicText

/// Adds sentences: the headline as one, then those of the body.
public struct SentenceLayer: Layer {
    /// Creates the layer.
    public init() {}

    /// Adds sentences; the headline must be known.
    public func annotate(_ draft: inout Draft) {
        var sentences: [Sentence] = []
        var body = draft.tokens
        if let headline = draft.headline {
            sentences.append(Sentence(id: "s1", range: headline, kind: .headline))
            body = Array(draft.tokens.drop { $0.begin < headline.upperBound })
        }
        for range in SentenceSplitter().sentences(of: draft.text, tokens: body) {
            sentences.append(Sentence(id: "s\(sentences.count + 1)", range: range, kind: .body))
        }
        draft.sentences = sentences
    }
}
