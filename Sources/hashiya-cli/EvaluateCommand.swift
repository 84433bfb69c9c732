import ArgumentParser

/// `hashiya evaluate`: how well the layers do, measured on files that people have annotated.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measure how well a layer does on a file that people have annotated.",
        subcommands: [EvaluateWordsCommand.self])
}
