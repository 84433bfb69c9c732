internal import ArabicText

/// One spelling in loose letters and what it can stand for.
struct Form: Sendable {
    let key: [UInt16]
    /// The country of this name.
    var country: Int?
    /// The capital of this name.
    var city: Int?
    /// The country whose people or things are called so.
    var demonym: Int?
    /// What the demonym was derived from; guards of the stem hold for all its forms.
    var stem: [UInt16]?
    var guards: [Guard] = []

    init(key: [UInt16]) { self.key = key }

    /// Whether the demonym is the accusative of its stem.
    var isAccusative: Bool {
        guard let stem else { return false }
        return key == stem + [LooseLetters.alef] || key == Demonyms.withArticle(stem + [LooseLetters.alef])
    }
}
