internal import AnnotationSchema

/// Tells Arabic from what is not, by its letters.
enum LanguageDetector {
    /// Letters that Persian and Urdu write and Arabic does not. Arabic news has a few in names: چ، پ، گ.
    private static let otherLetters: Set<UInt32> = [
        0x067E, 0x0686, 0x0698, 0x06A9, 0x06AF, 0x06CC, 0x0679, 0x0688, 0x0691, 0x06BA, 0x06BE, 0x06C1, 0x06D2,
    ]
    /// The share of the Arabic-script letters from which on they are taken for another language's.
    private static let otherShare = 0.05

    /// The language of a text. Confidence is the share of all letters that are Arabic script and speak for Arabic.
    static func detect(_ text: String) -> Source.Language {
        var letters = 0
        var arabic = 0
        var other = 0
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                if (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) { letters += 1 }
            } else if isArabicLetter(value) {
                letters += 1
                arabic += 1
                if otherLetters.contains(value) { other += 1 }
            } else if !(0x0600...0x06FF).contains(value), scalar.properties.isAlphabetic {
                letters += 1
            }
        }
        let share = letters == 0 ? 0 : Double(arabic) / Double(letters)
        let rounded = (share * 1000).rounded() / 1000
        if arabic == 0 || share < 0.5 {
            return Source.Language(tag: "und", confidence: 0)
        }
        if Double(other) / Double(arabic) > otherShare { return Source.Language(tag: "und", confidence: 0) }
        return Source.Language(tag: "ar", confidence: rounded)
    }

    private static func isArabicLetter(_ value: UInt32) -> Bool {
        switch value {
        case 0x0620...0x063F, 0x0641...0x064A, 0x066E, 0x066F, 0x0671...0x06D3, 0x06D5, 0x06EE, 0x06EF, 0x06FA...0x06FC,
            0x0750...0x077F, 0xFB50...0xFDFB, 0xFE70...0xFEFC:
            true
        default: false
        }
    }
}
