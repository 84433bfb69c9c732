/// What each Unicode scalar is in one-byte codes.
enum LetterTable {
    /// Codes of the scalars below U+0800, where nearly all of Arabic news lies: a table that a two-byte UTF-8 sequence
    /// indexes.
    static let lower: [UInt8] = (0..<0x800).map { build(UInt32($0)) }

    /// The letter of each code, U+FFFD where a code stands for many.
    static let scalars: [Unicode.Scalar] = {
        var table = [Unicode.Scalar](repeating: "\u{FFFD}", count: 256)
        for (index, scalar) in Letter.arabic.enumerated() { table[index + 1] = scalar }
        for value in UInt8(0)..<10 { table[Int(Letter.digits.lowerBound + value)] = Unicode.Scalar(0x30 + value) }
        for value in UInt8(0)..<26 { table[Int(Letter.latin.lowerBound + value)] = Unicode.Scalar(0x61 + value) }
        for (index, scalar) in Letter.markScalars.enumerated() {
            table[Int(Letter.marks.lowerBound) + index] = scalar
        }
        table[Int(Letter.space)] = " "
        table[Int(Letter.newline)] = "\n"
        return table
    }()

    /// Appends the codes of a scalar: none, one, or several for a ligature.
    static func append(_ scalar: UInt32, to codes: inout [UInt8]) {
        if scalar < 0x800 {
            let code = lower[Int(scalar)]
            if code != Letter.none { codes.append(code) }
        } else if PresentationForms.range.contains(scalar), ScalarClass.of(scalar) == .letter {
            // None for a vowel mark by itself, which old systems write as a letter.
            for letter in PresentationForms.letters(of: scalar) { append(letter, to: &codes) }
        } else {
            let code = rareCode(scalar)
            if code != Letter.none { codes.append(code) }
        }
    }

    /// Code of a scalar from U+0800 on that is no presentation form.
    static func rareCode(_ scalar: UInt32) -> UInt8 {
        if let code = named[scalar] { return code }
        return byClass(scalar)
    }

    private static let named: [UInt32: UInt8] = {
        var table: [UInt32: UInt8] = [:]
        for (index, scalar) in Letter.arabic.enumerated() { table[scalar.value] = UInt8(index + 1) }
        for (index, scalar) in Letter.markScalars.enumerated() {
            table[scalar.value] = Letter.marks.lowerBound + UInt8(index)
        }
        // Other shapes of letters and marks that have a code.
        for (scalar, code) in aliases { table[scalar] = code }
        return table
    }()

    /// Letters that differ from Arabic ones in nothing but their country's shape.
    private static let aliases: [UInt32: UInt8] = [
        0x0671: Letter.alef, 0x06A9: Letter.kaf, 0x06AA: Letter.kaf, 0x06CC: Letter.yeh, 0x06BE: Letter.heh,
        0x06C1: Letter.heh,
        0x06D5: Letter.heh, 0x06C3: Letter.tehMarbuta, 0x0672: Letter.alefHamzaAbove, 0x0673: Letter.alefHamzaBelow,
        0x0675: Letter.alefHamzaAbove, 0x06D3: Letter.yehHamza,
    ]

    private static func build(_ scalar: UInt32) -> UInt8 {
        if let code = named[scalar] { return code }
        switch scalar {
        case 0x30...0x39: return Letter.digits.lowerBound + UInt8(scalar - 0x30)
        case 0x0660...0x0669: return Letter.digits.lowerBound + UInt8(scalar - 0x0660)
        case 0x06F0...0x06F9: return Letter.digits.lowerBound + UInt8(scalar - 0x06F0)
        case 0x41...0x5A: return Letter.latin.lowerBound + UInt8(scalar - 0x41)
        case 0x61...0x7A: return Letter.latin.lowerBound + UInt8(scalar - 0x61)
        case 0x0640: return Letter.none
        default: return byClass(scalar)
        }
    }

    private static func byClass(_ scalar: UInt32) -> UInt8 {
        if scalar.isLineBreak { return Letter.newline }
        return switch ScalarClass.of(scalar) {
        case .white: Letter.space
        case .control, .format, .mark: Letter.none
        case .letter, .digit: Letter.foreign
        case .punctuation: Letter.otherMark
        case .symbol: Letter.symbol
        }
    }
}
