import AnnotationSchema
import ArgumentParser
import DropFolder
import Evaluation
import Foundation
import Hashiya

/// `hashiya evaluate words`: tokens, sentences, words and what is said of them.
struct EvaluateWordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "words", abstract: "Score tokens, sentences, words, parts of speech, features and lemmas.",
        discussion: """
            Annotates the raw text of each document of a CoNLL-U file and compares, in the way of the CoNLL 2018 shared \
            task. Where the file has no text, its words are joined as a newspaper writes them.
            """)

    @OptionGroup var lexicons: LexiconOptions

    @Flag(help: "Print one JSON object in place of a table.")
    var json = false

    @Option(help: ArgumentHelp("Print the most frequent errors of each kind as well.", valueName: "number"))
    var errors: Int?

    @Argument(help: "A file of Universal Dependencies.", completion: .file(extensions: ["conllu"]))
    var file: String

    mutating func run() throws {
        let annotator = try lexicons.annotator()
        do {
            let report = try report(annotator)
            if let errors, !json {
                FileHandle.standardOutput.write(Data((report.all.errors?.list(errors) ?? "").utf8))
            }
            try FileHandle.standardOutput.write(contentsOf: json ? Data(report.encoded()) : Data(report.table.utf8))
        } catch {
            FileHandle.standardError.write(Data("hashiya: \(file): \(error)\n".utf8))
            throw ExitCode.failure
        }
    }

    private func report(_ annotator: Annotator) throws -> WordReport {
        let name = URL(filePath: file).lastPathComponent
        let bytes = try ArticleOnDisk(path: file, name: name).read.bytes
        var report = WordReport(file: name, keepsErrors: errors != nil)
        for document in try GoldFile(bytes).documents {
            let bytes = Array(document.text.utf8)
            let description = FileDescription(
                name: Array(document.name.utf8), size: bytes.count, modifiedSeconds: 0, modifiedNanoseconds: 0)
            do throws(AnnotationFailure) {
                report.add(document, Reading(try annotator.annotate(bytes, file: description)))
            } catch {
                throw Failure("\(document.name): \(error)")
            }
        }
        return report
    }
}
