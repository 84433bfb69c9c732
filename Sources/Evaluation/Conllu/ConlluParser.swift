/// Reads CoNLL-U.
///
/// It cuts at Unicode scalars, not at characters: a carriage return is one character with its line feed, and a form
/// may begin with a vowel mark, which would hold on to what stands before it.
public struct ConlluParser {
    private var sentence = ConlluSentence()
    private var sentences: [ConlluSentence] = []
    /// Whether the comments read so far belong to a sentence that has yet to come.
    private var hasComments = false

    /// The sentences of a file.
    ///
    /// - Throws: ``ConlluError`` with the line that is no CoNLL-U.
    public static func sentences(of text: String) throws(ConlluError) -> [ConlluSentence] {
        var parser = ConlluParser()
        var number = 0
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            try parser.read(Substring(line.last == "\r" ? line.dropLast() : line), number)
        }
        try parser.endSentence(number)
        return parser.sentences
    }

    private mutating func read(_ line: Substring, _ number: Int) throws(ConlluError) {
        if line.isEmpty { return try endSentence(number) }
        if line.unicodeScalars.first == "#" { return try readComment(line, number) }
        let fields = line.split(at: "\t")
        guard fields.count == 10 else {
            throw ConlluError(line: number, reason: "it has \(fields.count) fields, not 10")
        }
        if let empty = fields.firstIndex(where: \.isEmpty) {
            throw ConlluError(line: number, reason: "field \(empty + 1) is empty")
        }
        guard fields[1].contains(where: { !$0.isWhitespace }) else {
            throw ConlluError(line: number, reason: "the form is empty")
        }
        if fields[0].contains("-") { return try readMultiwordToken(fields, number) }
        // Words that are not in the text stand between the others and have no part in it.
        if fields[0].contains(".") { return }
        try readWord(fields, number)
    }

    private mutating func readMultiwordToken(_ fields: [Substring], _ number: Int) throws(ConlluError) {
        let ends = fields[0].split(at: "-").map { Int($0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first == sentence.words.count + 1,
            last >= first, sentence.multiwordTokens.last.map({ $0.words.upperBound < first }) ?? true
        else { throw ConlluError(line: number, reason: "\(fields[0]) is no range of the words that follow") }
        sentence.multiwordTokens.append(
            ConlluMultiwordToken(
                words: first - 1..<last, form: String(fields[1]), isJoinedToNext: Self.isJoined(fields[9])))
    }

    private mutating func readWord(_ fields: [Substring], _ number: Int) throws(ConlluError) {
        guard Int(fields[0]) == sentence.words.count + 1 else {
            throw ConlluError(line: number, reason: "word \(fields[0]) comes after \(sentence.words.count) words")
        }
        var features: [String: String] = [:]
        for feature in fields[5] == "_" ? [] : fields[5].split(at: "|") {
            let parts = feature.split(at: "=")
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                throw ConlluError(line: number, reason: "\(feature) is no feature with a value")
            }
            features[String(parts[0])] = String(parts[1])
        }
        let head = Int(fields[6])
        guard fields[6] == "_" || (head ?? -1) >= 0 else {
            throw ConlluError(line: number, reason: "\(fields[6]) is no head")
        }
        if sentence.words.isEmpty { sentence.line = number }
        sentence.words.append(
            ConlluWord(
                form: String(fields[1]), lemma: String(fields[2]), upos: String(fields[3]), xpos: String(fields[4]),
                features: features, head: head.flatMap { $0 > 0 ? $0 - 1 : nil }, relation: String(fields[7]),
                isJoinedToNext: Self.isJoined(fields[9])))
    }

    private static func isJoined(_ miscellany: Substring) -> Bool {
        miscellany.split(at: "|").contains("SpaceAfter=No")
    }

    /// Reads `# name = value`. Release 1 writes some of them without the sign.
    private mutating func readComment(_ line: Substring, _ number: Int) throws(ConlluError) {
        guard sentence.words.isEmpty else {
            throw ConlluError(line: number, reason: "a comment stands inside a sentence")
        }
        let comment = line.unicodeScalars.dropFirst().drop { $0 == " " }
        let name = comment.prefix { $0 != " " && $0 != "=" }
        var value = comment.dropFirst(name.count).drop { $0 == " " }
        if value.first == "=" { value = value.dropFirst().drop { $0 == " " } }
        switch String(name) {
        case "text": sentence.text = String(value)
        case "sent_id": sentence.id = String(value)
        case "newpar": sentence.beginsParagraph = true
        case "newdoc":
            // What is left is "id = name".
            sentence.newDocument = String(value.drop { $0 != "=" }.dropFirst().drop { $0 == " " })
        case "orig_file_sentence": sentence.originalFile = String(value.prefix { $0 != "#" })
        default: return
        }
        hasComments = true
    }

    private mutating func endSentence(_ number: Int) throws(ConlluError) {
        guard !sentence.words.isEmpty else {
            guard !hasComments, sentence.multiwordTokens.isEmpty else {
                throw ConlluError(line: number, reason: "the sentence has no words")
            }
            return
        }
        if let last = sentence.multiwordTokens.last, last.words.upperBound > sentence.words.count {
            throw ConlluError(line: number, reason: "the sentence ends before the last word of \(last.form)")
        }
        sentences.append(sentence)
        sentence = ConlluSentence()
        hasComments = false
    }
}

extension Substring {
    /// The parts between a separator, cut at scalars.
    fileprivate func split(at separator: Unicode.Scalar) -> [Substring] {
        unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map(Substring.init)
    }
}
