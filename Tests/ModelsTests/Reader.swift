import ArabicText
import Foundation
import Models
import Testing

/// A text, its tokens and the words that were read in it.
struct ReadText {
    let text: ScalarText
    let tokens: [SurfaceToken]
    let words: [AnalyzedWord]

    /// A word's form as it is written by itself, without marks.
    func form(_ word: AnalyzedWord) -> String {
        word.form ?? Letter.string(Letter.codes(of: text.slice(word.range)))
    }

    func lemma(_ word: AnalyzedWord) -> String { word.lemma ?? form(word) }

    /// `form TAG lemma` of each word.
    var lines: [String] { words.map { "\(form($0)) \($0.tag.name) \(lemma($0))" } }

    /// What is wrong with where the words lie, or with an empty form or lemma; the first few.
    var faults: [String] {
        var faults: [String] = []
        var place = 0
        for (index, token) in tokens.enumerated() where faults.count < 5 {
            var end = token.begin
            let first = place
            while place < words.count, words[place].token == index {
                let word = words[place]
                if word.range.lowerBound != end { faults.append("a gap or overlap at \(end), word \(word.range)") }
                if word.range.isEmpty { faults.append("an empty word at \(end)") }
                if lemma(word).isEmpty && !form(word).isEmpty { faults.append("no lemma at \(word.range)") }
                if word.form?.isEmpty ?? false { faults.append("no form at \(word.range)") }
                end = word.range.upperBound
                place += 1
            }
            if place == first {
                faults.append("no word in token \(token.range) \(text.slice(token.range).debugDescription)")
            }
            if place > first && end != token.end { faults.append("token \(token.range) ends at \(end)") }
        }
        if faults.isEmpty && place != words.count { faults.append("\(words.count - place) words of no token") }
        return faults
    }
}

/// Reads texts with the built-in model.
enum Reader {
    static let shared = Result { try WordAnalyzer(WordModel.builtIn()) }

    /// A reader that has not read anything.
    static func fresh() throws -> WordAnalyzer { WordAnalyzer(try shared.get().model) }

    static func read(_ string: String, with analyzer: WordAnalyzer? = nil) throws -> ReadText {
        let text = ScalarText(string)
        let tokens = Tokenizer().tokens(of: text)
        return try read(
            text, tokens, sentences: SentenceSplitter().sentences(of: text, tokens: tokens), with: analyzer)
    }

    static func read(
        _ text: ScalarText, _ tokens: [SurfaceToken], sentences: [Range<Int>], with analyzer: WordAnalyzer? = nil
    ) throws -> ReadText {
        let analyzer = try analyzer ?? shared.get()
        return ReadText(
            text: text, tokens: tokens,
            words: analyzer.words(of: text, tokens: tokens, sentences: sentences, pause: {}))
    }
}

/// Articles that lie beside the repository, where somebody has put them; tests that need them say so and skip.
enum SharedNews {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "../shared/articles/saudinewsnet").standardizedFileURL

    static var isThere: Bool { FileManager.default.fileExists(atPath: directory.path) }

    static func texts() throws -> [(name: String, text: String)] {
        try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted().filter { $0.hasSuffix(".txt") }
            .map { ($0, String(decoding: try Data(contentsOf: directory.appending(path: $0)), as: UTF8.self)) }
    }
}
