internal import ArgumentParser
internal import Models

/// Where the data of the words model lie.
struct WordSources: ParsableArguments {
    @Option(help: ArgumentHelp("The treebank to learn from, in CoNLL-U.", valueName: "file"))
    var treebank: String
    @Option(
        help: ArgumentHelp("Frequencies: a form, a tab, minus its decimal logarithm in hundredths.", valueName: "file"))
    var frequencies: String
    @Option(parsing: .upToNextOption, help: ArgumentHelp("Texts with marked names.", valueName: "file"))
    var names: [String] = []
    @Option(help: ArgumentHelp("The folder of the word lexicon.", valueName: "folder"))
    var lexicon: String
}

/// `hashiya-train words`: makes the model of words.
struct WordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "words", abstract: "Makes the model of words: segmentation, parts of speech, inflection, lemmas.")

    @OptionGroup var sources: WordSources
    @Option(help: ArgumentHelp("Where the model goes.", valueName: "file"))
    var output: String

    func run() throws {
        var resources = try WordResources(sources)
        let trainer = WordTrainer(knowledge: resources.knowledge)
        trainer.train(resources.corpus, into: &resources.writer)
        let bytes = resources.writer.file(digest: SHA256Digest.of)
        try write(bytes, to: output)
        print("\(output): \(bytes.count) bytes")
    }
}

/// `hashiya-train validate`: scores what is learnt from all parts of a treebank but one on that one, for each in turn.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Cross-validates the model of words.")

    @OptionGroup var sources: WordSources
    @Option(help: "Number of parts.")
    var parts = 10
    @Option(help: "How many of the parts are scored; all by default.")
    var scored: Int?
    @Option(help: ArgumentHelp("Where the list of errors goes.", valueName: "file"))
    var errors: String?
    @Option(help: "Strength of the prior of parts of speech.")
    var tagPrior = WordTrainer.Settings().tagPrior
    @Option(help: "Strength of the prior of inflections.")
    var inflectionPrior = WordTrainer.Settings().inflectionPrior
    @Option(help: "Strength of the prior of segmentation.")
    var segmentPrior = WordTrainer.Settings().segmentPrior
    @Option(help: "Strength of the prior of lemmas.")
    var lemmaPrior = WordTrainer.Settings().lemmaPrior

    func run() async throws {
        let resources = try WordResources(sources)
        guard self.parts > 1, scored.map({ (1...self.parts).contains($0) }) ?? true else {
            throw ValidationError("There must be at least two parts, and no more scored than there are.")
        }
        var trainer = WordTrainer(knowledge: resources.knowledge)
        trainer.settings.tagPrior = tagPrior
        trainer.settings.inflectionPrior = inflectionPrior
        trainer.settings.segmentPrior = segmentPrior
        trainer.settings.lemmaPrior = lemmaPrior
        var scores = WordScores()
        let (parts, ready) = (parts, trainer)
        try await withThrowingTaskGroup(of: WordScores.self) { group in
            for part in 0..<(scored ?? parts) {
                group.addTask { try Self.scores(resources, ready, part: part, of: parts) }
            }
            for try await part in group { scores.add(part) }
        }
        print(scores.report)
        if let errors {
            let lines = scores.errors.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            try write(Array(lines.map { "\($0.value)\t\($0.key)\n" }.joined().utf8), to: errors)
        }
    }

    private static func scores(
        _ resources: WordResources, _ trainer: WordTrainer, part: Int, of parts: Int
    ) throws -> WordScores {
        let (rest, test) = resources.corpus.split(part: part, of: parts)
        var writer = resources.writer
        trainer.train(rest, into: &writer)
        let model = try WordModel(ModelBytes(copying: writer.file(digest: SHA256Digest.of)))
        var scores = WordScores()
        scores.add(test, model)
        return scores
    }
}
