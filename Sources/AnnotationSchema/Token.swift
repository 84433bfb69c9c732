/// A surface token: a run of letters with its clitics, a number, or a single mark.
public struct Token: Spanned, Hashable, Sendable {
    /// Offset of the first scalar.
    public var begin: Int
    /// Offset just past the last scalar.
    public var end: Int
    /// The syntactic words inside it, in text order; empty where they were not read.
    public var words: [Word]

    /// Creates the token of the given scalar offsets.
    public init(_ range: Range<Int>, words: [Word] = []) {
        begin = range.lowerBound
        end = range.upperBound
        self.words = words
    }
}

/// A document leaves out `words` where they were not read: no token has none.
extension Token: Codable {
    private enum CodingKeys: CodingKey {
        case begin, end, words
    }

    /// Reads a token.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        begin = try members.decode(Int.self, forKey: .begin)
        end = try members.decode(Int.self, forKey: .end)
        words = try members.decodeIfPresent([Word].self, forKey: .words) ?? []
    }

    /// Writes the token.
    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(begin, forKey: .begin)
        try members.encode(end, forKey: .end)
        if !words.isEmpty { try members.encode(words, forKey: .words) }
    }
}
