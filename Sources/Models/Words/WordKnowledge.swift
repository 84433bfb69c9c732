/// What is known of words before any context: their frequencies and the lexicon.
public final class WordKnowledge: Sendable {
    let frequencies: FrequencyTable
    package let lexicon: WordLexicon
    let names: NameEvidence

    /// Reads the sections of a model.
    ///
    /// - Throws: ``ModelError/format(_:)`` when one is missing.
    public init(_ file: ModelFile) throws(ModelError) {
        frequencies = try FrequencyTable(file)
        lexicon = try WordLexicon(file)
        names = try NameEvidence(file)
    }
}
