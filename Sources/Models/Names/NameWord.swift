internal import ArabicText

/// A token as the recogniser of names sees it.
package struct NameWord: Sendable {
    /// Hash of the stem in the loosest spelling: no conjunction, preposition or pronoun.
    var hash: UInt64
    /// Hash of the whole token.
    var whole: UInt64
    /// Hash of the letters cut off in front; 0 for none.
    var front: UInt64 = 0
    var hasPronoun = false
    var hasArticle = false
    /// Hashes of the first and last 1 to 4 letters of the stem; 0 where it is shorter.
    var prefixes = SIMD4<UInt64>()
    var suffixes = SIMD4<UInt64>()
    var kind: WordShape.Kind
    var length: UInt8
    var level: UInt8
    /// Part of speech of the stem.
    var tag: UInt8
    /// Parts of speech that the lexicon gives the stem.
    var tags: UInt32
    /// Bins of ``Relatives``.
    var relatives = SIMD32<UInt8>()
    /// Classes of the token alone.
    var single: NameClass = []
    /// Classes of phrases of several tokens that begin here.
    var begins: NameClass = []
    /// Classes of phrases of several tokens that go on here.
    var goesOn: NameClass = []
    /// What the article is about: 0 for nothing that is known, else 1 and on.
    var topic: UInt64 = 0
    /// The same word elsewhere in the article.
    var elsewhere = Elsewhere()

    /// What other places of an article show about a word.
    struct Elsewhere: Sendable {
        /// Classes of the words before it.
        var before: NameClass = []
        /// Classes of the words after it.
        var after: NameClass = []
        /// Classes of longer phrases that it is part of.
        var phrases: NameClass = []
        /// How often it is in the article.
        var count = 0
    }

    /// What a first reading found.
    var first = FirstReading()

    /// What a first reading of an article found of a word, here and elsewhere.
    struct FirstReading: Sendable {
        /// The tag here.
        var tag: UInt64 = 0
        /// The most frequent tag of the same word elsewhere, and how sure it is; 0 where it is nowhere else.
        var elsewhere: UInt64 = 0
        /// Type and place of the word in the longest name elsewhere that it is part of; 0 for none.
        var longest: UInt64 = 0
    }

    /// What stands before the first and after the last token.
    static let edge = NameWord(hash: 1, whole: 1, kind: .mark, length: 0, level: 0, tag: 31, tags: 0)
}
