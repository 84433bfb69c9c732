import AnnotationSchema
import ArgumentParser
import DropFolder
import Foundation
import Hashiya

/// `hashiya annotate`: files in, documents out.
struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate", abstract: "Annotate files and print the documents, or write them to a directory.",
        discussion: "Exits with 1 when an article could not be annotated; the problem document takes its place.")

    @OptionGroup var lexicons: LexiconOptions

    @Option(
        help: ArgumentHelp("Write NAME.annotations.json (or NAME.error.json) into this directory.", valueName: "dir"))
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
                let product = annotator.annotate(article.read)
                if product.kind == .error { hasFailed = true }
                try deliver(product, name: name)
            } catch {
                hasFailed = true
                FileHandle.standardError.write(Data("hashiya: \(file): \(error)\n".utf8))
            }
        }
        if hasFailed { throw ExitCode.failure }
    }

    private func deliver(_ product: Product, name: String) throws {
        let data = Data(product.bytes)
        guard let output else {
            try FileHandle.standardOutput.write(contentsOf: data)
            return
        }
        let directory = URL(filePath: output, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        try data.write(to: directory.appending(path: name + product.kind.suffix), options: .atomic)
    }
}
