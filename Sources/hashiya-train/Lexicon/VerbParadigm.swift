internal import ArabicText
internal import Models

/// The forms of a verb, unvocalised, from its perfect and imperfect.
///
/// Where spelling leaves two conjugations open, both are made: a form that nobody writes does no harm.
struct VerbParadigm {
    let perfect: [UInt8]
    let imperfect: [UInt8]
    private var collected: [InflectedForm] = []

    init(perfect: [UInt8], imperfect: [UInt8]) {
        self.perfect = perfect
        self.imperfect = imperfect
    }

    /// All forms, each with what it says.
    func forms() -> [InflectedForm] {
        guard perfect.count >= 2, imperfect.count >= 3, imperfect.first == Letter.yeh else { return [] }
        var copy = self
        copy.addPerfect()
        copy.addImperfect()
        copy.addPassives()
        copy.addHamzaForms()
        copy.addPassivesOfLongVowels()
        return copy.collected
    }

    // MARK: - Perfect

    private mutating func addPerfect() {
        let last = perfect[perfect.count - 1]
        let body = Array(perfect.dropLast())
        switch last {
        case Letter.alefMaksura:
            addPerfect(
                alone: perfect, beforePronoun: body + [Letter.alef], vowel: body, plural: body,
                dual: body + [Letter.yeh], consonant: [body + [Letter.yeh]])
        case Letter.alef:
            addPerfect(
                alone: perfect, beforePronoun: perfect, vowel: body, plural: body, dual: body + [Letter.waw],
                consonant: [body + [Letter.waw]])
        case Letter.yeh:
            addPerfect(
                alone: perfect, beforePronoun: perfect, vowel: perfect, plural: body, dual: perfect,
                consonant: [perfect])
        default:
            var consonant = [perfect]
            if isHollow {
                consonant = [Array(perfect.dropLast(2)) + [last == Letter.hamza ? shortHamza : last]]
            } else if mayBeDoubled {
                consonant.append(perfect + [last])
            }
            addPerfect(
                alone: perfect, beforePronoun: perfect, vowel: perfect, plural: perfect, dual: perfect,
                consonant: consonant)
            if last == Letter.alefHamzaAbove {
                add(body + [Letter.wawHamza, Letter.waw, Letter.alef], past(3, "Plur", false))
                add(body + [Letter.alefMadda], past(3, "Dual", false))
            }
            if last == Letter.noon { add(perfect + [Letter.alef], past(1, "Plur", nil)) }
        }
    }

    private mutating func addPerfect(
        alone: [UInt8], beforePronoun: [UInt8], vowel: [UInt8], plural: [UInt8], dual: [UInt8], consonant: [[UInt8]]
    ) {
        add(alone, past(3, "Sing", false))
        add(beforePronoun, past(3, "Sing", false))
        add(vowel + [Letter.teh], past(3, "Sing", true))
        add(vowel + [Letter.teh, Letter.alef], past(3, "Dual", true))
        add(dual + [Letter.alef], past(3, "Dual", false))
        add(plural + [Letter.waw, Letter.alef], past(3, "Plur", false))
        add(plural + [Letter.waw], past(3, "Plur", false))
        for stem in consonant {
            add(stem + [Letter.noon], past(3, "Plur", true))
            add(stem + [Letter.teh], past(1, "Sing", nil))
            add(stem + [Letter.teh], past(2, "Sing", false))
            add(stem + [Letter.noon, Letter.alef], past(1, "Plur", nil))
            add(stem + [Letter.teh, Letter.meem], past(2, "Plur", false))
            add(stem + [Letter.teh, Letter.meem, Letter.alef], past(2, "Dual", nil))
        }
    }

    // MARK: - Imperfect

    private mutating func addImperfect() { addImperfect(imperfect, voice: "Act", jussives: jussives(imperfect)) }

    mutating func addImperfect(_ form: [UInt8], voice: String, jussives: [[UInt8]]) {
        let last = form[form.count - 1]
        let body = Array(form.dropLast())
        // Before ون and ين the weak ending falls; before ان it is heard.
        let plural = [Letter.alefMaksura, Letter.yeh, Letter.waw].contains(last) ? body : form
        let dual = last == Letter.alefMaksura ? body + [Letter.yeh] : form
        for (letter, person, feminine) in [(Letter.yeh, 3, false), (Letter.teh, 3, true), (Letter.teh, 2, false)] {
            func prefixed(_ word: [UInt8]) -> [UInt8] { [letter] + word.dropFirst() }
            add(prefixed(form), present(person, "Sing", feminine, voice))
            for short in jussives { add(prefixed(short), present(person, "Sing", feminine, voice).with(.mood("Jus"))) }
            add(
                prefixed(dual) + [Letter.alef, Letter.noon], present(person, "Dual", feminine, voice).with(.mood("Ind"))
            )
            add(prefixed(dual) + [Letter.alef], present(person, "Dual", feminine, voice).with(.mood("Sub")))
            guard person == 2 || letter == Letter.yeh else { continue }
            add(prefixed(plural) + [Letter.waw, Letter.noon], present(person, "Plur", false, voice).with(.mood("Ind")))
            add(prefixed(plural) + [Letter.waw, Letter.alef], present(person, "Plur", false, voice).with(.mood("Sub")))
            add(prefixed(plural) + [Letter.waw], present(person, "Plur", false, voice).with(.mood("Sub")))
            let women = isHollow ? jussives.first ?? dual : dual
            add(prefixed(women) + [Letter.noon], present(person, "Plur", true, voice))
            if person == 2 { add(prefixed(plural) + [Letter.yeh, Letter.noon], present(2, "Sing", true, voice)) }
        }
        add([Letter.noon] + form.dropFirst(), present(1, "Plur", nil, voice))
        add(firstPerson(form), present(1, "Sing", nil, voice))
        for short in jussives {
            add([Letter.noon] + short.dropFirst(), present(1, "Plur", nil, voice).with(.mood("Jus")))
            add(firstPerson(short), present(1, "Sing", nil, voice).with(.mood("Jus")))
        }
        if last == Letter.alefMaksura {
            // يراه: ى before a pronoun.
            for letter in [Letter.yeh, Letter.teh, Letter.noon, Letter.alefHamzaAbove] {
                add(
                    [letter] + form.dropFirst().dropLast() + [Letter.alef],
                    present(
                        letter == Letter.yeh || letter == Letter.teh ? 3 : 1, letter == Letter.noon ? "Plur" : "Sing",
                        letter == Letter.teh, voice))
            }
        }
    }

    /// يأكل gives آكل, not أأكل.
    private func firstPerson(_ form: [UInt8]) -> [UInt8] {
        form.count > 1 && form[1] == Letter.alefHamzaAbove
            ? [Letter.alefMadda] + form.dropFirst(2) : [Letter.alefHamzaAbove] + form.dropFirst()
    }

    /// The imperfect cut short: يرم of يرمي, يقل of يقول.
    private func jussives(_ form: [UInt8]) -> [[UInt8]] {
        guard let last = form.last else { return [] }
        if [Letter.alefMaksura, Letter.yeh, Letter.waw].contains(last) { return [Array(form.dropLast())] }
        if isHollow, form.count > 3, Self.long.contains(form[form.count - 2]) {
            return [Array(form.dropLast(2)) + [last == Letter.hamza ? Self.seat(form[form.count - 2]) : last]]
        }
        return mayBeDoubled ? [form + [last]] : []
    }

    // MARK: - Passives that spelling shows

    private mutating func addPassives() {
        let last = perfect[perfect.count - 1]
        let body = Array(perfect.dropLast())
        func passive(_ inflection: Inflection) -> Inflection { inflection.with(.voice("Pass")) }
        if isHollow {
            let stem = Array(perfect.dropLast(2)) + [Letter.yeh, last]
            add(stem, passive(past(3, "Sing", false)))
            add(stem + [Letter.teh], passive(past(3, "Sing", true)))
            add(stem + [Letter.waw, Letter.alef], passive(past(3, "Plur", false)))
            addImperfect(
                Array(imperfect.dropLast(2)) + [Letter.alef, imperfect[imperfect.count - 1]], voice: "Pass",
                jussives: [])
        } else if last == Letter.alefMaksura || last == Letter.alef {
            add(body + [Letter.yeh], passive(past(3, "Sing", false)))
            add(body + [Letter.yeh, Letter.teh], passive(past(3, "Sing", true)))
            add(body + [Letter.waw, Letter.alef], passive(past(3, "Plur", false)))
        }
        if let end = imperfect.last, [Letter.yeh, Letter.waw].contains(end) {
            addImperfect(imperfect.dropLast() + [Letter.alefMaksura], voice: "Pass", jussives: [])
        }
        if perfect.first == Letter.waw, imperfect.count == perfect.count {
            addImperfect([Letter.yeh] + perfect, voice: "Pass", jussives: [])
        }
    }

    // MARK: - Classes

    /// قال, أقام, استفاد: the last letter but one is a long a that is short before a consonant.
    private var isHollow: Bool {
        perfect.count >= 3 && perfect[perfect.count - 2] == Letter.alef && imperfect.count >= 3
            && Self.long.contains(imperfect[imperfect.count - 2])
    }

    /// مد, أحب, احتل, استمر: one letter written for two.
    private var mayBeDoubled: Bool {
        switch perfect.first {
        case Letter.alefHamzaAbove: perfect.count == 3 && imperfect.count == 3
        case Letter.alef:
            // Not اتفق and استمع, whose ت is the eighth form's.
            perfect.count == 4 && perfect[1] != Letter.teh
                || perfect.count == 5 && perfect[1] == Letter.seen && perfect[2] == Letter.teh
        default: perfect.count == 2 || (perfect.count == 3 && perfect.first == Letter.teh)
        }
    }

    static let long: [UInt8] = [Letter.waw, Letter.yeh, Letter.alef]

    mutating func add(_ word: [UInt8], _ inflection: Inflection) {
        collected.append(InflectedForm(word: word, inflection: inflection))
    }

    func past(_ person: Int, _ number: String, _ isFeminine: Bool?) -> Inflection {
        let inflection = Inflection(.aspect("Perf"), .person(person), .number(number), .voice("Act"))
        return isFeminine.map { inflection.with(.gender($0)) } ?? inflection
    }

    func present(_ person: Int, _ number: String, _ isFeminine: Bool?, _ voice: String) -> Inflection {
        let inflection = Inflection(.aspect("Imp"), .person(person), .number(number), .voice(voice))
        return isFeminine.map { inflection.with(.gender($0)) } ?? inflection
    }
}
