internal import Glibc
public import Logging
public import SystemPackage

/// Writes swift-log's records to standard error, a line each: `<6>message key=value key="two words"`.
///
/// `<N>` is the priority of sd-daemon(3), which journald takes off and understands. Without it the level's name stands
/// in front: `info message`. There is no time stamp, since whoever collects the lines has the time. Values with spaces,
/// quotes or line ends are quoted, and line ends and other control characters escaped, so that a record is always one
/// line.
public struct StderrLogHandler: LogHandler {
    /// The least level that is logged.
    public var logLevel: Logger.Level
    /// Metadata for every record of this logger.
    public var metadata: Logger.Metadata = [:]
    /// Metadata from the context of the call.
    public var metadataProvider: Logger.MetadataProvider?

    private let hasPriorityPrefix: Bool
    private let descriptor: FileDescriptor

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - level: The least level that is logged.
    ///   - priorityPrefix: Whether lines begin with `<N>`, for journald, or with the level's name, for people.
    ///   - descriptor: Where lines go; it is not closed.
    ///   - metadataProvider: Metadata from the context of the call.
    public init(
        level: Logger.Level = .info, priorityPrefix: Bool = true, descriptor: FileDescriptor = .standardError,
        metadataProvider: Logger.MetadataProvider? = nil
    ) {
        self.logLevel = level
        self.hasPriorityPrefix = priorityPrefix
        self.descriptor = descriptor
        self.metadataProvider = metadataProvider
    }

    /// One piece of ``metadata``.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes a record in one write(2), so that lines of several threads do not mix.
    public func log(event: LogEvent) {
        // Nobody is left to be told when standard error itself fails.
        _ = try? descriptor.writeAll(line(of: event).utf8)
    }

    func line(of event: LogEvent) -> String {
        var line = hasPriorityPrefix ? "<\(Priority.of(event.level))>" : "\(event.level) "
        line += LineEscaping.escaped(event.message.description)
        if let error = event.error {
            line += " error=" + LineEscaping.quotedWhereNeeded(String(describing: error))
        }
        let metadata = event.metadata(over: metadata, provider: metadataProvider)
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            line += " " + LineEscaping.escaped(key) + "=" + LineEscaping.quotedWhereNeeded(value.description)
        }
        return line + "\n"
    }
}
