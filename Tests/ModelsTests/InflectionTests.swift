import TestSupport
import Testing

@testable import Models

@Suite struct InflectionTests {
    @Test("Every value of every category comes back by its name and touches no other category")
    func valuesRoundTrip() {
        var seen = 0
        for category in Inflection.Category.allCases {
            for value in category.values {
                for start in [Inflection(), Inflection(bits: 0x2121_1112), Inflection(bits: .max)] {
                    var inflection = start
                    inflection.set(category, value)
                    #expect(inflection.value(category) == value)
                    for other in Inflection.Category.allCases where other != category {
                        #expect(inflection[other] == start[other])
                    }
                    inflection.set(category, "Unknown")
                    #expect(inflection.value(category) == nil)
                    seen += 1
                }
            }
        }
        #expect(seen == 3 * 21)
    }

    @Test("Names and values are those of Universal Dependencies, in the order that models rely on")
    func namesAreFixed() {
        let names = Inflection.Category.allCases.map { "\($0.name)=\($0.values.joined(separator: ","))" }
        #expect(
            names.joined(separator: "|")
                == "Aspect=Imp,Perf|Case=Acc,Gen,Nom|Definite=Def,Ind|Gender=Fem,Masc|Mood=Imp,Ind,Jus,Sub|"
                + "Number=Dual,Plur,Sing|Person=1,2,3|Voice=Act,Pass")
    }

    @Test("A number beyond a category's values has no name")
    func strangeNumbersHaveNoName() {
        let inflection = Inflection(bits: .max)
        #expect(Inflection.Category.allCases.allSatisfy { inflection.value($0) == nil && inflection[$0] == 15 })
        #expect(Inflection.Category.allCases.allSatisfy { Inflection()[$0] == 0 && Inflection().value($0) == nil })
    }

    @Test("Each category has its own columns: one for none and one a value, in no more than a row")
    func columnsAreSideBySide() {
        var end = 0
        for (column, category) in zip(InflectionReader.columns, Inflection.Category.allCases) {
            #expect(column.category == category)
            #expect(column.range == end..<end + category.values.count + 1)
            end = column.range.upperBound
        }
        #expect(end == 29)
    }
}

@Suite struct PartOfSpeechTests {
    @Test("Each part of speech comes back by the name of CoNLL-U; the sixteen that a tagger gives come first")
    func namesRoundTrip() {
        #expect(PartOfSpeech.allCases.map { Int($0.rawValue) } == Array(0..<17))
        #expect(PartOfSpeech.allCases.last == .intj)
        #expect(PartOfSpeech.allCases.allSatisfy { PartOfSpeech(named: $0.name) == $0 })
        #expect(PartOfSpeech.allCases.allSatisfy { $0.name.lowercased() == String(describing: $0) })
        #expect(PartOfSpeech(named: "NN") == .x)
    }
}

@Suite struct ReadingTests {
    @Test("A reading keeps part of speech, inflection and lemma apart")
    func readingsRoundTrip() {
        var generator = SeededGenerator(state: 9)
        for part in PartOfSpeech.allCases {
            for lemma in [0, 1, 12345, 0xFF_FFFF] {
                let inflection = Inflection(bits: UInt32.random(in: 0...UInt32.max, using: &generator))
                let reading = WordLexicon.Reading(part, inflection, lemma: lemma)
                #expect(reading.partOfSpeech == part)
                #expect(reading.inflection == inflection)
                #expect(reading.lemma == lemma)
                #expect(WordLexicon.Reading(bits: reading.bits) == reading)
            }
        }
    }
}
