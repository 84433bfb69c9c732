public import AnnotationSchema

extension Reading {
    /// What an annotation says of its text.
    public init(_ annotation: Annotation) {
        self.init()
        let surface = ScalarSlices(annotation.text)
        sentences = annotation.sentences.map(\.range)
        tokens = annotation.tokens.map(\.range)
        for token in annotation.tokens {
            words += token.readWords(surface).map { word in
                ReadWord(
                    range: word.range, isExact: true, form: word.form, lemma: word.lemma, upos: word.upos,
                    features: word.features)
            }
        }
    }
}

extension Token {
    /// The token's words; one of an unknown kind for a token that no words were found in.
    func readWords(_ surface: ScalarSlices) -> [Word] {
        guard words.isEmpty else { return words }
        return [Word(range: range, form: surface[range], lemma: "_", upos: "X")]
    }
}

/// A text by its scalar offsets.
struct ScalarSlices {
    private let scalars: [Unicode.Scalar]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    subscript(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range.clamped(to: 0..<scalars.count)]))
    }
}
