import ArgumentParser
import CLexicons
import Foundation

/// `hashiya schema`: the JSON Schema of what the programs write.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema (2020-12) of annotations, or of error documents.")

    @Flag(help: "The schema of ARTICLE.error.json.")
    var problem = false

    mutating func run() throws {
        let file = unsafe problem ? clexicons_problem_schema() : clexicons_annotation_schema()
        let data = unsafe Data(bytes: file.bytes, count: file.count)
        try FileHandle.standardOutput.write(contentsOf: data)
    }
}
