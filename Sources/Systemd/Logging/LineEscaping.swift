/// Keeps a text on one line, and a value in one piece.
enum LineEscaping {
    /// Line ends and other control characters as `\n`, `\r`, `\t` and `\u{…}`, as Swift writes them.
    ///
    /// LINE and PARAGRAPH SEPARATOR are among them: some viewers break lines there.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: escaped += scalar.escaped(asASCII: true)
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A value as it is when it is one plain word, else in quotes, with quotes and backslashes inside it escaped.
    static func quotedWhereNeeded(_ value: String) -> String {
        let isPlain =
            !value.isEmpty
            && value.unicodeScalars.allSatisfy { scalar in
                !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
                    && scalar != "\"" && scalar != "=" && scalar != "\\"
            }
        guard !isPlain else { return value }
        var quoted = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" {
                quoted += "\\"
            }
            quoted += escaped(String(scalar))
        }
        return quoted + "\""
    }
}
