internal import ArabicText
internal import Evaluation
internal import Models

/// How well a model reads words that it has not learnt from, with the treebank's tokens and words given.
struct WordScores: Sendable {
    var tokens = 0
    var tokensRight = 0
    var words = 0
    var tagsRight = 0
    var lemmasRight = 0
    var categories = [Int](repeating: 0, count: Inflection.Category.allCases.count)
    var errors: [String: Int] = [:]

    mutating func add(_ corpus: WordCorpus, _ model: WordModel) {
        for sentence in corpus.sentences {
            addTokens(sentence, model)
            let analyses = model.analyse(sentence.words)
            for (place, analysis) in analyses.enumerated() {
                words += 1
                let form = Letter.string(sentence.words[place].codes)
                if analysis.tag == sentence.tags[place] {
                    tagsRight += 1
                } else {
                    note("tag \(sentence.tags[place].name)>\(analysis.tag.name)", form)
                }
                if analysis.lemma == sentence.lemmas[place] {
                    lemmasRight += 1
                } else {
                    note(
                        "lemma \(sentence.tags[place].name)/\(analysis.tag.name)",
                        "\(form)>\(Letter.string(analysis.lemma)) (\(Letter.string(sentence.lemmas[place])))")
                }
                for category in Inflection.Category.allCases
                where analysis.inflection[category] == sentence.inflections[place][category] {
                    categories[Int(category.rawValue)] += 1
                }
            }
        }
    }

    /// Adds the scores of another part.
    mutating func add(_ other: WordScores) {
        tokens += other.tokens
        tokensRight += other.tokensRight
        words += other.words
        tagsRight += other.tagsRight
        lemmasRight += other.lemmasRight
        for place in categories.indices { categories[place] += other.categories[place] }
        errors.merge(other.errors, uniquingKeysWith: +)
    }

    private mutating func addTokens(_ sentence: WordCorpus.Sentence, _ model: WordModel) {
        let cuts = model.segment(sentence.tokens.map(\.codes))
        for (token, cut) in zip(sentence.tokens, cuts)
        where !token.codes.isEmpty && token.codes.allSatisfy(Letter.letters.contains) {
            tokens += 1
            if cut.lengths(of: token.codes.count) == token.lengths {
                tokensRight += 1
            } else {
                note("cut", "\(Letter.string(token.codes)) \(token.lengths)>\(cut.lengths(of: token.codes.count))")
            }
        }
    }

    private mutating func note(_ kind: String, _ example: String) {
        errors["\(kind)\t\(example)", default: 0] += 1
    }

    /// The scores in lines.
    var report: String {
        func percent(_ part: Int, _ whole: Int) -> String {
            let hundredths = whole == 0 ? 0 : (part * 10000 + whole / 2) / whole
            let rest = hundredths % 100
            return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
        }
        var lines = [
            "tokens \(tokens) cut right \(percent(tokensRight, tokens))",
            "words \(words) upos \(percent(tagsRight, words)) lemma \(percent(lemmasRight, words))",
        ]
        lines.append(
            Inflection.Category.allCases.map { "\($0.name) \(percent(categories[Int($0.rawValue)], words))" }
                .joined(separator: " "))
        return lines.joined(separator: "\n")
    }
}
