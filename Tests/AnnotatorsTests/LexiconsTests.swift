import AnnotationSchema
import Annotators
import Testing

@Suite struct LexiconsTests {
    @Test("The built-in files are read without a fault, and their bytes can be digested")
    func builtInFilesAreSound() throws {
        let lexicons = try Lexicons()
        #expect(Lexicons.names == ["cities.tsv", "countries.tsv", "guards.tsv", "numbers.tsv"])
        #expect(lexicons.bytes.keys.sorted() == Lexicons.names)
        #expect(lexicons.bytes.values.allSatisfy { !$0.isEmpty })
    }

    @Test("An override replaces the file of its name and no other")
    func overridesReplace() throws {
        let bytes = Sample.bytes([["XX", "XXX", "بلاد", "-", "-", "-"]])
        let lexicons = try Lexicons(overrides: ["countries.tsv": bytes, "cities.tsv": Sample.bytes([["# none"]])])
        #expect(lexicons.bytes["countries.tsv"] == bytes)
        #expect(lexicons.bytes["numbers.tsv"] == (try Lexicons().bytes["numbers.tsv"]))
        #expect(draft("بلاد وفرنسا", lexicons).entities.map(\.links.iso3166) == ["XX"])
    }

    @Test("Comments, blank lines, a byte-order mark and CR LF do no harm")
    func harmlessLines() throws {
        var files = Sample.files
        files["countries.tsv"] = Array("\u{FEFF}# c\r\n\r\nXX\tXXX\tبلاد\t-\t-\t-\r\n#\r\n".utf8)
        files["cities.tsv"] = []
        #expect(draft("بلاد", try Lexicons(overrides: files)).entities.map(\.name) == ["بلاد"])
    }

    @Test(
        "A fault is reported with file and line",
        arguments: [
            ("countries.tsv", "#\nFR\tFRA\tفرنسا\t-\t-", 2, "5 columns"),
            ("countries.tsv", "fr\tFRA\tفرنسا\t-\t-\t-", 1, "alpha-2"),
            ("countries.tsv", "FR\tFR\tفرنسا\t-\t-\t-", 1, "alpha-3"),
            ("countries.tsv", "FR\tFRA\t-\t-\t-\t-", 1, "no name"),
            ("countries.tsv", "FR\tFRA\t\t-\t-\t-", 1, "empty"),
            ("countries.tsv", "FR\tFRA\tفرنسا\tأ||ب\t-\t-", 1, "empty alternative"),
            ("countries.tsv", "FR\tFRA\tفرنسا\tأ | ب\t-\t-", 1, "space"),
            ("countries.tsv", "FR\tFRA\tفرنسا\t-\t-\t-\n\nFR\tFRA\tالغال\t-\t-\t-", 3, "second line for FR"),
            ("countries.tsv", "AA\tAAA\tأمل\t-\t-\t-\nBB\tBBB\tامل\t-\t-\t-", 2, "line 1"),
            ("countries.tsv", "AA\tAAA\tأمل\t-\tأملي\t-\nBB\tBBB\tبلد\t-\t-\tاملى", 2, "line 1"),
            ("cities.tsv", "ZZ\tمدينة\t-\t1\t0\t0", 1, "ZZ"),
            ("cities.tsv", "FR\tمدينة\t-\tx\t0\t0", 1, "GeoNames"),
            ("cities.tsv", "FR\tمدينة\t-\t0\t0\t0", 1, "GeoNames"),
            ("cities.tsv", "FR\tمدينة\t-\t1\t90.5\t0", 1, "latitude"),
            ("cities.tsv", "FR\tمدينة\t-\t1\t0\tnan", 1, "longitude"),
            ("cities.tsv", "FR\tمدينة\t-\t1\t0\t0\nIQ\tمدينه\t-\t2\t0\t0", 2, "line 1"),
            ("guards.tsv", "مالي\tnames\tnever\t-\t-", 1, "names"),
            ("guards.tsv", "#\n\nمالي\tname\tbefore\tأ\t-", 3, "unknown rule “before”"),
            ("guards.tsv", "مالي\tname\tnot-after\t-\t-", 1, "needs words"),
            ("guards.tsv", "مالي\tname\tnever\tأ\t-", 1, "no words"),
            ("numbers.tsv", "ستة\t6\tunit\t-\nسته\t6\tunit\t-", 2, "earlier line"),
            ("numbers.tsv", "ستة\tsix\tunit\t-", 1, "value"),
            ("numbers.tsv", "ستة\t6\tnumber\t-", 1, "unknown kind"),
            ("numbers.tsv", "مايو\t5\tmonth\t-", 1, "has no value"),
            ("capitals.tsv", "", 0, "no lexicon has this name"),
        ])
    func faultsNameTheirPlace(file: String, content: String, line: Int, message: String) throws {
        var files = Sample.files
        files[file] = Array(content.utf8)
        let error = #expect(throws: LexiconError.self) { try Lexicons(overrides: files) }
        #expect(error?.file == file)
        #expect(error?.line == line)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
        if line > 0 { #expect(error?.description.hasPrefix("\(file):\(line): ") == true) }
    }

    @Test("Bytes that are not UTF-8 are reported by line")
    func notUTF8() {
        var files = Sample.files
        files["guards.tsv"] = Array("# fine\n".utf8) + [0xC7, 0xE1, 0x0A]
        let error = #expect(throws: LexiconError.self) { try Lexicons(overrides: files) }
        #expect(error == LexiconError(file: "guards.tsv", line: 2, message: "not UTF-8"))
    }

    @Test("A country and a capital may share a name: the country has it unless a guard refuses")
    func sharedName() throws {
        let entities = draft("عمان", try Lexicons(overrides: Sample.files)).entities
        #expect(entities.map(\.actorCode) == ["OMN"])
    }
}
