public import Logging
internal import SystemPackage

/// Writes swift-log's records to the journal, every piece of metadata as a field of its own.
///
/// | field | from |
/// |---|---|
/// | MESSAGE, PRIORITY | message and level: critical 2, error 3, warning 4, notice 5, info 6, debug and trace 7 |
/// | SYSLOG_IDENTIFIER, LOGGER | the handler's identifier and label |
/// | CODE_FILE, CODE_LINE, CODE_FUNC | where the logger was called |
/// | ERROR, ERRNO | the record's error, and its number when it is an `Errno` |
/// | the metadata's keys | the metadata's values; lists and dictionaries by their description |
///
/// A key that is a valid field name, as in `MESSAGE_ID` or `HTTP_STATUS`, is used as it is. Any other becomes one:
/// `request-id` is `SWIFT_REQUEST_ID` with the default prefix. The same is done to keys that name a field of the
/// handler's own, so that metadata cannot pose as the message.
///
/// ``log(event:)`` blocks for one sendmsg(2) on a local socket; see ``Journal/send(_:)``. Worker threads may call it as
/// it is. An entry that cannot be sent is written to standard error.
public struct JournalLogHandler: LogHandler {
    /// The least level that is logged.
    public var logLevel: Logger.Level
    /// Metadata for every record of this logger.
    public var metadata: Logger.Metadata = [:]
    /// Metadata from the context of the call.
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let identifier: String
    private let naming: FieldNaming

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - label: The logger's label, for the field LOGGER.
    ///   - identifier: The program's name, for `journalctl -t`.
    ///   - level: The least level that is logged.
    ///   - metadataPrefix: What precedes the names made from keys that are no field names themselves.
    ///   - metadataProvider: Metadata from the context of the call.
    public init(
        label: String, identifier: String, level: Logger.Level = .info,
        metadataPrefix: JournalField.Name = "SWIFT_", metadataProvider: Logger.MetadataProvider? = nil
    ) {
        self.label = label
        self.identifier = identifier
        self.logLevel = level
        self.naming = FieldNaming(prefix: metadataPrefix)
        self.metadataProvider = metadataProvider
    }

    /// One piece of ``metadata``.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes a record to the journal.
    public func log(event: LogEvent) {
        do throws(Errno) {
            try Journal.send(fields(of: event))
        } catch {
            // The journal refused it; whoever reads standard error should not miss both the record and the reason.
            var fallback = StderrLogHandler(level: logLevel, metadataProvider: metadataProvider)
            fallback.metadata = metadata
            fallback[metadataKey: "journal-error"] = "\(error)"
            fallback.log(event: event)
        }
    }

    func fields(of event: LogEvent) -> [JournalField] {
        var fields = [
            JournalField(.message, event.message.description),
            JournalField(.priority, Priority.of(event.level)),
            JournalField(.syslogIdentifier, identifier),
            JournalField("LOGGER", label),
            JournalField(.codeFile, event.file),
            JournalField(.codeLine, event.line),
            JournalField(.codeFunction, event.function),
        ]
        if let error = event.error {
            fields.append(JournalField("ERROR", String(describing: error)))
            if let error = error as? Errno {
                fields.append(JournalField(.errno, error.rawValue))
            }
        }
        let metadata = event.metadata(over: metadata, provider: metadataProvider)
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            fields.append(JournalField(naming.name(for: key), value.description))
        }
        return fields
    }
}
