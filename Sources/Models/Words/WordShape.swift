/// What the neighbours of a word, and the word itself, need to know of it: small, and the same wherever the word stands.
package struct WordShape: Sendable {
    /// What a word is written with.
    package enum Kind: UInt8, Sendable {
        case arabic, latin, number, mark, symbol, mixed
    }

    /// Hash of the letters.
    var hash: UInt64
    /// What the readings say together: a hash of parts of speech and inflections.
    var ambiguity: UInt64 = 0
    /// Article, ending and parts of speech in one number: what agreement is seen by.
    var agreement: UInt64 = 0
    /// Hash of the first two letters; 0 for a word of one.
    var prefix: UInt64 = 0
    /// Hash of the last two letters; 0 for a word of one.
    var suffix: UInt64 = 0
    /// Parts of speech of the readings, one bit each.
    var tags: UInt32 = 0
    /// The readings of the bare word, without the article, in the lexicon.
    var readings = WordLexicon.Readings()
    package var kind: Kind
    /// Frequency level of the word as it is.
    var level: UInt8 = 0
    /// How the word is used in texts whose names are marked; see ``NameEvidence``.
    var names: UInt8 = 0
    var hasArticle = false
    /// Whether nothing stands between the word and the one before it (bit 0), the one after it (bit 1).
    package var joined: UInt8 = 0

    /// What stands before the first and after the last word.
    package static let edge = WordShape(hash: 1, ambiguity: 1, agreement: 1 << 40, kind: .mark)
}
