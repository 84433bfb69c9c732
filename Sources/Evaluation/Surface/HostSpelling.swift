/// How a word is spelt before a pronoun ending.
enum HostSpelling {
    /// The host's letters before the letters of a pronoun.
    static func before(_ pronoun: [Unicode.Scalar], _ host: ConlluWord) -> [Unicode.Scalar] {
        var letters = Spelling.unvocalised(host.form)
        guard letters.count > 1, let last = letters.last else { return letters }
        let isFirstPerson = pronoun == ["ي"]
        switch last {
        case "ة": letters[letters.count - 1] = "ت"
        // أ and ا are written as one: رأى + ه is رآه.
        case "ى" where letters[letters.count - 2] == "أ": letters.replaceSubrange((letters.count - 2)..., with: ["آ"])
        case "ى": letters[letters.count - 1] = keepsYa.contains(letters) ? "ي" : "ا"
        case "ا" where host.upos == "VERB" && letters[letters.count - 2] == "و": letters.removeLast()
        // Two of them are written as one: محامي + ي is محامي.
        case "ي" where isFirstPerson: letters.removeLast()
        case "ء":
            let isKasra = isFirstPerson || letters[letters.count - 2] == "ي"
            letters[letters.count - 1] = seat(isKasra ? .kasra : vowel(of: host)) ?? "ء"
        case "أ" where host.upos != "VERB":
            letters[letters.count - 1] = seat(isFirstPerson ? .kasra : vowel(of: host)) ?? "أ"
        default: break
        }
        return letters
    }

    /// Prepositions whose last letter turns into ي; in all other words it turns into ا.
    private static let keepsYa = Set(["على", "إلى", "الى", "لدى"].map { Array($0.unicodeScalars) })

    private enum Vowel {
        case fatha, damma, kasra
    }

    /// The letter that carries a last hamza: أصدقاؤُه, أصدقائِه; none for أصدقاءَه.
    private static func seat(_ vowel: Vowel) -> Unicode.Scalar? {
        switch vowel {
        case .fatha: nil
        case .damma: "ؤ"
        case .kasra: "ئ"
        }
    }

    /// The vowel that the form ends with, or that its case asks for.
    private static func vowel(of host: ConlluWord) -> Vowel {
        for mark in host.form.unicodeScalars.reversed().prefix(while: Spelling.isVocalisation) {
            switch mark {
            case "\u{64E}", "\u{64B}": return .fatha
            case "\u{64F}", "\u{64C}": return .damma
            case "\u{650}", "\u{64D}": return .kasra
            default: continue
            }
        }
        switch host.features["Case"] {
        case "Nom": return .damma
        case "Gen": return .kasra
        default: return .fatha
        }
    }
}
