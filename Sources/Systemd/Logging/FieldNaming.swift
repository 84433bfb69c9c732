/// How a metadata key becomes the name of a journal field.
struct FieldNaming: Sendable {
    /// Fields that the handler writes itself; metadata of these names must not speak for it.
    private static let reserved: Set<JournalField.Name> = [
        .message, .priority, .syslogIdentifier, .codeFile, .codeLine, .codeFunction, "LOGGER",
    ]

    let prefix: JournalField.Name

    /// A key that is a valid name already and not the handler's own is kept; any other gets the prefix, is turned to
    /// upper case, has `_` for every byte that is neither a letter nor a digit of ASCII, and is cut at 64 bytes.
    func name(for key: String) -> JournalField.Name {
        if let name = JournalField.Name(rawValue: key), !Self.reserved.contains(name) {
            return name
        }
        var name = prefix.rawValue
        for scalar in key.unicodeScalars where name.utf8.count < JournalField.Name.maximumLength {
            let isKept = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            name += isKept ? scalar.properties.uppercaseMapping : "_"
        }
        return JournalField.Name(rawValue: name) ?? prefix
    }
}
