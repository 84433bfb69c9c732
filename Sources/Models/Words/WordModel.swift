/// Everything learnt about words, in one file: read once, then shared.
public final class WordModel: Sendable {
    let knowledge: WordKnowledge
    let segmenter: Segmenter
    let tagger: Tagger
    let inflections: InflectionReader
    let lemmatizer: Lemmatizer
    /// SHA-256 of the model's contents in hexadecimal.
    public let digest: String

    /// Reads a model.
    ///
    /// - Throws: ``ModelError`` when it is damaged or of another version.
    public init(_ bytes: ModelBytes) throws(ModelError) {
        let file = try ModelFile(bytes)
        knowledge = try WordKnowledge(file)
        segmenter = try Segmenter(file, knowledge)
        tagger = try Tagger(file)
        inflections = try InflectionReader(file)
        lemmatizer = try Lemmatizer(file, knowledge)
        digest = file.digest
    }
}
