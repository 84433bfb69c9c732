internal import ArgumentParser

/// Makes and compares the models of Hashiya.
@main
struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hashiya-train", abstract: "Makes and compares the models of Hashiya.",
        subcommands: [WordsCommand.self, ValidateCommand.self, NamesCommand.self, ValidateNamesCommand.self])
}
