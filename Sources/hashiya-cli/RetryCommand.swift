import AnnotationSchema
import ArgumentParser
import DropFolder
import Foundation
import SystemPackage

/// `hashiya retry`: has articles tried again that could not be annotated.
struct RetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Have articles tried again that got an error file.",
        discussion: """
            An article that cannot be annotated is left alone until it changes. This removes its error file, which asks \
            for a new attempt: a running service makes it at once, any other when it starts. Names the articles, and \
            touches nothing but error files of Hashiya's own.
            """)

    @Flag(help: "Look through the directories below, too.")
    var recursive = false

    @Option(
        help: ArgumentHelp(
            "Only articles with this problem: \(Problem.Kind.allCases.map(\.name).joined(separator: ", ")).",
            valueName: "problem"))
    var problem: String?

    @Argument(help: "The directory.", completion: .directory)
    var directory: String

    @Argument(help: "Paths of the articles below the directory; without any, all of them.")
    var articles: [String] = []

    func validate() throws {
        if let problem, !Problem.Kind.allCases.contains(where: { $0.name == problem }) {
            throw ValidationError("there is no problem \(problem)")
        }
    }

    mutating func run() throws {
        let wanted = Set(articles.map { FilePath($0).lexicallyNormalized() })
        var found: [(file: FilePath, sidecar: FilePath)] = []
        do {
            try Audit(isRecursive: recursive || !wanted.isEmpty, maximumSize: 1 << 30).run(FilePath(directory)) {
                item in
                guard item.finding == .current(.error), wanted.isEmpty || wanted.contains(item.file) else { return }
                if problem == nil || problem == Self.problem(of: item) {
                    found.append((item.file, FilePath(directory).pushing(item.sidecar(.error))))
                }
            }
        } catch {
            throw ValidationError("\(directory): \(error)")
        }
        var hasFailed = false
        for (file, sidecar) in found {
            guard unsafe sidecar.withPlatformString({ unsafe unlink($0) }) == 0 || errno == ENOENT else {
                hasFailed = true
                FileHandle.standardError.write(Data("hashiya: \(sidecar): \(Errno(rawValue: errno))\n".utf8))
                continue
            }
            print(file)
        }
        for file in wanted.subtracting(found.map(\.file)).sorted(by: { $0.string < $1.string }) {
            hasFailed = true
            FileHandle.standardError.write(Data("hashiya: \(file): has no such error file\n".utf8))
        }
        if hasFailed { throw ExitCode.failure }
    }

    private static func problem(of item: Audit.Item) -> String? {
        guard let sidecar = item.content?.sidecar else { return nil }
        return (try? JSONDecoder().decode(Problem.self, from: Data(sidecar)))?.type.name
    }
}
