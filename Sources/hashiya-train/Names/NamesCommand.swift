internal import ArabicText
internal import ArgumentParser
internal import Evaluation
internal import Models

/// Where the data of the names model lie.
struct NameSources: ParsableArguments {
    @Option(parsing: .upToNextOption, help: ArgumentHelp("Texts with marked names.", valueName: "file"))
    var corpora: [String]
    @Option(help: ArgumentHelp("The model of words.", valueName: "file"))
    var words: String
    @Option(help: ArgumentHelp("The folder of the lists of names.", valueName: "folder"))
    var lists: String
    @Option(help: ArgumentHelp("The folder of the lists of places.", valueName: "folder"))
    var places: String
    @Option(help: ArgumentHelp("The folder of the word lexicon.", valueName: "folder"))
    var lexicon: String
    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Lists to leave out, to see what each gives.", valueName: "list"))
    var without: [String] = []
    @Option(help: "Strength of the prior.")
    var prior = NameTrainer.Settings().prior
    @Flag(help: "Learn the first field alone.")
    var single = false
    @Option(help: "Most iterations.")
    var iterations = NameTrainer.Settings().iterations
}

/// `hashiya-train names`: makes the model of names.
struct NamesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names", abstract: "Makes the model of names: the recogniser, and who is known by name.")

    @OptionGroup var sources: NameSources
    @Option(help: ArgumentHelp("Where the model goes.", valueName: "file"))
    var output: String

    func run() throws {
        let file = try ModelFile(ModelBytes(path: sources.words))
        let lists = try sources.nameLists
        let trainer = try sources.trainer(file, lists)
        let corpora = try NameCorpus.corpora(sources.corpora, model: file)
        let bytes = try trainer.train(corpora.flatMap(\.texts)) { KnownEntities.write(lists.known, to: &$0) }
        try write(bytes, to: output)
        print("\(output): \(bytes.count) bytes")
    }
}

extension NameSources {
    /// The lists, read.
    var nameLists: NameLists {
        get throws { try NameLists(lists, places: places, words: lexicon, without: Set(without)) }
    }

    /// A trainer as the options want it.
    func trainer(_ words: ModelFile, _ lists: NameLists) throws -> NameTrainer {
        var trainer = NameTrainer(knowledge: try WordKnowledge(words), lists: lists.phrases)
        trainer.settings.prior = prior
        trainer.settings.iterations = iterations
        if single { trainer.settings.parts = 1 }
        return trainer
    }
}

/// `hashiya-train validate-names`: learns from a corpus but for a part of it, and scores what is found there.
struct ValidateNamesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate-names",
        abstract: "Scores the recogniser of names on contiguous parts of the first corpus.")

    @OptionGroup var sources: NameSources
    @Option(help: "Number of parts.")
    var parts = 6
    @Option(parsing: .upToNextOption, help: "The parts that are scored, from 1; all by default.")
    var scored: [Int] = []
    @Option(help: ArgumentHelp("Where the list of errors goes.", valueName: "file"))
    var errors: String?

    func run() throws {
        let file = try ModelFile(ModelBytes(path: sources.words))
        let corpora = try NameCorpus.corpora(sources.corpora, model: file)
        let trainer = try sources.trainer(file, try sources.nameLists)
        let first = corpora[0].texts
        let others = corpora.dropFirst().flatMap(\.texts)
        var all = NameScores()
        var lines: [String] = []
        for part in scored.isEmpty ? Array(1...parts) : scored {
            let range = (part - 1) * first.count / parts..<part * first.count / parts
            let rest = first[..<range.lowerBound] + first[range.upperBound...]
            let model = try ModelFile(ModelBytes(copying: trainer.train(rest + others)))
            let recognizer = try NameRecognizer(model, trainer.knowledge)
            var scores = NameScores()
            for text in first[range] {
                let result = recognizer.scores(text)
                scores.add(result.scores)
                lines += errorLines(text, result.found)
            }
            print("part \(part): \(scores.line)")
            all.add(scores)
        }
        print("all: \(all.line)")
        if let errors { try write(Array(lines.map { $0 + "\n" }.joined().utf8), to: errors) }
    }

    private func errorLines(_ text: NameCorpus.Text, _ found: [NameSpan]) -> [String] {
        let (gold, system) = (Set(text.gold.names), Set(found))
        func show(_ span: NameSpan) -> String {
            let whole = text.gold.tokens.indices
            let words = span.tokens.map { text.text.slice(text.gold.tokens[$0]) }.joined(separator: " ")
            let before = (max(0, span.tokens.lowerBound - 5)..<span.tokens.lowerBound)
                .map { text.text.slice(text.gold.tokens[$0]) }.joined(separator: " ")
            let after = (span.tokens.upperBound..<min(whole.upperBound, span.tokens.upperBound + 5))
                .map { text.text.slice(text.gold.tokens[$0]) }.joined(separator: " ")
            return "\(span.type)\t\(before) [\(words)] \(after)"
        }
        let kinds: [(String, Set<NameSpan>, Set<NameSpan>)] = [("missed", gold, system), ("false", system, gold)]
        return kinds.flatMap { kind, these, those in
            these.subtracting(those).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }.map { span in
                let same = those.first { $0.tokens == span.tokens }.map { "type \($0.type)" }
                let overlap = those.first { $0.tokens.overlaps(span.tokens) }.map { "extent \($0.type)" }
                return "\(kind)\t\(same ?? overlap ?? "-")\t\(show(span))"
            }
        }
    }
}

extension NameScores {
    /// The scores in a line.
    var line: String {
        func percent(_ share: Double) -> String { String((share * 10000).rounded() / 100) }
        let each = types.keys.sorted().map { type -> String in
            let score = types[type] ?? all
            return "\(type) \(percent(score.precision))/\(percent(score.recall))/\(percent(score.f1))"
        }
        return "F1 \(percent(all.f1)) (P \(percent(all.precision)) R \(percent(all.recall)), \(all.gold) names); "
            + each.joined(separator: ", ")
    }
}
