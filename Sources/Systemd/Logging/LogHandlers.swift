internal import Glibc
public import Logging
internal import SystemPackage

/// Chooses where a program's records go.
public enum LogHandlers {
    /// A handler for wherever standard error leads.
    ///
    /// - The journal's own protocol, with fields, when standard error is connected to the journal and its socket is
    ///   there;
    /// - lines with `<N>` when it is connected and the socket is not there, as in a sandbox that hides it;
    /// - lines with the level's name everywhere else: a terminal, a file, a container's log.
    ///
    /// ```swift
    /// LoggingSystem.bootstrap { label in LogHandlers.automatic(label: label, identifier: "hashiyad", level: .info) }
    /// ```
    ///
    /// - Parameters:
    ///   - label: The logger's label.
    ///   - identifier: The program's name, for `journalctl -t`.
    ///   - level: The least level that is logged.
    ///   - metadataProvider: Metadata from the context of the call.
    public static func automatic(
        label: String, identifier: String, level: Logger.Level = .info,
        metadataProvider: Logger.MetadataProvider? = nil
    ) -> any LogHandler {
        let isConnected = Journal.isConnected()
        if isConnected && Journal.isAvailable {
            return JournalLogHandler(
                label: label, identifier: identifier, level: level, metadataProvider: metadataProvider)
        }
        return StderrLogHandler(level: level, priorityPrefix: isConnected, metadataProvider: metadataProvider)
    }
}
