import Evaluation
import Testing

@Suite(.enabled(if: SharedTreebanks.areThere, "../shared/data/ud is not there"))
struct SharedTreebankTests {
    @Test(
        "A treebank judged by itself is perfect, and all of it is read",
        arguments: [("padt-v1-dev.conllu", 80, 786, 28_263), ("pud-train.conllu", 800, 800, 16_755)])
    func itself(name: String, documents: Int, sentences: Int, words: Int) throws {
        var report = WordReport(file: name)
        for document in try SharedTreebanks.gold(name).documents { report.add(document, document.reading) }
        let all = report.all
        #expect([all.documents, all.sentences.gold, all.words.gold] == [documents, sentences, words])
        let scores = [
            all.tokens, all.sentences, all.words, all.partsOfSpeech, all.universalFeatures, all.features, all.lemmas,
            all.unvocalisedLemmas,
        ]
        #expect(scores.allSatisfy { $0.f1 == 1 && ($0.alignedAccuracy ?? 1) == 1 })
    }

    @Test("Words fill their tokens side by side, and tokens hold no white space")
    func partition() throws {
        for name in ["padt-v1-dev.conllu", "pud-train.conllu"] {
            for document in try SharedTreebanks.gold(name).documents {
                let reading = document.reading
                #expect(reading.words.allSatisfy { $0.isExact && !$0.range.isEmpty })
                var words = reading.words[...]
                for token in reading.tokens {
                    let inside = words.prefix { $0.range.upperBound <= token.upperBound }
                    words = words.dropFirst(inside.count)
                    #expect(inside.first?.range.lowerBound == token.lowerBound)
                    #expect(inside.last?.range.upperBound == token.upperBound)
                    #expect(zip(inside, inside.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
                }
                #expect(words.isEmpty)
            }
        }
    }

    @Test("Two documents of the first release are left un-analysed")
    func unanalysed() throws {
        let documents = try SharedTreebanks.gold("padt-v1-dev.conllu").documents.filter(\.isUnanalysed)
        #expect(documents.count == 2)
    }
}
