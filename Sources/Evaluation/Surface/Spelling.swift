/// Spellings as runs of scalars, and what tells vocalised ones from those that newspapers print.
enum Spelling {
    /// Vowel marks, the dagger alef and tatweel: treebanks write them, newspapers leave them out.
    static func isVocalisation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x64B...0x652, 0x670, 0x640: true
        default: false
        }
    }

    /// The spelling without vocalisation; alef wasla becomes a plain alef. What is nothing else stays as it is.
    static func unvocalised(_ text: String) -> [Unicode.Scalar] {
        let letters = text.unicodeScalars.filter { !isVocalisation($0) }.map { $0 == "\u{671}" ? "ا" : $0 }
        return letters.isEmpty ? Array(text.unicodeScalars) : letters
    }

    /// A lemma without vocalisation. Some treebanks write the dagger alef as a backquote.
    static func unvocalisedLemma(_ lemma: String) -> [Unicode.Scalar] {
        let letters = unvocalised(lemma)
        let plain = letters.filter { $0 != "`" }
        return plain.isEmpty ? letters : plain
    }

    /// Whether a word is written with letters, not only with digits and marks.
    static func hasLetter(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic && !isVocalisation($0) }
    }
}
