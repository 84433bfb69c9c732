import Foundation
import Testing

/// A sentence that leaves a reader no doubt, and its words: form, part of speech, lemma.
struct ClearSentence: Sendable, CustomTestStringConvertible {
    let text: String
    let words: [String]

    init(_ text: String, _ words: String) {
        self.text = text
        self.words = words.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    var testDescription: String { text }
}

@Suite struct ClearSentenceTests {
    @Test("Words of a clear sentence are cut, tagged and named as any reader does", arguments: ClearSentence.all)
    func sentenceIsRead(_ sentence: ClearSentence) throws {
        let read = try Reader.read(sentence.text)
        #expect(read.faults == [])
        #expect(read.lines == sentence.words)
    }

    @Test("Clear sentences that the model does not read yet are known", arguments: ClearSentence.notYet)
    func sentenceIsNotYetRead(_ sentence: ClearSentence) throws {
        let read = try Reader.read(sentence.text)
        #expect(read.faults == [])
        withKnownIssue(isIntermittent: true) { #expect(read.lines == sentence.words) }
    }
}
