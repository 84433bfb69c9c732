import AnnotationSchema
import Foundation
import Testing

@Suite struct CodableTests {
    @Test("What the writer writes of an annotation, Codable reads back unchanged", arguments: Sample.annotations)
    func annotationIsReadBack(annotation: Annotation) throws {
        #expect(try JSONDecoder().decode(Annotation.self, from: Data(annotation.encoded())) == annotation)
    }

    @Test("What the writer writes of a problem, Codable reads back unchanged", arguments: Sample.problems)
    func problemIsReadBack(problem: Problem) throws {
        #expect(try JSONDecoder().decode(Problem.self, from: Data(problem.encoded())) == problem)
    }

    @Test("The writer and JSONEncoder say the same of an annotation", arguments: Sample.annotations)
    func annotationIsEncodedAlike(annotation: Annotation) throws {
        #expect(try annotation.parsed() == encodedByFoundation(annotation))
    }

    @Test("The writer and JSONEncoder say the same of a problem", arguments: Sample.problems)
    func problemIsEncodedAlike(problem: Problem) throws {
        #expect(try problem.parsed() == encodedByFoundation(problem))
    }

    @Test("A problem's title and name follow from its type")
    func problemsAreTold() throws {
        #expect(
            Problem.Kind.allCases.map(\.name) == [
                "empty", "blank", "not-utf8", "not-text", "too-large", "deadline", "unreadable",
            ])
        #expect(Set(Problem.Kind.allCases.map(\.title)).count == Problem.Kind.allCases.count)
        #expect(try Sample.fullProblem.parsed()["title"] as? String == Problem.Kind.notUTF8.title)
    }

    private func encodedByFoundation(_ value: some Encodable) throws -> NSDictionary {
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
        return NSDictionary(dictionary: try #require(object as? [String: Any]))
    }
}
