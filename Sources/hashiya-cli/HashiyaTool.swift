import ArgumentParser
import Hashiya

/// The command-line tool.
@main
struct HashiyaTool: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hashiya",
        abstract: "Annotate Arabic news articles: who, where, how many, tied to the exact words.",
        version: Version.current,
        subcommands: [
            AnnotateCommand.self, WatchCommand.self, VerifyCommand.self, RetryCommand.self, RefreshCommand.self,
            EvaluateCommand.self, BenchCommand.self, SchemaCommand.self,
        ])
}
