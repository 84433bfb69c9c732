public import AnnotationSchema

/// An annotation's sentences, tokens and words as CoNLL-U (universaldependencies.org/format.html).
///
/// There are no heads and relations: those fields hold `_`.
public struct ConlluExport {
    private let annotation: Annotation
    private let surface: ScalarSlices
    /// Offsets at which a token begins.
    private let begins: Set<Int>
    private var lines: [String] = []

    /// The file's content.
    public static func text(_ annotation: Annotation) -> String {
        var export = ConlluExport(annotation)
        export.write()
        return export.lines.joined(separator: "\n") + "\n"
    }

    private init(_ annotation: Annotation) {
        self.annotation = annotation
        surface = ScalarSlices(annotation.text)
        begins = Set(annotation.tokens.map(\.begin))
    }

    private mutating func write() {
        let name = Self.identifier(annotation.source.fileName)
        var rest = annotation.tokens[...]
        var end: Int?
        for (place, sentence) in annotation.sentences.enumerated() {
            // A token between two sentences goes with the one before.
            let next = place + 1 < annotation.sentences.count ? annotation.sentences[place + 1].begin : Int.max
            let tokens = rest.prefix { $0.begin < next }
            rest = rest.dropFirst(tokens.count)
            guard let first = tokens.first, let last = tokens.last else { continue }
            if let end {
                let between = surface[end..<max(end, first.begin)]
                if between.contains(where: \.isNewline) { lines.append("# newpar") }
            } else {
                lines.append("# newdoc id = \(name)")
            }
            lines.append("# sent_id = \(name)-\(sentence.id)")
            lines.append("# text = \(Self.field(surface[first.begin..<last.end]))")
            write(tokens)
            lines.append("")
            end = last.end
        }
    }

    private mutating func write(_ tokens: ArraySlice<Token>) {
        var number = 1
        for token in tokens {
            let words = token.readWords(surface)
            let form = Self.field(surface[token.range])
            let space = begins.contains(token.end) ? "SpaceAfter=No" : "_"
            // A word whose form is not what is written needs a token line, too: the lines must spell the text.
            let isToken = words.count > 1 || words.contains { Self.field($0.form) != form }
            if isToken {
                lines.append(Self.line(["\(number)-\(number + words.count - 1)", form], space: space))
            }
            for word in words {
                let features = word.features.sorted { ($0.key.lowercased(), $0.key) < ($1.key.lowercased(), $1.key) }
                    .map { "\($0.key)=\($0.value)" }.joined(separator: "|")
                lines.append(
                    Self.line(
                        [
                            "\(number)", Self.field(word.form), Self.field(word.lemma), word.upos, "_",
                            features.isEmpty ? "_" : features,
                        ], space: isToken ? "_" : space))
                number += 1
            }
        }
    }

    private static func line(_ fields: [String], space: String) -> String {
        (fields + [String](repeating: "_", count: 9 - fields.count) + [space]).joined(separator: "\t")
    }

    /// A text as a field or a comment: white space of any kind, which may end lines, becomes spaces.
    private static func field(_ text: String) -> String {
        guard !text.isEmpty else { return "_" }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { breaks($0) ? " " : $0 }))
    }

    /// A name without the white space and slashes that identifiers may not hold.
    private static func identifier(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.map { breaks($0) || $0 == " " || $0 == "/" ? "_" : $0 }))
    }

    private static func breaks(_ scalar: Unicode.Scalar) -> Bool {
        scalar != " " && (scalar.properties.isWhitespace || scalar.properties.generalCategory == .control)
    }
}
