internal import ArabicText
internal import Models

/// What spelling does to verbs with a hamza, and the passives that a long vowel shows.
extension VerbParadigm {
    /// The seat of a hamza after a vowel that was shortened: يجيء gives يجئ, يشاء gives يشأ.
    static func seat(_ vowel: UInt8) -> UInt8 {
        switch vowel {
        case Letter.yeh: Letter.yehHamza
        case Letter.waw: Letter.wawHamza
        default: Letter.alefHamzaAbove
        }
    }

    /// The seat in جئت, أسأت: ئ after the i of the first form, أ in the fourth.
    var shortHamza: UInt8 { perfect.first == Letter.alefHamzaAbove ? Letter.alefHamzaAbove : Letter.yehHamza }

    /// Forms of verbs that end in أ, of رأى, and passives of verbs with a hamza inside.
    mutating func addHamzaForms() {
        let last = perfect[perfect.count - 1]
        let body = Array(perfect.dropLast())
        if last == Letter.alefHamzaAbove {
            addPassivePast(body + [Letter.yehHamza])
            if imperfect.last == Letter.alefHamzaAbove {
                let stem = Array(imperfect.dropLast())
                for (letter, isFeminine) in [(Letter.yeh, false), (Letter.teh, true)] {
                    let front = [letter] + stem.dropFirst()
                    add(front + [Letter.alefMadda, Letter.noon], present(3, "Dual", isFeminine, "Act"))
                    if !isFeminine {
                        for seat in [Letter.wawHamza, Letter.alefHamzaAbove] {
                            add(front + [seat, Letter.waw, Letter.noon], present(3, "Plur", false, "Act"))
                            add(front + [seat, Letter.waw, Letter.alef], present(3, "Plur", false, "Act"))
                            add(front + [seat, Letter.waw], present(3, "Plur", false, "Act"))
                        }
                    }
                }
            }
        }
        if imperfect.last == Letter.yehHamza {
            addImperfect(imperfect.dropLast() + [Letter.alefHamzaAbove], voice: "Pass", jussives: [])
        }
        if perfect.suffix(2).elementsEqual([Letter.alefHamzaAbove, Letter.alefMaksura]) {
            add(perfect.dropLast(2) + [Letter.alefMadda], past(3, "Sing", false))
            addPassivePast(perfect.dropLast(2) + [Letter.yehHamza, Letter.yeh])
        }
        if perfect.count == 3, perfect[1] == Letter.alefHamzaAbove {
            addPassivePast([perfect[0], Letter.yehHamza, perfect[2]])
        }
        if perfect.first == Letter.alefHamzaAbove, imperfect.count == 4, imperfect[1] == Letter.alefHamzaAbove {
            addImperfect(
                [Letter.yeh, Letter.wawHamza] + imperfect.dropFirst(2), voice: "Pass", jussives: [])
        }
    }

    /// شوهد of شاهد, تبودل of تبادل.
    mutating func addPassivesOfLongVowels() {
        let place: Int
        switch perfect.count {
        case 4 where perfect[1] == Letter.alef: place = 1
        case 5 where perfect[0] == Letter.teh && perfect[2] == Letter.alef: place = 2
        default: return
        }
        var stem = perfect
        stem[place] = Letter.waw
        let last = stem[stem.count - 1]
        if last == Letter.alefMaksura { stem[stem.count - 1] = Letter.yeh }
        if last == Letter.alefHamzaAbove { stem[stem.count - 1] = Letter.yehHamza }
        addPassivePast(stem)
    }

    private mutating func addPassivePast(_ stem: [UInt8]) {
        add(stem, past(3, "Sing", false).with(.voice("Pass")))
        add(stem + [Letter.teh], past(3, "Sing", true).with(.voice("Pass")))
        add(stem + [Letter.waw, Letter.alef], past(3, "Plur", false).with(.voice("Pass")))
    }
}
