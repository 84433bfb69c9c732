import AnnotationSchema
import DropFolder
import Foundation
import Hashiya

/// What the tests of this target share.
enum Sample {
    /// A short article with a headline, countries behind clitics, a demonym, a city, numbers and an emoji before them.
    static let article = """
        🗞️ باريس تستقبل وفدا عراقيا

        قال الوزير الفرنسي إن 250 شخصا وصلوا إلى باريس.
        وللعراق، كما لفرنسا، نسبة 12.5% من المقاعد. وصل أيضا خمسة وزراء.

        """

    static func file(
        _ name: [UInt8] = Array("خبر.txt".utf8), size: Int = 0
    ) -> ArticleFile {
        ArticleFile(name: name, size: size, modified: FileTime(seconds: 1_767_323_045, nanoseconds: 6))
    }

    /// A description of a file with these bytes.
    static func description(_ bytes: [UInt8], name: [UInt8] = Array("خبر.txt".utf8)) -> FileDescription {
        FileDescription(name: name, size: bytes.count, modifiedSeconds: 1_767_323_045, modifiedNanoseconds: 6)
    }
}

extension Annotation {
    /// The words that a span speaks of.
    func words(_ span: some Spanned) -> String {
        let scalars = text.unicodeScalars
        let begin = scalars.index(scalars.startIndex, offsetBy: span.begin)
        return String(scalars[begin..<scalars.index(begin, offsetBy: span.end - span.begin)])
    }

    /// Where a span is not what it must be, as readable lines.
    var spanFaults: [String] {
        let count = text.unicodeScalars.count
        var faults: [String] = []
        func check(_ spans: [any Spanned], _ what: String) {
            var last = 0
            for span in spans {
                guard span.begin >= last, span.begin < span.end, span.end <= count else {
                    faults.append("\(what) \(span.begin)..<\(span.end)")
                    return
                }
                last = span.end
                let words = words(span).unicodeScalars
                let edges = [words.first, words.last].compactMap(\.self)
                if edges.contains(where: \.properties.isWhitespace) {
                    faults.append("\(what) \(span.begin)..<\(span.end) has white space at an edge")
                }
            }
        }
        check(sentences, "sentence")
        check(tokens, "token")
        check(quantities, "quantity")
        for entity in entities { check(entity.mentions, "mention of \(entity.id)") }
        check(document.headline.map { [$0] } ?? [], "headline")
        return faults
    }
}
