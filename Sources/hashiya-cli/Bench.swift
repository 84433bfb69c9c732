import AnnotationSchema
import ArabicText
import ArgumentParser
import CLinux
import DropFolder
import Foundation
import Glibc
import Hashiya
import Models

/// What is measured by itself.
enum BenchStage: String, CaseIterable, ExpressibleByArgument {
    /// UTF-8 to letter codes with their offsets.
    case script
    /// A decoded text to its scalars and tokens.
    case tokenizer
    /// UTF-8 to letter codes, scalars and tokens.
    case scriptAndTokenizer = "script-tokenizer"
    /// Tokens to sentences.
    case sentences
    /// Tokens and sentences to words: cuts, parts of speech, inflection, lemmas.
    case words
    /// The same by a reader that has seen just these texts before.
    case wordsAgain = "words-again"
    /// UTF-8 to words, by way of all stages above.
    case wordsLayer = "words-layer"
    /// A file's bytes to the bytes of its JSON.
    case annotate
}

/// The texts, as each stage needs them, and what goes through them.
struct Bench {
    struct Text {
        let file: FileDescription
        let bytes: [UInt8]
        let text: ScalarText
        let tokens: [SurfaceToken]
        let sentences: [Range<Int>]
    }

    private let model: WordModel
    private let resources: Resources
    private let experienced: WordAnalyzer
    private(set) var texts: [Text] = []

    /// Loads all that an annotation takes, and makes a first one.
    init() throws {
        resources = try .builtIn()
        model = try .builtIn()
        experienced = WordAnalyzer(model)
        let bytes = Array("وصل الوفد إلى باماكو الخميس.".utf8)
        let file = FileDescription(name: [], size: bytes.count, modifiedSeconds: 0, modifiedNanoseconds: 0)
        _ = try Annotator(resources: resources).annotate(bytes, file: file).encoded()
    }

    mutating func read(_ files: [String]) throws {
        for path in files {
            let name = URL(filePath: path).lastPathComponent
            let bytes: [UInt8]
            do {
                bytes = try ArticleOnDisk(path: path, name: name).read.bytes
            } catch {
                throw Failure("\(path): \(error)")
            }
            let text = ScalarText(String(decoding: bytes, as: UTF8.self))
            let tokens = Tokenizer().tokens(of: text)
            texts.append(
                Text(
                    file: FileDescription(
                        name: Array(name.utf8), size: bytes.count, modifiedSeconds: 0, modifiedNanoseconds: 0),
                    bytes: bytes, text: text, tokens: tokens,
                    sentences: SentenceSplitter().sentences(of: text, tokens: tokens)))
        }
    }

    /// Who reads: without memory of any word, but for ``BenchStage/wordsAgain``.
    private enum Reader {
        case analyzer(WordAnalyzer)
        case annotator(Annotator)
    }

    private func reader(for stage: BenchStage) -> Reader {
        switch stage {
        case .annotate: .annotator(Annotator(resources: resources))
        case .wordsAgain: .analyzer(experienced)
        default: .analyzer(WordAnalyzer(model))
        }
    }

    /// Goes through all texts once and then so many times. What happens but for that is the same for none and one.
    func run(_ stage: BenchStage, passes: Int) throws {
        _ = try pass(stage)
        var reader = reader(for: stage)
        for number in 0..<passes {
            if number > 0 { reader = self.reader(for: stage) }
            _ = try count(stage, reader)
        }
    }

    /// One pass over all texts: what came out, counted, and the time that it took.
    func pass(_ stage: BenchStage) throws -> (count: Int, time: BenchTime) {
        let reader = reader(for: stage)
        let start = BenchTime.now
        return (try count(stage, reader), BenchTime.now - start)
    }

    private func count(_ stage: BenchStage, _ reader: Reader) throws -> Int {
        try texts.reduce(0) { try $0 + count(stage, $1, reader) }
    }

    private func count(_ stage: BenchStage, _ text: Text, _ reader: Reader) throws -> Int {
        switch (stage, reader) {
        case (.script, _): return LetterText(utf8: text.bytes.span).codes.count
        case (.tokenizer, _): return Tokenizer().tokens(of: ScalarText(text.text.string)).count
        case (.scriptAndTokenizer, _):
            return LetterText(utf8: text.bytes.span).codes.count + tokens(text.bytes).tokens.count
        case (.sentences, _): return SentenceSplitter().sentences(of: text.text, tokens: text.tokens).count
        case (.wordsLayer, .analyzer(let analyzer)):
            let (scalars, tokens) = tokens(text.bytes)
            let sentences = SentenceSplitter().sentences(of: scalars, tokens: tokens)
            return analyzer.words(of: scalars, tokens: tokens, sentences: sentences) {}.count
        case (_, .analyzer(let analyzer)):
            return analyzer.words(of: text.text, tokens: text.tokens, sentences: text.sentences) {}.count
        case (_, .annotator(let annotator)):
            do {
                return try annotator.annotate(text.bytes, file: text.file).encoded().count
            } catch {
                throw Failure("\(String(decoding: text.file.name, as: UTF8.self)): \(error)")
            }
        }
    }

    private func tokens(_ bytes: [UInt8]) -> (text: ScalarText, tokens: [SurfaceToken]) {
        let text = ScalarText(String(decoding: bytes, as: UTF8.self))
        return (text, Tokenizer().tokens(of: text))
    }

    /// What comes out of a pass, counted: letters, tokens, sentences, words or bytes.
    func count(_ stage: BenchStage) throws -> Int { try pass(stage).count }

    /// The medians of the rounds: the time of a pass.
    ///
    /// - Throws: ``Failure`` when passes differ in what came out.
    func time(_ stage: BenchStage, rounds: Int) throws -> BenchTime {
        let expected = try count(stage)
        let means = try (0..<rounds).map { _ in
            var (passes, total) = (0.0, BenchTime(wall: 0, processor: 0))
            while total.wall < 0.5 {
                let pass = try pass(stage)
                guard pass.count == expected else {
                    throw Failure("\(stage.rawValue): \(pass.count) came out, and \(expected) before")
                }
                passes += 1
                total = BenchTime(wall: total.wall + pass.time.wall, processor: total.processor + pass.time.processor)
            }
            return BenchTime(wall: total.wall / passes, processor: total.processor / passes)
        }
        return BenchTime(
            wall: means.map(\.wall).sorted()[rounds / 2], processor: means.map(\.processor).sorted()[rounds / 2])
    }

    /// The most memory that the process has had.
    static func peakMemoryKiB() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}

/// Seconds by the clock and of the processor. The two are the same where nobody else wants the core.
struct BenchTime {
    let wall, processor: Double

    static var now: BenchTime {
        BenchTime(wall: seconds(CLOCK_MONOTONIC), processor: seconds(CLOCK_PROCESS_CPUTIME_ID))
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    static func - (end: BenchTime, start: BenchTime) -> BenchTime {
        BenchTime(wall: end.wall - start.wall, processor: end.processor - start.processor)
    }
}
