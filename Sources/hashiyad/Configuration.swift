import ArgumentParser
import Hashiya
import Settings
import SystemPackage

/// What can be said on the command line.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Read this configuration instead of \(Self.defaultFile). Given more than once, the first that exists.",
            valueName: "file"))
    var config: [String] = []

    @Option(help: ArgumentHelp("Watch this directory (watch.directory).", valueName: "dir"))
    var directory: String?

    @Option(help: ArgumentHelp("Log messages of this severity and above (log.level).", valueName: "level"))
    var logLevel: String?

    static let defaultFile = "/etc/hashiya/hashiyad.toml"

    /// The settings that the command line overrides, by key.
    var overrides: [String: String] {
        var values: [String: String] = [:]
        values["watch.directory"] = directory
        values["log.level"] = logLevel
        return values
    }
}

/// Settings that were read and hold, with all that they ask for.
struct Configuration: Sendable {
    var settings: ServiceSettings
    /// The file that was read; nil when there was none.
    var file: String?
    var annotator: Annotator

    /// Reads the settings and loads the lexicons.
    static func load(_ options: ConfigurationOptions) throws(ConfigurationError) -> Configuration {
        let isNamed = !options.config.isEmpty
        let files = isNamed ? options.config : [ConfigurationOptions.defaultFile]
        do {
            let (settings, file) = try ServiceSettings.read(
                files: files.map { FilePath($0) }, mustExist: isNamed, environment: Environment.all,
                flags: options.overrides)
            let resources =
                settings.lexiconDirectory.isEmpty
                ? try Resources.builtIn() : try Resources.overridden(by: settings.lexiconDirectory)
            return Configuration(settings: settings, file: file?.string, annotator: Annotator(resources: resources))
        } catch let problems as SettingsProblems {
            throw ConfigurationError(problems: problems.problems)
        } catch {
            throw ConfigurationError(
                problems: [SettingsProblem(file: "lexicons.directory", line: nil, message: "\(error)")])
        }
    }
}

/// Why a configuration cannot be used.
struct ConfigurationError: Error {
    /// At least one.
    let problems: [SettingsProblem]
}
