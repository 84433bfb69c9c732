/// A file of `token TAG` lines, a blank line between sentences: how corpora of names are given (CoNLL 2003).
public struct NameTagFile: Hashable, Sendable {
    /// A token and its tag.
    public struct Token: Hashable, Sendable {
        /// The token as the corpus writes it.
        public var form: String
        /// `O`, or `B-` or `I-` and a type.
        public var tag: String
    }

    /// The sentences.
    public let sentences: [[Token]]

    /// Reads a file: the first and the last field of each line count, `-DOCSTART-` lines are left out. PERS is read as PER,
    /// MIS as MISC.
    ///
    /// - Throws: ``NameTagError`` for the first line that is none of these.
    public init(_ text: String) throws(NameTagError) {
        var sentences: [[Token]] = []
        var sentence: [Token] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let fields = line.split(whereSeparator: \.isWhitespace)
            guard let form = fields.first, let tag = fields.last, form != "-DOCSTART-" else {
                if !sentence.isEmpty { sentences.append(sentence) }
                sentence = []
                continue
            }
            guard fields.count >= 2, let tag = Self.tag(tag) else {
                throw NameTagError(line: number + 1, reason: "not a token and a tag: “\(line)”")
            }
            sentence.append(Token(form: String(form), tag: tag))
        }
        if !sentence.isEmpty { sentences.append(sentence) }
        self.sentences = sentences
    }

    private static func tag(_ field: Substring) -> String? {
        if field == "O" { return "O" }
        guard field.hasPrefix("B-") || field.hasPrefix("I-") else { return nil }
        let type = field.dropFirst(2)
        let known = ["PER": "PER", "PERS": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC", "MIS": "MISC"]
        return known[String(type)].map { field.prefix(2) + $0 }
    }
}

/// Why a file is no corpus of names.
public struct NameTagError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Line number, from 1.
    public let line: Int
    /// What is wrong with the line.
    public let reason: String
    /// A sentence for people.
    public var description: String { "line \(line): \(reason)" }
}

/// A name's type and the tokens that it covers.
public struct NameSpan: Hashable, Sendable {
    /// PER, LOC, ORG or MISC.
    public var type: String
    /// Indices of the tokens.
    public var tokens: Range<Int>

    /// A name of a type over tokens.
    public init(type: String, tokens: Range<Int>) {
        self.type = type
        self.tokens = tokens
    }

    /// The names that the tags of a sentence mark, as conlleval reads them: an `I-` that goes on nothing begins a name.
    public static func spans(_ tags: [String]) -> [NameSpan] {
        var spans: [NameSpan] = []
        for (place, tag) in tags.enumerated() where tag != "O" {
            let type = String(tag.dropFirst(2))
            if tag.hasPrefix("I-"), let last = spans.last, last.type == type, last.tokens.upperBound == place {
                spans[spans.count - 1].tokens = last.tokens.lowerBound..<place + 1
            } else {
                spans.append(NameSpan(type: type, tokens: place..<place + 1))
            }
        }
        return spans
    }
}
