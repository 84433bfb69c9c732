import AnnotationSchema
import Foundation
import Hashiya
import TestSupport
import Testing

@Suite struct ResourcesTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func put(_ text: String, in name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: directory.path(of: name)))
    }

    /// What is said against the directory; nil where nothing is.
    private var complaint: String? {
        do throws(ResourceError) {
            _ = try Resources.overridden(by: directory.path)
            return nil
        } catch {
            return error.description
        }
    }

    @Test("A fault in a lexicon is told by file and line")
    func faultHasItsPlace() throws {
        try put("# comment\n\nFR\tFRA\n", in: "countries.tsv")
        #expect(complaint?.hasPrefix("countries.tsv:3: ") == true, "\(complaint ?? "no complaint")")
    }

    @Test("A directory without any lexicon is refused, and the names that it could have are told")
    func emptyDirectory() throws {
        try put("", in: "notes.txt")
        let complaint = try #require(complaint)
        #expect(complaint.hasPrefix(directory.path))
        for name in ["cities.tsv", "countries.tsv", "guards.tsv", "numbers.tsv"] { #expect(complaint.contains(name)) }
    }

    @Test("A lexicon that cannot be read is told by its path")
    func unreadableLexicon() throws {
        let path = directory.path(of: "numbers.tsv")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        #expect(complaint?.hasPrefix(path) == true, "\(complaint ?? "no complaint")")
    }

    @Test("A file of the directory replaces the built-in one of its name and no other")
    func replacement() throws {
        try put("# nothing is guarded\n", in: "guards.tsv")
        let builtIn = Annotator(resources: try .builtIn()).generator.resources
        let replaced = Annotator(resources: try .overridden(by: directory.path)).generator.resources
        #expect(replaced.filter { builtIn[$0.key] != $0.value }.map(\.key) == ["guards.tsv"])
        #expect(replaced.keys.sorted() == builtIn.keys.sorted())
    }
}
