import ArgumentParser
import CLinux
import DropFolder
import Glibc
import Hashiya
import Logging
import ServiceLifecycle
import Settings
import Systemd
import UnixSignals

/// The service: reads its configuration, watches the folder until it is told to stop, and tells systemd how it is.
@main
struct HashiyaDaemon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hashiyad",
        abstract: "Annotate the Arabic news articles that are dropped into a folder.",
        discussion: """
            Watches a directory and writes ARTICLE.annotations.json beside each article, or ARTICLE.error.json where \
            that is impossible. SIGHUP reads the configuration again, SIGTERM finishes what is in progress and stops.
            """,
        version: Version.current)

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Check the configuration, say what is wrong with it, and exit.")
    var check = false

    mutating func run() async throws {
        let loaded: Configuration
        do throws(ConfigurationError) {
            loaded = try Configuration.load(options)
        } catch {
            ServiceLog(level: .info, root: options.directory ?? "").configurationRefused(error)
            throw ExitCode(EX_CONFIG)
        }
        if check {
            print("\(loaded.file ?? "defaults"): fine")
            return
        }
        // A lease that is broken between being taken and being given back would end the process otherwise.
        signal(SIGIO, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        // glibc would make eight times as many, and each keeps what its threads have given back.
        clinux_limit_arenas(CInt(DropFolderOptions.processors))
        let service = await FolderService(loaded, options: options)
        let logger = ServiceLog(level: loaded.settings.logLevel, root: loaded.settings.directory).logger
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    .init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }
}
