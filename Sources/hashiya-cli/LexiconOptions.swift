import ArgumentParser
import Hashiya

/// Which lexicons a command uses.
struct LexiconOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Use the lexicons in this directory in place of built-in ones.", valueName: "dir"))
    var lexicons: String?

    /// An annotator with these lexicons.
    func annotator() throws -> Annotator {
        do {
            return Annotator(resources: try lexicons.map(Resources.overridden(by:)) ?? Resources.builtIn())
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
