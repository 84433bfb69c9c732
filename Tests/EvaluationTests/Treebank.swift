import Evaluation
import Foundation

/// Writes small treebanks.
enum Treebank {
    /// A line: form, part of speech and, where they matter, the rest.
    static func word(
        _ form: String, _ upos: String, lemma: String = "_", xpos: String = "_", _ features: String = "_",
        joined: Bool = false
    ) -> String {
        [form, lemma, upos, xpos, features, "_", "_", "_", joined ? "SpaceAfter=No" : "_"].joined(separator: "\t")
    }

    /// A sentence of such lines, numbered; `tokens` are multiword tokens by the words they cover, from 1.
    static func sentence(
        comments: [String] = [], _ words: [String], tokens: [(ClosedRange<Int>, String)] = []
    ) -> String {
        var lines = comments.map { "# " + $0 }
        for (place, word) in words.enumerated() {
            for (range, form) in tokens where range.lowerBound == place + 1 {
                let rest = [String](repeating: "_", count: 8)
                lines.append((["\(range.lowerBound)-\(range.upperBound)", form] + rest).joined(separator: "\t"))
            }
            lines.append("\(place + 1)\t\(word)")
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    /// The only document of a file.
    static func document(_ text: String) throws -> GoldDocument { try GoldFile(text).documents[0] }

    /// The scores of one file's readings by another's, over the same texts.
    static func scores(_ gold: String, _ system: String) throws -> WordScores {
        var scores = WordScores()
        for (document, other) in zip(try GoldFile(gold).documents, try GoldFile(system).documents) {
            scores.add(document.reading, other.reading)
        }
        return scores
    }
}

extension GoldDocument {
    /// What stands at a range of the text.
    func slice(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(Array(text.unicodeScalars)[range]))
    }

    /// The text of every word, and of every token.
    var wordSlices: [String] { reading.words.map { slice($0.range) } }
    var tokenSlices: [String] { reading.tokens.map(slice) }
}

/// Treebanks that lie beside the repository, where somebody has put them; tests that need them say so and skip.
enum SharedTreebanks {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "../shared/data/ud").standardizedFileURL

    static var areThere: Bool {
        ["padt-v1-dev.conllu", "pud-train.conllu"].allSatisfy {
            FileManager.default.fileExists(atPath: directory.appending(path: $0).path)
        }
    }

    static func gold(_ name: String) throws -> GoldFile {
        try GoldFile(String(decoding: Data(contentsOf: directory.appending(path: name)), as: UTF8.self))
    }
}
