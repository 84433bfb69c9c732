/// A field of a journal entry: a name, and a value of any bytes, line ends and NULs among them.
public struct JournalField: Hashable, Sendable {
    /// The field's name.
    public let name: Name
    /// The field's value.
    public let value: [UInt8]

    /// A field with a binary value.
    public init(_ name: Name, _ value: [UInt8]) {
        self.name = name
        self.value = value
    }

    /// A field with a text value, as UTF-8.
    public init(_ name: Name, _ value: String) {
        self.init(name, Array(value.utf8))
    }

    /// A field with a number, in decimal.
    public init(_ name: Name, _ value: some BinaryInteger) {
        self.init(name, String(value))
    }

    /// `NAME=value`, as sd_journal_sendv(3) takes it.
    var encoded: [UInt8] {
        Array(name.rawValue.utf8) + [UInt8(ascii: "=")] + value
    }
}

extension JournalField {
    /// The name of a field: 1 to 64 of A–Z, 0–9 and `_`, the first a letter.
    ///
    /// A first `_` is kept for the fields that journald itself vouches for. The rules are checked here since
    /// sd_journal_sendv(3) reports success for a wrong name and journald then drops the field without a word
    /// (journal_field_valid in systemd's src/libsystemd/sd-journal/journal-file.c).
    public struct Name: RawRepresentable, Hashable, Sendable {
        /// The longest name that journald accepts, in bytes.
        public static let maximumLength = 64

        /// The name.
        public let rawValue: String

        /// Takes a name that keeps the rules; `nil` for any other.
        public init?(rawValue: String) {
            let bytes = rawValue.utf8
            guard let first = bytes.first, bytes.count <= Self.maximumLength, Self.isLetter(first),
                bytes.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "_") })
            else { return nil }
            self.rawValue = rawValue
        }

        static func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        }

        static func isDigit(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }
}

extension JournalField.Name: ExpressibleByStringLiteral, CustomStringConvertible {
    /// Takes a literal name.
    ///
    /// - Precondition: as ``init(rawValue:)`` demands; a literal that is wrong is a mistake in the program.
    public init(stringLiteral value: StaticString) {
        guard let name = Self(rawValue: value.description) else {
            preconditionFailure("not a journal field's name: \(value)")
        }
        self = name
    }

    /// The name.
    public var description: String { rawValue }
}

// MARK: - Names of systemd.journal-fields(7)

extension JournalField.Name {
    /// The text for people to read.
    public static let message: Self = "MESSAGE"
    /// The kind of message; see ``MessageID``.
    public static let messageID: Self = "MESSAGE_ID"
    /// 0 (emergency) to 7 (debug), as in syslog(3).
    public static let priority: Self = "PRIORITY"
    /// The name that `journalctl -t` selects by.
    public static let syslogIdentifier: Self = "SYSLOG_IDENTIFIER"
    /// The source file that logged.
    public static let codeFile: Self = "CODE_FILE"
    /// Its line.
    public static let codeLine: Self = "CODE_LINE"
    /// Its function.
    public static let codeFunction: Self = "CODE_FUNC"
    /// The error number behind the message, in decimal.
    public static let errno: Self = "ERRNO"
}
