/// How well an annotator reads a treebank: the scores over all of it, and without what the treebank leaves un-analysed.
public struct WordReport: Sendable {
    /// The file's name.
    public let file: String
    /// Over every document of the file.
    public private(set) var all: WordScores
    /// Without un-analysed documents.
    public private(set) var analysed = WordScores()
    /// Names of the un-analysed documents.
    public private(set) var unanalysedDocuments: [String] = []

    /// Begins with nothing.
    ///
    /// - Parameter keepsErrors: Whether ``WordScores/errors`` are wanted.
    public init(file: String, keepsErrors: Bool = false) {
        self.file = file
        all = WordScores(keepsErrors: keepsErrors)
    }

    /// Judges what was read of a document.
    public mutating func add(_ document: GoldDocument, _ system: Reading) {
        all.add(document.reading, system)
        if document.isUnanalysed {
            unanalysedDocuments.append(document.name)
        } else {
            analysed.add(document.reading, system)
        }
    }
}

extension WordScores {
    /// Every score with its name, in the order of reports.
    var named: [(name: StaticString, score: Score)] {
        [
            ("tokens", tokens), ("sentences", sentences), ("words", words), ("cuts", cuts),
            ("analysedCuts", analysedCuts), ("upos", partsOfSpeech),
            ("ufeats", universalFeatures), ("features", features), ("lemma", lemmas),
            ("unvocalisedLemma", unvocalisedLemmas),
        ]
    }
}
