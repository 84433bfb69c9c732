import ArgumentParser
import Foundation

/// `hashiya bench`: how fast each stage reads, on one core.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure on one core how many words a second each stage reads.",
        discussion: """
            Reads the files once, then has each stage go through all of them for at least half a second a round, and gives \
            the median of the rounds. Every pass begins without memory of the words before it, but for the stage words-again.
            """)

    @Option(help: "Measure this stage alone.")
    var stage: BenchStage?

    @Option(help: "How many rounds the median is of.")
    var rounds = 5

    @Option(help: "Go through the files so many times more and say nothing, for a program that counts instructions.")
    var passes: Int?

    @Flag(help: "Print one JSON object in place of a table.")
    var json = false

    @Argument(help: "The articles.", completion: .file())
    var files: [String]

    func validate() throws {
        if rounds < 1 { throw ValidationError("there must be a round") }
        if let passes, passes < 0 || stage == nil {
            throw ValidationError("--passes takes a number, and a --stage to go with it")
        }
    }

    mutating func run() throws {
        do {
            let start = ContinuousClock.now
            var bench = try Bench()
            let startup = start.duration(to: .now)
            try bench.read(files)
            if let stage, let passes {
                try bench.run(stage, passes: passes)
                return
            }
            try report(&bench, startup)
        } catch {
            FileHandle.standardError.write(Data("hashiya: \(error)\n".utf8))
            throw ExitCode.failure
        }
    }

    private func report(_ bench: inout Bench, _ startup: Duration) throws {
        var report = BenchReport(
            files: bench.texts.count, bytes: bench.texts.reduce(0) { $0 + $1.bytes.count },
            tokens: bench.texts.reduce(0) { $0 + $1.tokens.count }, words: try bench.count(.words),
            startupMilliseconds: startup / .milliseconds(1))
        for stage in BenchStage.allCases where self.stage == nil || stage == self.stage {
            report.add(stage, try bench.time(stage, rounds: rounds))
            if stage != .annotate || self.stage != nil { report.peakMemoryKiB = try Bench.peakMemoryKiB() }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try FileHandle.standardOutput.write(
            contentsOf: json ? encoder.encode(report) + Data("\n".utf8) : Data(report.table.utf8))
    }
}

/// What was measured. The keys are for programs: they are never renamed.
private struct BenchReport: Encodable {
    struct Stage: Encodable {
        let secondsPerPass, processorSecondsPerPass, tokensPerSecond, wordsPerSecond, megabytesPerSecond: Double
    }

    let files, bytes, tokens, words: Int
    let startupMilliseconds: Double
    /// After the words' stages, before the last.
    var peakMemoryKiB = 0
    private var stages: [String: Stage] = [:]

    init(files: Int, bytes: Int, tokens: Int, words: Int, startupMilliseconds: Double) {
        self.files = files
        self.bytes = bytes
        self.tokens = tokens
        self.words = words
        self.startupMilliseconds = startupMilliseconds
    }

    mutating func add(_ stage: BenchStage, _ time: BenchTime) {
        stages[stage.rawValue] = Stage(
            secondsPerPass: time.wall, processorSecondsPerPass: time.processor,
            tokensPerSecond: Double(tokens) / time.wall, wordsPerSecond: Double(words) / time.wall,
            megabytesPerSecond: Double(bytes) / time.wall / 1e6)
    }

    var table: String {
        var lines = [
            "\(files) files, \(bytes) bytes, \(tokens) tokens, \(words) words",
            "first answer after \(rounded(startupMilliseconds)) ms, at most \(rounded(Double(peakMemoryKiB) / 1024)) MiB",
            row("", "tokens/s", "words/s", "MB/s"),
        ]
        for stage in BenchStage.allCases {
            guard let figures = stages[stage.rawValue] else { continue }
            lines.append(
                row(
                    stage.rawValue, "\(Int(figures.tokensPerSecond))", "\(Int(figures.wordsPerSecond))",
                    rounded(figures.megabytesPerSecond)))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

    private func row(_ name: String, _ figures: String...) -> String {
        let right = figures.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined()
        return name + String(repeating: " ", count: 16 - name.count) + right
    }
}
