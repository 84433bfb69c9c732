import AnnotationSchema
import Evaluation
import Foundation
import Testing

@Suite struct WordReportTests {
    private let analysed = Treebank.sentence(
        comments: ["newdoc id = a", "text = بيت باب"],
        [Treebank.word("بيت", "NOUN", lemma: "بيت", "Case=Nom"), Treebank.word("باب", "NOUN", lemma: "باب")])
    private let unanalysed = Treebank.sentence(
        comments: ["newdoc id = b", "text = وبيت"], [Treebank.word("وبيت", "X", xpos: "U---------")])

    private func report(_ text: String) throws -> WordReport {
        var report = WordReport(file: "x.conllu")
        for document in try GoldFile(text).documents { report.add(document, document.reading) }
        return report
    }

    private func json(_ report: WordReport) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(report.encoded())) as? [String: Any])
    }

    @Test("The table says what was read and has a line for every score")
    func table() throws {
        let lines = try report(analysed).table.split(separator: "\n").map(String.init)
        #expect(lines.count == 20)
        #expect(lines[0] == "x.conllu: 1 documents, 1 sentences, 2 words")
        #expect(
            lines[4].hasPrefix("words   ") && lines[4].hasSuffix("2         2         2    100.00    100.00    100.00"))
        #expect(lines[5].hasPrefix("cuts") && lines[6].hasPrefix("analysedCuts"))
        #expect(lines[7].hasPrefix("upos") && lines[7].hasSuffix("100.00    100.00    100.00    100.00"))
        #expect(lines[13].hasPrefix("  Case") && lines[19].hasPrefix("  Voice"))
    }

    @Test("Un-analysed documents are named, and there is a second block without them")
    func secondBlock() throws {
        let report = try report(analysed + unanalysed)
        #expect(report.unanalysedDocuments == ["b"])
        #expect(report.all.words.gold == 3 && report.analysed.words.gold == 2)
        #expect(report.table.contains("x.conllu: 2 documents, 2 sentences, 3 words\n"))
        #expect(report.table.contains("\n\nwithout b, left un-analysed: 1 documents, 1 sentences, 2 words\n"))
    }

    @Test("The JSON has the keys that programs rely on, the second block only where there is one")
    func keys() throws {
        let plain = try json(report(analysed))
        #expect(Set(plain.keys) == ["file", "all"])
        let full = try json(report(analysed + unanalysed))
        #expect(Set(full.keys) == ["file", "all", "analysed", "unanalysedDocuments"])
        #expect(full["unanalysedDocuments"] as? [String] == ["b"])
        let all = try #require(full["all"] as? [String: Any])
        #expect(
            Set(all.keys) == [
                "documents", "goldSentences", "goldWords", "tokens", "sentences", "words", "cuts", "analysedCuts",
                "upos", "ufeats", "features",
                "lemma", "unvocalisedLemma", "byFeature",
            ])
        #expect(all["documents"] as? Int == 2 && all["goldWords"] as? Int == 3)
        let words = try #require(all["words"] as? [String: Double])
        #expect(words == ["gold": 3, "system": 3, "correct": 3, "precision": 1, "recall": 1, "f1": 1])
        let upos = try #require(all["upos"] as? [String: Double])
        #expect(upos["aligned"] == 3 && upos["alignedAccuracy"] == 1)
        let byFeature = try #require(all["byFeature"] as? [String: [String: Double]])
        #expect(Set(byFeature.keys) == Set(WordScores.ownFeatures) && byFeature["Case"]?["gold"] == 1)
    }
}
