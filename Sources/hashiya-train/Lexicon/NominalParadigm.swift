internal import ArabicText
internal import Models

/// The forms of nouns and adjectives, unvocalised, without article and clitics.
enum NominalParadigm {
    static func noun(
        _ singular: [UInt8], _ plurals: [LexiconEntry.Plural], isFeminine: Bool, isDefective: Bool = false
    ) -> [InflectedForm] {
        var forms = singularForms(singular, isDefective, Inflection(.number("Sing"), .gender(isFeminine)))
        forms += dual(singular, isFeminine)
        for plural in plurals { forms += self.plural(singular, plural, isFeminine, isDefective) }
        // A man's word that takes ون makes a woman's by ة.
        if !isFeminine, plurals.contains(.sound(masculine: true)), singular.last != Letter.tehMarbuta {
            let feminine = base(singular) + [Letter.tehMarbuta]
            forms += singularForms(feminine, false, Inflection(.number("Sing"), .gender(true)))
            forms += dual(feminine, true)
            forms += plural(feminine, .sound(masculine: false), true)
        }
        return forms
    }

    static func adjective(
        _ masculine: [UInt8], _ plurals: [LexiconEntry.Plural], feminine: [UInt8]?, isDefective: Bool = false
    ) -> [InflectedForm] {
        var forms = singularForms(masculine, isDefective, Inflection(.number("Sing"), .gender(false)))
        forms += dual(masculine, false)
        let woman = feminine ?? base(masculine) + [Letter.tehMarbuta]
        forms += singularForms(woman, false, Inflection(.number("Sing"), .gender(true)))
        forms += dual(woman, true)
        forms += plural(masculine, .sound(masculine: true), false, isDefective)
        forms += plural(woman, .sound(masculine: false), true)
        for case .broken(let form) in plurals { forms += plural(masculine, .broken(form), false) }
        return forms
    }

    /// A singular or a broken plural: by itself, with the accusative alef, before a pronoun.
    private static func singularForms(
        _ word: [UInt8], _ isDefective: Bool, _ inflection: Inflection
    ) -> [InflectedForm] {
        var forms = [InflectedForm(word: word, inflection: inflection)]
        func add(_ form: [UInt8], _ inflection: Inflection) {
            forms.append(InflectedForm(word: form, inflection: inflection))
        }
        let accusative = inflection.with(.inCase("Acc")).with(.indefinite)
        let body = Array(word.dropLast())
        switch word.last {
        case Letter.tehMarbuta: add(body + [Letter.teh], inflection)
        case Letter.alefMaksura: add(body + [Letter.alef], inflection)
        case Letter.hamza:
            add(body + [Letter.yehHamza], inflection.with(.inCase("Gen")))
            add(body + [Letter.wawHamza], inflection.with(.inCase("Nom")))
            if body.last != Letter.alef { add(word + [Letter.alef], accusative) }
            if let before = body.last, joinsLeft(before) {
                add(body + [Letter.yehHamza, Letter.alef], accusative)
            }
        case Letter.yeh:
            add(word + [Letter.alef], accusative)
            // قاضٍ for قاضي.
            if isDefective { add(body, inflection.with(.indefinite)) }
        case Letter.alefHamzaAbove:
            add(body + [Letter.yehHamza], inflection.with(.inCase("Gen")))
            add(body + [Letter.wawHamza], inflection.with(.inCase("Nom")))
        case Letter.alef, nil: break
        default: add(word + [Letter.alef], accusative)
        }
        return forms
    }

    private static func dual(_ singular: [UInt8], _ isFeminine: Bool) -> [InflectedForm] {
        let stem = openStem(singular)
        let inflection = Inflection(.number("Dual"), .gender(isFeminine))
        if singular.last == Letter.alefHamzaAbove {
            // مبدآن: أ and ا are one letter.
            let front = Array(singular.dropLast())
            return [
                InflectedForm(
                    word: front + [Letter.alefMadda, Letter.noon], inflection: inflection.with(.inCase("Nom"))),
                InflectedForm(word: front + [Letter.alefMadda], inflection: inflection.with(.inCase("Nom"))),
            ] + genitives(singular, inflection)
        }
        if singular.last == Letter.hamza, let before = singular.dropLast().last, before != Letter.alef {
            // شيئان, جزأين.
            let seat = joinsLeft(before) ? Letter.yehHamza : Letter.alefHamzaAbove
            let nominative =
                joinsLeft(before)
                ? singular.dropLast() + [seat, Letter.alef, Letter.noon] : singular + [Letter.alef, Letter.noon]
            return [InflectedForm(word: nominative, inflection: inflection.with(.inCase("Nom")))]
                + genitives(singular.dropLast() + [seat], inflection)
        }
        return [
            InflectedForm(word: stem + [Letter.alef, Letter.noon], inflection: inflection.with(.inCase("Nom"))),
            InflectedForm(word: stem + [Letter.alef], inflection: inflection.with(.inCase("Nom"))),
        ] + genitives(stem, inflection)
    }

    private static func genitives(_ stem: [UInt8], _ inflection: Inflection) -> [InflectedForm] {
        [
            InflectedForm(word: stem + [Letter.yeh, Letter.noon], inflection: inflection.with(.inCase("Gen"))),
            InflectedForm(word: stem + [Letter.yeh, Letter.noon], inflection: inflection.with(.inCase("Acc"))),
            InflectedForm(word: stem + [Letter.yeh], inflection: inflection.with(.inCase("Gen"))),
        ]
    }

    /// Whether a letter is joined to the one after it: then a hamza behind it sits on ئ before an ending.
    private static func joinsLeft(_ code: UInt8) -> Bool { !nonJoining.contains(code) }

    private static let nonJoining = Set(Letter.codes(of: "اأإآدذرزوؤءةى"))

    private static func plural(
        _ singular: [UInt8], _ plural: LexiconEntry.Plural, _ isFeminine: Bool, _ isDefective: Bool = false
    ) -> [InflectedForm] {
        let inflection = Inflection(.number("Plur"), .gender(isFeminine))
        switch plural {
        case .broken(let form): return singularForms(form, false, inflection)
        case .sound(masculine: true):
            let stem = base(singular, dropsYeh: isDefective)
            return [
                InflectedForm(word: stem + [Letter.waw, Letter.noon], inflection: inflection.with(.inCase("Nom"))),
                InflectedForm(word: stem + [Letter.yeh, Letter.noon], inflection: inflection.with(.inCase("Gen"))),
                InflectedForm(word: stem + [Letter.yeh, Letter.noon], inflection: inflection.with(.inCase("Acc"))),
                InflectedForm(word: stem + [Letter.waw], inflection: inflection.with(.inCase("Nom"))),
                InflectedForm(word: stem + [Letter.yeh], inflection: inflection.with(.inCase("Gen"))),
            ]
        case .sound(masculine: false):
            var stems = [base(singular)]
            if singular.last == Letter.hamza, singular.dropLast().last == Letter.alef {
                stems.append(singular.dropLast() + [Letter.waw])
            }
            if let bare = stems.first, bare.last == Letter.alefHamzaAbove {
                return [InflectedForm(word: bare.dropLast() + [Letter.alefMadda, Letter.teh], inflection: inflection)]
            }
            if singular.last == Letter.alef { stems = [singular, singular.dropLast() + [Letter.waw]] }
            return stems.map { InflectedForm(word: $0 + [Letter.alef, Letter.teh], inflection: inflection) }
        }
    }

    /// The word without ة; ى becomes ي before an ending. The ي of قاضي falls before ون, the ي of عربي stays.
    private static func base(_ word: [UInt8], dropsYeh: Bool = false) -> [UInt8] {
        switch word.last {
        case Letter.tehMarbuta: Array(word.dropLast())
        case Letter.alefMaksura: dropsYeh ? Array(word.dropLast()) : word.dropLast() + [Letter.yeh]
        case Letter.yeh where dropsYeh: Array(word.dropLast())
        default: word
        }
    }

    /// The word before an ending that begins with a vowel.
    private static func openStem(_ word: [UInt8]) -> [UInt8] {
        switch word.last {
        case Letter.tehMarbuta: word.dropLast() + [Letter.teh]
        case Letter.alefMaksura: word.dropLast() + [Letter.yeh]
        default: word
        }
    }
}
