/// Folds what Arabic spelling varies freely, so that one key finds all spellings of a word.
///
/// Dropped: short vowels and other marks, tatweel, bidi and zero-width controls. Folded: hamza seats of alef to alef, alef
/// maqsura and Farsi yeh to yeh, teh marbuta to heh, keheh to kaf, presentation forms to their letters, Arabic-Indic digits
/// to ASCII, ASCII capitals to small letters.
public enum LooseLetters {
    /// Code of alef.
    public static let alef: UInt16 = 0x0627
    /// Code of beh.
    public static let beh: UInt16 = 0x0628
    /// Code of feh.
    public static let feh: UInt16 = 0x0641
    /// Code of kaf.
    public static let kaf: UInt16 = 0x0643
    /// Code of lam.
    public static let lam: UInt16 = 0x0644
    /// Code of waw.
    public static let waw: UInt16 = 0x0648

    /// Appends the codes of a scalar: none, one, or several for a ligature.
    ///
    /// Codes are UTF-16 code units of the folded letters; a scalar beyond the basic plane gives its surrogate pair.
    public static func append(_ scalar: UInt32, to codes: inout [UInt16]) {
        if scalar < UInt32(table.count) {
            let code = table[Int(scalar)]
            if code != 0 { codes.append(code) }
        } else {
            appendRare(scalar, to: &codes)
        }
    }

    /// The codes of a word or phrase as they come; white space stays.
    public static func codes(of string: String) -> [UInt16] {
        var codes: [UInt16] = []
        for scalar in string.unicodeScalars { append(scalar.value, to: &codes) }
        return codes
    }

    static func appendRare(_ scalar: UInt32, to codes: inout [UInt16]) {
        switch scalar {
        case PresentationForms.first...PresentationForms.last:
            for letter in PresentationForms.letters[Int(scalar - PresentationForms.first)] {
                append(letter, to: &codes)
            }
        case 0xFE00...0xFE0F, 0xFEFD...0xFEFF: break
        case 0x10000...:
            codes.append(UInt16(0xD800 + ((scalar - 0x10000) >> 10)))
            codes.append(UInt16(0xDC00 + ((scalar - 0x10000) & 0x3FF)))
        default: codes.append(UInt16(truncatingIfNeeded: scalar))
        }
    }

    /// Code by scalar; 0 drops it.
    static let table: [UInt16] = (0..<0x2100).map { fold(UInt32($0)) }

    private static func fold(_ scalar: UInt32) -> UInt16 {
        switch scalar {
        case 0x41...0x5A: UInt16(scalar + 0x20)
        case 0x0610...0x061A, 0x061C, 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E8,
            0x06EA...0x06ED,
            0x08D3...0x08FF, 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069:
            0
        case 0x0622, 0x0623, 0x0625, 0x0671...0x0673, 0x0675: alef
        case 0x0649, 0x06CC: 0x064A
        case 0x0629, 0x06BE, 0x06C1...0x06C3, 0x06D5: 0x0647
        case 0x06A9: kaf
        case 0x0660...0x0669: UInt16(scalar - 0x0660 + 0x30)
        case 0x06F0...0x06F9: UInt16(scalar - 0x06F0 + 0x30)
        default: UInt16(scalar)
        }
    }
}
