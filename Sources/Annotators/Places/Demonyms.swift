internal import ArabicText

/// Inflects the adjective of belonging (nisba).
enum Demonyms {
    /// Endings of number, gender and case after the masculine singular: none, ة, ان, ين, ون, تان, تين, ات, and the alef of
    /// the accusative. In loose letters ة is ه.
    private static let endings = ["", "ه", "ان", "ين", "ون", "تان", "تين", "ات", "ا"].map(LooseLetters.codes)

    /// All forms of a stem in loose letters, without and with the article.
    static func forms(ofStem stem: [UInt16]) -> [[UInt16]] {
        endings.flatMap { [stem + $0, withArticle(stem + $0)] }
    }

    /// The form with the article.
    static func withArticle(_ form: [UInt16]) -> [UInt16] { [LooseLetters.alef, LooseLetters.lam] + form }
}
