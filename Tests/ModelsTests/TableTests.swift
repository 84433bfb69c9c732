import ArabicText
import TestSupport
import Testing

@testable import Models

@Suite struct HashIndexTests {
    private func index(_ slots: [UInt64]) throws -> HashIndex {
        try HashIndex(modelFile { $0.add("indx", slots) }, "indx")
    }

    @Test("Every number is found under its hash, and nothing under others")
    func numbersAreFound() throws {
        var generator = SeededGenerator(state: 7)
        for count in [0, 1, 11, 12, 13, 5000] {
            let entries = (0..<count).map { (hash: generator.next(), value: UInt32($0)) }
            let slots = HashIndex.slots(entries)
            #expect(slots.count { $0 == 0 } * 4 >= slots.count)
            let index = try index(slots)
            #expect(entries.count { index[$0.hash] != $0.value } == 0)
            #expect((0..<5000).count { _ in index[generator.next()] != nil } == 0)
        }
    }

    @Test("Of equal keys the first stays, and its neighbours are found")
    func firstKeyStays() throws {
        let index = try index(HashIndex.slots([(5, 1), (5, 2), (21, 3), (5 | 3 << 40, 4), (0, 5)]))
        #expect(index[5] == 1)
        #expect(index[5 | 3 << 40] == 4)
        #expect(index[0] == 5)
        #expect(index[7] == nil)
    }

    @Test("A table without an empty slot holds no reader for ever")
    func fullTableEnds() throws {
        let full = [UInt64](repeating: 7 << 32 | 1, count: 16)
        #expect(try index(full)[1 << 40] == nil)
    }

    @Test("A size that is no power of two is refused", arguments: [0, 3, 24])
    func oddSizesAreRefused(count: Int) {
        #expect(throws: ModelError.format("the size of its section indx is no power of two")) {
            try index([UInt64](repeating: 0, count: count))
        }
    }
}

@Suite struct WeightTests {
    @Test("A choice is scored by the weights of its features; unknown and negligible ones add nothing")
    func scoresAdd() throws {
        let file = try modelFile {
            $0.addWeights("scor", features: [11, 12, 13], weights: [1.5, -0.25, 0.0009])
        }
        let table = try ScoreTable(file, "scor")
        #expect(table.score([11, 12, 99]) == 1.25)
        #expect(table.score([11, 11]) == 3)
        #expect(table.score([13]) == 0)
        #expect(table.score([]) == 0)
    }

    @Test("Rows of 16 weights come back within half a step, and a row of nothing is left out")
    func rowsOfSixteen() throws {
        var generator = SeededGenerator(state: 8)
        let features = (0..<100).map { _ in generator.next() }
        var weights = (0..<1600).map { _ in Double.random(in: -3...3, using: &generator) }
        for column in 0..<16 { weights[7 * 16 + column] = 0.001 }
        let file = try modelFile { $0.addWeights("ttt", features: features, weights: weights, columns: 16, width: 16) }
        let table = try WeightTable<SIMD16<Int16>>(file, "ttt")
        #expect(table[features[7]] == nil)
        #expect(table[1] == nil)
        for (place, feature) in features.enumerated() where place != 7 {
            let row = try #require(table[feature])
            for column in 0..<16 {
                #expect(
                    abs(Double(Float(row[column]) * table.scale) - weights[place * 16 + column]) <= Double(table.scale)
                        * 0.51)
            }
        }
        let sum = table.sum([features[0], features[1], 1, features[0]])
        let rows = try [#require(table[features[0]]), #require(table[features[1]])]
        for column in 0..<16 { #expect(Int(sum[column]) == 2 * Int(rows[0][column]) + Int(rows[1][column])) }
    }

    @Test("The largest weight is 127 steps, and rows are filled up with nothing")
    func rowsAreFilledUp() throws {
        let file = try modelFile {
            $0.addWeights("ttt", features: [1, 2], weights: [2, -1, 0, 0, 1, 0], columns: 3, width: 32)
        }
        let table = try WeightTable<SIMD32<Int16>>(file, "ttt")
        var row = SIMD32<Int16>()
        row[0] = 127
        row[1] = -64
        #expect(table[1] == row)
        #expect(table.sum([1, 1, 1])[0] == 381)
        #expect(table.scale == Float(2.0 / 127))
    }

    @Test("A table without weights knows no feature")
    func emptyTable() throws {
        let file = try modelFile { $0.addWeights("ttt", features: [], weights: [], columns: 16, width: 16) }
        #expect(try WeightTable<SIMD16<Int16>>(file, "ttt").sum([1, 2]) == SIMD16<Int16>())
    }
}

@Suite struct FrequencyTableTests {
    @Test("A form has the level it was given, an unknown one none; of equal forms the first stays")
    func levelsAreFound() throws {
        let words = ["قال", "في", "السلطة", "ز"].map { Letter.codes(of: $0) }
        var entries = words.enumerated().map { (word: $1, level: UInt8($0 + 1)) }
        entries.append((words[0], 200))
        let table = try FrequencyTable(modelFile { $0.add("freq", FrequencyTable.slots(entries)) })
        #expect(words.map { table.level(WordHash($0)) } == [1, 2, 3, 4])
        #expect(table.level(WordHash(Letter.codes(of: "قالت"))) == 0)
        #expect(table.level(WordHash()) == 0)
    }

    @Test("Levels step by 36 a power of ten, and stay between 1 and 255")
    func levelsStep() {
        #expect(FrequencyTable.level(log10Frequency: -8.2) == 1)
        #expect(FrequencyTable.level(log10Frequency: -7.2) == 36)
        #expect(FrequencyTable.level(log10Frequency: -2.2) == 216)
        #expect(FrequencyTable.level(log10Frequency: -20) == 1)
        #expect(FrequencyTable.level(log10Frequency: 0) == 255)
    }
}

@Suite struct NameEvidenceTests {
    @Test("Evidence goes from never to always in a name, and apart for a word seen once")
    func evidenceIsBinned() throws {
        func counts(_ inside: Int, _ outside: Int) -> NameEvidence.Counts {
            var counts = NameEvidence.Counts()
            for _ in 0..<inside { counts.add(isName: true) }
            for _ in 0..<outside { counts.add(isName: false) }
            return counts
        }
        let cases = [(0, 5), (1, 9), (5, 5), (9, 1), (5, 0), (0, 1), (1, 0)]
        let words = cases.indices.map { [UInt8($0 + 1)] }
        let slots = NameEvidence.slots(zip(words, cases).map { ($0, counts($1.0, $1.1)) })
        let names = try NameEvidence(modelFile { $0.add("name", slots) })
        #expect(words.map { names.evidence(WordHash($0)) } == [1, 2, 3, 4, 5, 6, 7])
        #expect(names.evidence(WordHash([9, 9])) == 0)
    }
}

@Suite struct HashTests {
    // Computed by a program of its own: FNV-1a, SplitMix64's mixer. A change makes all models unreadable.
    @Test("The hashes that models are made with never change")
    func hashesAreFixed() {
        #expect(WordHash().value == 0xF52A_15E9_A9B5_E89B)
        #expect(WordHash(Letter.codes(of: "بيت")).value == 0xE1A1_8401_06AD_3F2D)
        #expect(FeatureHash.of(7, 42) == 0x37E9_671C_4537_6D5D)
        #expect(FeatureHash.of(7, 42, 43) == 0x1548_0854_8D59_3DBC)
        #expect(FeatureHash.of(7, 42, 43, 44) == 0xB110_66D6_202F_3AB7)
    }

    @Test("A hash goes on where it stopped")
    func hashesGoOn() {
        let house = WordHash(Letter.codes(of: "بيت"))
        #expect(house.followed(by: Letter.heh).value == WordHash(Letter.codes(of: "بيته")).value)
        #expect(house.followed(by: Letter.heh, Letter.alef).value == WordHash(Letter.codes(of: "بيتها")).value)
    }
}
