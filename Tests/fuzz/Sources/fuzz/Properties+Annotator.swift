import AnnotationSchema
import FoundationEssentials
import Glibc
import Hashiya

extension Properties {
    private static let shared: Annotator = {
        do { return Annotator(resources: try .builtIn()) } catch { fatalError("\(error)") }
    }()

    /// The whole annotation: JSON that reads back as what was written, the same each time, every span on its words.
    static func annotator(_ input: [UInt8]) {
        let bytes = Array(repaired(input).utf8)
        // The name is anybody's as well.
        let file = FileDescription(
            name: Array(input.suffix(16)), size: bytes.count, modifiedSeconds: 0, modifiedNanoseconds: 0)
        let threads = setting("HASHIYA_FUZZ_THREADS").flatMap { Int($0) } ?? 1
        let results = together(threads) { try? shared.annotate(bytes, file: file) }
        guard let annotation = results[0] else {
            return hold(results.allSatisfy { $0 == nil }, "what is refused is refused each time")
        }
        let json = annotation.encoded()
        hold(results.dropFirst().allSatisfy { $0?.encoded() == json }, "the same on each thread")
        hold((try? shared.annotate(bytes, file: file).encoded()) == json, "the same each time")
        do {
            let back = try JSONDecoder().decode(Annotation.self, from: Data(json))
            // Strings that are only canonically equivalent are equal, but their bytes are not.
            hold(back == annotation && back.encoded() == json, "JSON reads back as what was written")
        } catch {
            fatalError("the JSON cannot be read: \(error)")
        }
        spans(of: annotation)
    }

    private static func spans(of annotation: Annotation) {
        let count = annotation.text.unicodeScalars.count
        hold(areApart(annotation.tokens, within: count), "tokens are in order, apart and in the text")
        hold(areApart(annotation.sentences, within: count), "sentences are in order, apart and in the text")
        hold(areApart(annotation.quantities, within: count), "quantities are in order, apart and in the text")
        let mentions = annotation.entities.flatMap(\.mentions)
        hold(areApart(mentions.sorted { $0.begin < $1.begin }, within: count), "mentions are apart and in the text")
        for entity in annotation.entities {
            hold(!entity.name.isEmpty && !entity.mentions.isEmpty, "an entity is mentioned")
            hold(areApart(entity.mentions, within: count), "its mentions are in order")
        }

        let begins = Set(annotation.tokens.map(\.begin))
        let ends = Set(annotation.tokens.map(\.end))
        hold(annotation.sentences.allSatisfy { begins.contains($0.begin) }, "sentences begin with a token")
        // Mentions and quantities may begin inside a token, after its clitics.
        let endings = annotation.sentences.map(\.end) + mentions.map(\.end) + annotation.quantities.map(\.end)
        hold(endings.allSatisfy(ends.contains), "spans end with a token")
        hold(annotation.quantities.allSatisfy { $0.value.isFinite && $0.value >= 0 }, "a quantity is a number")
        let headline = annotation.sentences.first { $0.kind == .headline }
        hold(headline?.range == annotation.document.headline?.range, "the headline is a sentence")
    }

    private static func areApart(_ spans: [some Spanned], within count: Int) -> Bool {
        var end = 0
        return spans.allSatisfy { span in
            defer { end = span.end }
            return span.begin >= end && span.begin < span.end && span.end <= count
        }
    }

    /// The results of annotating on several threads at once; nil where the article is refused.
    private static func together(_ count: Int, _ body: @escaping @Sendable () -> Annotation?) -> [Annotation?] {
        if count == 1 { return [body()] }
        // Threads of POSIX: the thread sanitizer sees how they begin and end, but nothing of Dispatch's.
        let calls = (0..<count).map { _ in Call(body) }
        let threads = calls.map { call in
            var thread = pthread_t()
            let error = pthread_create(
                &thread, nil,
                { argument in
                    argument.map { Unmanaged<Call>.fromOpaque($0).takeUnretainedValue() }?.run()
                    return nil
                }, Unmanaged.passUnretained(call).toOpaque())
            hold(error == 0, "a thread starts")
            return thread
        }
        for thread in threads { pthread_join(thread, nil) }
        return calls.map(\.result)
    }
}

/// What a thread does. Only it touches the result until it is joined.
private final class Call: @unchecked Sendable {
    private let body: @Sendable () -> Annotation?
    private(set) var result: Annotation?

    init(_ body: @escaping @Sendable () -> Annotation?) { self.body = body }

    func run() { result = body() }
}
