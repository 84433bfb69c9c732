internal import ArabicText

/// A syntactic word as the tagger reads it.
package struct SentenceWord: Hashable, Sendable {
    /// Letters of the word as it is written alone; see ``Stem``.
    package var codes: [UInt8]
    /// Whether nothing stands between it and the word before.
    package var isJoinedBefore: Bool
    /// Whether nothing stands between it and the word after.
    package var isJoinedAfter: Bool

    package init(_ codes: [UInt8], isJoinedBefore: Bool, isJoinedAfter: Bool) {
        self.codes = codes
        self.isJoinedBefore = isJoinedBefore
        self.isJoinedAfter = isJoinedAfter
    }

    /// Looks at the word.
    package func detail(_ knowledge: WordKnowledge) -> WordDetail {
        var detail = WordDetail(codes[...], knowledge)
        detail.shape.joined = (isJoinedBefore ? 1 : 0) | (isJoinedAfter ? 2 : 0)
        return detail
    }
}
