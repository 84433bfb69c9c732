import AnnotationSchema
import ArgumentParser
import DropFolder
import Evaluation
import Foundation
import Hashiya

/// `hashiya annotate`: files in, documents out.
struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate", abstract: "Annotate files and print the documents, or write them to a directory.",
        discussion: """
            Exits with 1 when an article could not be annotated; the problem document takes its place. CoNLL-U has no \
            place for it: there the reason goes to standard error.
            """)

    @OptionGroup var lexicons: LexiconOptions

    @Option(help: "What to write: the whole document as JSON, or sentences, tokens and words as CoNLL-U.")
    var format = AnnotationFormat.json

    @Option(
        help: ArgumentHelp(
            "Write NAME.annotations.json, NAME.conllu or NAME.error.json into this directory.", valueName: "dir"))
    var output: String?

    @Argument(help: "The articles.", completion: .file())
    var files: [String]

    mutating func run() throws {
        let annotator = try lexicons.annotator()
        let names = files.map { URL(filePath: $0).lastPathComponent }
        if output != nil, let twice = Dictionary(grouping: names, by: \.self).first(where: { $0.value.count > 1 }) {
            throw ValidationError("two files have the name \(twice.key); their documents would overwrite each other")
        }
        var hasFailed = false
        for (file, name) in zip(files, names) {
            do {
                let article = try ArticleOnDisk(path: file, name: name)
                let answer = try format.answer(annotator, article.read)
                if answer.isProblem { hasFailed = true }
                try deliver(answer, name: name)
            } catch {
                hasFailed = true
                FileHandle.standardError.write(Data("hashiya: \(file): \(error)\n".utf8))
            }
        }
        if hasFailed { throw ExitCode.failure }
    }

    private func deliver(_ answer: Answer, name: String) throws {
        guard let output else {
            if let reason = answer.reason { throw Failure(reason) }
            try FileHandle.standardOutput.write(contentsOf: answer.data)
            return
        }
        let directory = URL(filePath: output, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        try answer.data.write(to: directory.appending(path: name + answer.suffix), options: .atomic)
    }
}
