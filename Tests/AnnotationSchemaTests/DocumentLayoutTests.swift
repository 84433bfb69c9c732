import AnnotationSchema
import Testing

@Suite struct DocumentLayoutTests {
    @Test("An annotation begins with its schema, the mark by which its file is known, and ends its last line")
    func annotationFrame() throws {
        for annotation in Sample.annotations {
            let text = try annotation.text()
            #expect(text.hasPrefix("{\n\"schema\":\"urn:hashiya:annotation:1\",\n"))
            #expect(text.hasSuffix("\n}\n"))
        }
    }

    @Test("A problem begins with its schema, the mark by which its file is known, and ends its last line")
    func problemFrame() throws {
        for problem in Sample.problems {
            let text = try problem.text()
            #expect(text.hasPrefix("{\n\"schema\":\"urn:hashiya:problem:1\",\n"))
            #expect(text.hasSuffix("\n}\n"))
        }
    }

    @Test("Top-level members and the elements of top-level lists have a line each, in the schema's order")
    func linesAndOrder() throws {
        let starts = try Sample.full.text().split(separator: "\n").map { line in
            line.hasPrefix("\"") ? String(line.prefix { $0 != ":" }) : String(line.prefix(2))
        }
        #expect(
            starts == [
                "{", "\"schema\"", "\"generator\"", "\"source\"", "\"text\"", "\"document\"",
                "\"sentences\"", "{\"", "{\"", "],", "\"tokens\"", "{\"", "{\"", "{\"", "],",
                "\"entities\"", "{\"", "{\"", "],", "\"quantities\"", "{\"", "{\"", "],",
                "\"warnings\"", "{\"", "{\"", "]", "}",
            ])
        #expect(
            try Sample.minimal.text().split(separator: "\n").suffix(6) == [
                "\"sentences\":[],", "\"tokens\":[],", "\"entities\":[],", "\"quantities\":[],", "\"warnings\":[]", "}",
            ])
    }

    @Test("A problem's members have a line each, in the schema's order")
    func problemLines() throws {
        let keys = try Sample.fullProblem.text().split(separator: "\n").map { line in line.prefix { $0 != ":" } }
        #expect(
            keys == [
                "{", "\"schema\"", "\"type\"", "\"title\"", "\"detail\"", "\"instance\"", "\"size\"", "\"offset\"",
                "\"generator\"", "}",
            ])
    }

    @Test("Members within a line keep their order; lexicons and features stand by name")
    func memberOrder() throws {
        let text = try Sample.full.text()
        let lines = text.split(separator: "\n")
        #expect(lines.contains(#"{"id":"s1","begin":0,"end":13,"kind":"headline"},"#))
        let token =
            #"{"begin":6,"end":13,"words":[{"begin":6,"end":7,"form":"و","lemma":"و","upos":"CCONJ","features":{}},"#
            + #"{"begin":7,"end":13,"form":"العراق","lemma":"عراق","upos":"PROPN","#
            + #""features":{"Case":"Nom","Gender":"Masc","Number":"Sing"}}]},"#
        #expect(lines.contains(Substring(token)))
        #expect(lines.contains(#"{"begin":31,"end":36,"value":12.5,"unit":"percent"},"#))
        #expect(try Sample.sparse.text().contains("\n{\"begin\":0,\"end\":1}\n"), "words are never there and empty")
        let paris =
            #"{"id":"e1","type":"LOC","name":"باريس","mentions":[{"begin":0,"end":5,"kind":"name"}],"#
            + #""links":{"iso3166":"FR","geonames":{"id":2988507,"latitude":48.85341,"longitude":-2}}},"#
        #expect(lines.contains(Substring(paris)))
        let files = ["cities.tsv", "countries.tsv", "numbers.tsv"]
        let places = try files.map { try #require(text.firstRange(of: "\"\($0)\"")).lowerBound }
        #expect(places == places.sorted())
        #expect(try Sample.full.text() == text)
    }
}
