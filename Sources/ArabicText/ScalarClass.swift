/// What a scalar does in a text, as far as the tokenizer cares.
enum ScalarClass: UInt8 {
    /// White space and line breaks.
    case white
    /// C0 and C1 controls: never in a token.
    case control
    /// Format characters (joiners, bidi controls, soft hyphen): kept inside a word, left out at its edges.
    case format
    case letter
    case mark
    case digit
    case punctuation
    case symbol

    /// The class of a code point by its Unicode general category.
    static func of(_ value: UInt32) -> ScalarClass {
        value < UInt32(table.count) ? table[Int(value)] : byProperties(value)
    }

    /// The classes of all scalars of a text.
    static func all(_ scalars: [UInt32]) -> [ScalarClass] {
        let table = table
        return scalars.map { $0 < UInt32(table.count) ? table[Int($0)] : byProperties($0) }
    }

    /// Latin, Arabic and general punctuation, where nearly all scalars of an Arabic text lie.
    private static let table: [ScalarClass] = (0..<0x2100).map { byProperties($0) }

    private static func byProperties(_ value: UInt32) -> ScalarClass {
        guard let scalar = Unicode.Scalar(value) else { return .symbol }
        if scalar.properties.isWhitespace { return .white }
        switch scalar.properties.generalCategory {
        case .control, .surrogate: return .control
        case .format: return .format
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        case .decimalNumber: return .digit
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return .punctuation
        default: return .symbol
        }
    }
}

extension UInt32 {
    /// Whether the code point is an ASCII letter.
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    /// Whether the code point is an ASCII digit.
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// Whether the code point ends a line.
    var isLineBreak: Bool {
        (self >= 0x0A && self <= 0x0D) || self == 0x85 || self == 0x2028 || self == 0x2029
    }
}
