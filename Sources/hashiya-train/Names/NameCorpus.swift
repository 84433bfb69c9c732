internal import ArabicText
internal import Evaluation
internal import Models

/// A corpus of names, read as the recogniser will read articles.
struct NameCorpus {
    /// A text of the corpus: its tokens and words as we read them, and the corpus's names.
    struct Text {
        var gold: NameTagText
        var text: ScalarText
        var tokens: [SurfaceToken]
        var words: [AnalyzedWord]
        /// The tag of each token of ours.
        var tags: [Int]
    }

    var texts: [Text] = []

    /// Reads files.
    ///
    /// What the words model knows of names it has from these same files. So that no part of a file is read with what it says
    /// itself, each of several parts is read with what the others say.
    static func corpora(_ paths: [String], model: ModelFile) throws -> [NameCorpus] {
        let files = try paths.map { path in
            do {
                return try NameTagFile(String(decoding: try read(path), as: UTF8.self))
            } catch let error as NameTagError {
                throw TrainingError("\(path): \(error)")
            }
        }
        let texts = files.map { NameTagText.texts($0) }
        let parts = 5
        var counts = [[[UInt8]: NameEvidence.Counts]](repeating: [:], count: parts)
        func part(_ file: Int, _ text: Int) -> Int { text * parts / texts[file].count }
        for (file, all) in texts.enumerated() {
            for (number, text) in all.enumerated() {
                let scalars = ScalarText(text.text)
                let inside = Set(text.names.flatMap(\.tokens))
                for (token, range) in text.tokens.enumerated() {
                    let codes = Letter.codes(of: scalars.slice(range))
                    for other in 0..<parts where other != part(file, number) {
                        counts[other][codes, default: .init()].add(isName: inside.contains(token))
                    }
                }
            }
        }
        let analyzers = try counts.map { counts in
            var writer = ModelWriter(model, without: ["name"])
            writer.add(
                "name",
                NameEvidence.slots(
                    counts.map { (word: $0.key, counts: $0.value) }
                        .sorted { $0.word.lexicographicallyPrecedes($1.word) }))
            return WordAnalyzer(try WordModel(ModelBytes(copying: writer.file(digest: SHA256Digest.of))))
        }
        return texts.enumerated().map { file, all in
            NameCorpus(
                texts: all.enumerated().map { number, text in
                    Self.text(text, analyzers[part(file, number)])
                })
        }
    }

    private static func text(_ gold: NameTagText, _ analyzer: WordAnalyzer) -> Text {
        let text = ScalarText(gold.text)
        let tokens = Tokenizer().tokens(of: text)
        let words = analyzer.words(of: text, tokens: tokens, sentences: gold.sentences) {}
        var tags = [Int](repeating: 0, count: tokens.count)
        var next = 0
        for name in gold.names {
            let range =
                gold.tokens[name.tokens.lowerBound].lowerBound..<gold.tokens[name.tokens.upperBound - 1].upperBound
            guard let type = NameType(code: name.type) else { continue }
            while next < tokens.count, tokens[next].end <= range.lowerBound { next += 1 }
            let first = next
            while next < tokens.count, tokens[next].begin < range.upperBound {
                tags[next] = (next == first ? NameTag.begin(type) : .inside(type)).number
                next += 1
            }
        }
        return Text(gold: gold, text: text, tokens: tokens, words: words, tags: tags)
    }
}
