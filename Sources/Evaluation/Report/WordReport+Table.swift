extension WordReport {
    /// The report for a terminal: a line a score, shares in percent.
    public var table: String {
        var lines = ["\(file): \(all.extent)"] + all.lines
        if !unanalysedDocuments.isEmpty {
            let names = unanalysedDocuments.joined(separator: ", ")
            lines += ["", "without \(names), left un-analysed: \(analysed.extent)"] + analysed.lines
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension WordScores {
    fileprivate var extent: String {
        "\(documents) documents, \(sentences.gold) sentences, \(words.gold) words"
    }

    fileprivate var lines: [String] {
        let heading = row("", ["gold", "system", "correct", "precision", "recall", "F1", "aligned"])
        let scores = named.map { line($0.name.description, $0.score) }
        return [heading] + scores + zip(Self.ownFeatures, byFeature).map { line("  \($0)", $1) }
    }

    private func line(_ name: String, _ score: Score) -> String {
        let counts = [score.gold, score.system, score.correct].map { String($0) }
        let shares = [score.precision, score.recall, score.f1] + (score.alignedAccuracy.map { [$0] } ?? [])
        return row(name, counts + shares.map(Self.percent))
    }

    private func row(_ name: String, _ cells: [String]) -> String {
        let name = name + String(repeating: " ", count: max(0, 18 - name.count))
        return name + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
    }

    /// Percent with two digits, half rounded up.
    private static func percent(_ share: Double) -> String {
        let hundredths = Int((share * 10_000).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
