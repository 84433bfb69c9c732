/// One-byte codes of the letters, digits and marks that Arabic news is written with.
///
/// A code keeps the orthography: أ, إ, آ and ا differ, so do ي and ى, ة and ه. ``LetterView`` folds what a search folds.
/// Short vowels, tatweel and invisible controls have no code. Codes are grouped, so that a comparison tells the kind.
public enum Letter {
    /// No letter: what is not counted, and what precedes or follows a text.
    public static let none: UInt8 = 0

    /// The Arabic letters whose codes are 1, 2, 3 … in this order; those beyond ``lastArabic`` are Persian, Urdu, Kurdish
    /// and other letters that names in Arabic news may bring along.
    static let arabic = Array("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژڤگڨڭٹڈڑںےۀېۆۇڵ".unicodeScalars)

    /// Code of the last of the 36 letters of Arabic itself.
    public static let lastArabic: UInt8 = 36
    /// Codes of Arabic letters and of those of its neighbours.
    public static let letters: ClosedRange<UInt8> = 1...63
    /// Codes of the digits 0 to 9, Latin, Arabic-Indic and Eastern alike.
    public static let digits: ClosedRange<UInt8> = 64...73
    /// Codes of the Latin letters a to z, capitals folded.
    public static let latin: ClosedRange<UInt8> = 80...105
    /// Letters of other scripts, and Latin ones beyond a to z.
    public static let foreign: UInt8 = 106
    /// Codes of ASCII punctuation and of the marks that Arabic adds to it.
    public static let marks: ClosedRange<UInt8> = 112...167
    /// Punctuation without a code of its own.
    public static let otherMark: UInt8 = 168
    /// A currency sign, an arrow, an emoji and all else that can be seen.
    public static let symbol: UInt8 = 169
    /// White space within a line.
    public static let space: UInt8 = 170
    /// An end of a line.
    public static let newline: UInt8 = 171

    static let markScalars = Array("!\"#%&'()*+,-./:;<=>?@[\\]^_`{|}~$،؛؟«»“”‘’„…–—٪٫٬•·€£".unicodeScalars)

    /// The codes of a word that a program or a lexicon gives; marks and controls vanish.
    public static func codes(of string: some StringProtocol) -> [UInt8] {
        var codes: [UInt8] = []
        codes.reserveCapacity(string.utf8.count / 2 + 1)
        for scalar in string.unicodeScalars { LetterTable.append(scalar.value, to: &codes) }
        return codes
    }

    /// The letters of codes; digits are ASCII. What has no letter of its own gives U+FFFD.
    public static func string(_ codes: some Sequence<UInt8>) -> String {
        var view = String.UnicodeScalarView()
        for code in codes { view.append(LetterTable.scalars[Int(code)]) }
        return String(view)
    }
}

/// The letters that grammar speaks of by name.
extension Letter {
    /// ء
    public static let hamza: UInt8 = 1
    /// آ
    public static let alefMadda: UInt8 = 2
    /// أ
    public static let alefHamzaAbove: UInt8 = 3
    /// ؤ
    public static let wawHamza: UInt8 = 4
    /// إ
    public static let alefHamzaBelow: UInt8 = 5
    /// ئ
    public static let yehHamza: UInt8 = 6
    /// ا
    public static let alef: UInt8 = 7
    /// ب
    public static let beh: UInt8 = 8
    /// ة
    public static let tehMarbuta: UInt8 = 9
    /// ت
    public static let teh: UInt8 = 10
    /// س
    public static let seen: UInt8 = 19
    /// ع
    public static let ain: UInt8 = 25
    /// ف
    public static let feh: UInt8 = 27
    /// ك
    public static let kaf: UInt8 = 29
    /// ل
    public static let lam: UInt8 = 30
    /// م
    public static let meem: UInt8 = 31
    /// ن
    public static let noon: UInt8 = 32
    /// ه
    public static let heh: UInt8 = 33
    /// و
    public static let waw: UInt8 = 34
    /// ى
    public static let alefMaksura: UInt8 = 35
    /// ي
    public static let yeh: UInt8 = 36
}
