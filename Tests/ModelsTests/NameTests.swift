import ArabicText
import Testing

@testable import Models

@Suite struct NameTests {
    @Test("Every tag has a number of its own, and comes back from it")
    func tagNumbers() {
        let tags = (0..<9).map { NameTag(number: $0) }
        #expect(Set(tags).count == 9)
        #expect(tags.map(\.number) == Array(0..<9))
    }

    @Test("The inside of a name follows its own type only")
    func order() {
        #expect(NameTag.inside(.person).mayFollow(.begin(.person)))
        #expect(NameTag.inside(.person).mayFollow(.inside(.person)))
        #expect(!NameTag.inside(.person).mayFollow(.begin(.location)))
        #expect(!NameTag.inside(.person).mayFollow(.outside))
        #expect(!NameTag.inside(.person).mayFollow(nil))
        #expect(NameTag.begin(.person).mayFollow(.inside(.location)))
        #expect(NameTag.outside.mayFollow(.inside(.location)))
    }

    @Test(
        "Types by the codes of corpora",
        arguments: [("PERS", NameType.person), ("PER", .person), ("MIS", .miscellaneous)])
    func codes(code: String, type: NameType) {
        #expect(NameType(code: code) == type)
        #expect(NameType(code: "CITY") == nil)
    }

    private func words(_ phrase: String) -> [[UInt8]] {
        phrase.split(separator: " ").map { LetterView.loose(Letter.codes(of: $0)) }
    }

    private func file(_ writer: ModelWriter) throws -> ModelFile {
        try ModelFile(ModelBytes(copying: writer.file { _ in [UInt8](repeating: 0, count: 32) }))
    }

    @Test("Listed phrases are found by their loosest spelling, and say whether longer ones begin so")
    func gazetteer() throws {
        var writer = ModelWriter()
        writer.addGazetteer([
            (words("الأمم المتحدة"), .organization), (words("الأمم"), .placeWord), (words("باريس"), .city),
            (words("باريس"), .given),
        ])
        let gazetteer = try NameGazetteer(try file(writer))
        var hash = WordHash(words("الامم")[0])
        #expect(gazetteer.classes(hash)?.classes == .placeWord)
        #expect(gazetteer.classes(hash)?.goesOn == true)
        hash.feed(Letter.space)
        for code in words("المتحده")[0] { hash.feed(code) }
        #expect(gazetteer.classes(hash)?.classes == .organization)
        #expect(gazetteer.classes(hash)?.goesOn == false)
        #expect(gazetteer.classes(WordHash(words("باريس")[0]))?.classes == [.city, .given])
        #expect(gazetteer.classes(WordHash(words("لندن")[0])) == nil)
    }

    @Test("Known entities come back by each of their names, namesakes together")
    func known() throws {
        let lebanon = KnownEntities.Entry(
            name: "طرابلس", type: .location, country: "LB", geonames: (266826, 34.4367, 35.8497), population: 229_398,
            actorCode: nil, isAmbiguous: false)
        let libya = KnownEntities.Entry(
            name: "طرابلس", type: .location, country: "LY", geonames: (2_210_247, 32.8874, 13.1873),
            population: 1_150_989, actorCode: nil, isAmbiguous: true)
        let reuters = KnownEntities.Entry(
            name: "رويترز", type: .organization, country: nil, geonames: nil, population: 0, actorCode: "MNC",
            isAmbiguous: false)
        var writer = ModelWriter()
        KnownEntities.write(
            [
                (lebanon, [words("طرابلس"), words("طرابلس الشام")]), (libya, [words("طرابلس"), words("طرابلس الغرب")]),
                (reuters, [words("رويترز")]),
            ], to: &writer)
        let known = try KnownEntities(try file(writer))
        #expect(known.entries(words("طرابلس")).map(\.country) == ["LB", "LY"])
        let west = try #require(known.entries(words("طرابلس الغرب")).first)
        #expect(west.number == 1 && west.isAmbiguous && west.population == 1_150_989 && west.name == "طرابلس")
        let point = try #require(west.geonames)
        #expect(point.id == 2_210_247 && abs(point.latitude - 32.8874) < 1e-4 && abs(point.longitude - 13.1873) < 1e-4)
        let agency = try #require(known.entries(words("رويترز")).first)
        #expect(agency.type == .organization && agency.country == nil && agency.geonames == nil)
        #expect(agency.actorCode == "MNC")
        #expect(known.entries(words("أ ف ب")).isEmpty)
    }
}
