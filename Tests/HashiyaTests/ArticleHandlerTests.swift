import AnnotationSchema
import ArticleReader
import DropFolder
import Foundation
import Hashiya
import Testing

@Suite struct ArticleHandlerTests {
    let annotator: Annotator

    init() throws { annotator = Annotator(resources: try .builtIn()) }

    private func product(_ bytes: [UInt8]) -> Product {
        annotator.annotate(ReadArticle(file: Sample.file(size: bytes.count), bytes: bytes, deadline: .seconds(60)))
    }

    @Test("An article's answer is its annotation, with what is worth telling of it")
    func annotation() throws {
        let bytes = Array(Sample.article.utf8)
        let product = product(bytes)
        let annotation = try JSONDecoder().decode(Annotation.self, from: Data(product.bytes))
        #expect(try annotation == annotator.annotate(bytes, file: Sample.description(bytes)))
        #expect(product.kind == .annotations && product.problem == nil)
        #expect(product.sha256 == SHA256.hexDigest(of: bytes))
        #expect(
            product.counts == [
                "tokens": annotation.tokens.count, "entities": annotation.entities.count,
                "quantities": annotation.quantities.count,
            ])
    }

    @Test(
        "Bytes that are no article get the problem that says why, and where",
        arguments: [
            ([], .empty, nil), (Array(" \n\t\u{200F}\n".utf8), .blank, nil),
            (Array("قا".utf8) + [0xC7, 0xE1], .notUTF8, 4), ([0xFF, 0xFE, 0x42, 0x06], .notUTF8, 0),
            (Array("قا".utf8) + [0, 0x41], .notText, 4),
        ] as [([UInt8], Problem.Kind, Int?)])
    func readFailures(bytes: [UInt8], kind: Problem.Kind, offset: Int?) throws {
        let product = product(bytes)
        let problem = try JSONDecoder().decode(Problem.self, from: Data(product.bytes))
        #expect(problem.type == kind && problem.title == kind.title)
        #expect(problem.schema == Problem.schemaIdentifier)
        #expect(problem.offset == offset)
        #expect(problem.size == bytes.count)
        #expect(problem.instance == "خبر.txt")
        #expect(!problem.detail.isEmpty)
        #expect(problem.generator == annotator.generator)
        #expect(product.kind == .error && product.problem == kind.name)
        #expect(product.sha256 == SHA256.hexDigest(of: bytes))
        #expect(product.counts.isEmpty)
    }

    @Test(
        "An article that was not read gets the problem that says why",
        arguments: [
            (.tooLarge(limit: 10), .tooLarge, ["5000000", "10 bytes"]),
            (.unreadable(reason: "Permission denied"), .unreadable, ["Permission denied"]),
        ] as [(Rejection, Problem.Kind, [String])])
    func rejections(rejection: Rejection, kind: Problem.Kind, details: [String]) throws {
        let product = annotator.reject(Sample.file([0xC7, 0x2E], size: 5_000_000), because: rejection)
        let problem = try JSONDecoder().decode(Problem.self, from: Data(product.bytes))
        #expect(problem.type == kind && problem.title == kind.title)
        #expect(problem.size == 5_000_000 && problem.offset == nil)
        #expect(problem.instance == "\u{FFFD}.")
        for detail in details { #expect(problem.detail.contains(detail)) }
        #expect(product.kind == .error && product.problem == kind.name && product.sha256 == nil)
    }

    @Test("An article that takes too long gets the problem that says so, and its words are not lost on the way")
    func deadline() throws {
        let bytes = Array(String(repeating: Sample.article, count: 100).utf8)
        let late = annotator.annotate(
            ReadArticle(file: Sample.file(size: bytes.count), bytes: bytes, deadline: .nanoseconds(1)))
        let problem = try JSONDecoder().decode(Problem.self, from: Data(late.bytes))
        #expect(problem.type == .deadline && late.kind == .error && late.problem == "deadline")
        #expect(late.sha256 == SHA256.hexDigest(of: bytes))
        #expect(product(bytes).kind == .annotations)
    }
}
