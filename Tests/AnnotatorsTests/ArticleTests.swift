import AnnotationSchema
import Annotators
import ArabicText
import Foundation
import Testing

@Suite struct ArticleTests {
    @Test(
        "Every span of real articles lies in the text, in order, on token edges or just after a clitic",
        .enabled(if: SharedArticles.hasNews, "../shared/articles/saudinewsnet is not there"))
    func spansOfArticlesAreValid() throws {
        let lexicons = try Lexicons()
        let articles = try SharedArticles.texts("saudinewsnet")
        #expect(!articles.isEmpty)
        var quantities = 0
        for (name, text) in articles {
            let draft = draft(text, lexicons)
            let ends = Set(draft.tokens.map(\.end))
            #expect(draft.headline != nil, "\(name)")
            expectOrdered(draft.sentences, in: draft, ends, name)
            expectOrdered(draft.quantities, in: draft, ends, name)
            expectOrdered(draft.entities.flatMap(\.mentions).sorted { $0.begin < $1.begin }, in: draft, ends, name)
            #expect(draft.entities.map(\.id) == (1..<(draft.entities.count + 1)).map { "e\($0)" })
            let firsts = draft.entities.compactMap(\.mentions.first?.begin)
            #expect(firsts == firsts.sorted() && firsts.count == draft.entities.count, "\(name)")
            for token in draft.tokens
            where !draft.sentences.contains(where: { $0.begin <= token.begin && token.end <= $0.end }) {
                #expect(
                    token.kind == .punctuation || token.kind == .symbol, "\(name): \(draft.text.slice(token.range))")
            }
            quantities += draft.quantities.count
        }
        #expect(quantities > articles.count)
    }

    private func expectOrdered(_ spans: [some Spanned], in draft: Draft, _ ends: Set<Int>, _ name: String) {
        var last = 0
        for span in spans {
            #expect(span.begin >= last && span.begin < span.end && span.end <= draft.text.count, "\(name): \(span)")
            #expect(ends.contains(span.end), "\(name): \(draft.text.slice(span.range))")
            #expect(draft.tokens.contains { $0.begin <= span.begin && span.begin < $0.end }, "\(name): \(span)")
            last = span.end
        }
    }

    private struct Gold: Decodable {
        struct Span: Decodable, Hashable {
            var begin: Int
            var end: Int
        }
        struct Entity: Decodable {
            var id: String
            var mentions: [Span]
            var iso3166: String?
        }
        struct Quantity: Decodable {
            var begin: Int
            var end: Int
            var value: Double?
        }
        var entities: [Entity]
        var quantities: [Quantity]
    }

    @Test(
        "The seed article's countries, capitals and quantities stand at the gold offsets, and no others",
        .enabled(if: SharedArticles.hasSeed, "../shared/articles/seed is not there"))
    func seedArticleMatchesGold() throws {
        let json = try Data(contentsOf: SharedArticles.directory.appending(path: "seed/daesh-paris.gold.json"))
        let gold = try JSONDecoder().decode(Gold.self, from: json)
        let text = try #require(try SharedArticles.texts("seed").first { $0.name == "daesh-paris.txt" }?.text)
        let draft = draft(text, try Lexicons())

        let known = ["france", "paris", "iraq", "syria", "germany", "turkey", "ankara"]
        let wanted = Set(gold.entities.filter { known.contains($0.id) }.flatMap(\.mentions))
        #expect(wanted.count == 15)
        let names = draft.entities.flatMap(\.mentions).filter { $0.kind == .name }
        #expect(Set(names.map { Gold.Span(begin: $0.begin, end: $0.end) }) == wanted)
        #expect(names.count == wanted.count)
        #expect(draft.headline == nil)

        #expect(draft.quantities.map(\.value) == [9, 84, 84, 40])
        for quantity in draft.quantities {
            #expect(
                gold.quantities.contains {
                    $0.begin <= quantity.begin && quantity.end <= $0.end && $0.value == quantity.value
                })
        }
    }
}
