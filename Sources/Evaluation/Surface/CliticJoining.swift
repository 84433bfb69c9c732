/// Writes the words of a sentence as a newspaper would, where a treebank gives only the words.
///
/// Release 1 of UD Arabic has no surface text: clitics are words like any other, unmarked, and forms are vocalised. The
/// rules that join them are those by which they were split; `docs/EVALUATION.md` lists them.
struct CliticJoining {
    /// What each word contributes to the text, and whether a space follows it.
    struct Piece: Hashable {
        var spelling: [Unicode.Scalar]
        var isJoinedToNext: Bool
    }

    /// The pieces of a sentence, one a word.
    static func pieces(of words: [ConlluWord]) -> [Piece] {
        var pieces = words.map { Piece(spelling: Spelling.unvocalised($0.form), isJoinedToNext: false) }
        for place in words.indices.dropLast() {
            let next = place + 1
            if isEnclitic(words[next], after: words[place]) {
                pieces[place].isJoinedToNext = true
                pieces[place].spelling = HostSpelling.before(pieces[next].spelling, words[place])
            } else if let spelling = fused(words[place], words[next]) {
                pieces[place].isJoinedToNext = true
                pieces[place].spelling = spelling
            } else if isProclitic(words[place]) {
                pieces[place].isJoinedToNext = true
                if pieces[place].spelling == ["ل"] {
                    pieces[next].spelling = afterLam(pieces[next].spelling, words[next])
                }
            }
        }
        return pieces
    }

    private static let proclitics: Set<Unicode.Scalar> = ["و", "ف", "ب", "ل", "ك", "س", "أ"]
    private static let functionWords: Set<String> = ["CCONJ", "CONJ", "ADP", "PART", "SCONJ", "AUX"]
    private static let pronouns = Set(
        ["ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "ي", "ني", "نا"].map { Array($0.unicodeScalars) })

    /// Whether a word joins the next: one letter, and a function word. ب as a letter of أ ف ب is none.
    static func isProclitic(_ word: ConlluWord) -> Bool {
        let letters = Spelling.unvocalised(word.form)
        return letters.count == 1 && proclitics.contains(letters[0]) && functionWords.contains(word.upos)
    }

    /// Whether a word is a pronoun ending of the word before. هم is also a pronoun by itself, then in the nominative.
    static func isEnclitic(_ word: ConlluWord, after host: ConlluWord) -> Bool {
        word.upos == "PRON" && (word.features["PronType"] ?? "Prs") == "Prs" && word.features["Case"] != "Nom"
            && pronouns.contains(Spelling.unvocalised(word.form)) && !["PUNCT", "SYM"].contains(host.upos)
            && Spelling.hasLetter(host.form)
    }

    /// What is left of من, عن and أن where they are written as one with ما, من or لا; nothing where they are not.
    private static func fused(_ word: ConlluWord, _ next: ConlluWord) -> [Unicode.Scalar]? {
        let letters = String(String.UnicodeScalarView(Spelling.unvocalised(word.form)))
        let following = String(String.UnicodeScalarView(Spelling.unvocalised(next.form)))
        switch (letters, following) {
        case ("من", "ما"), ("من", "من"), ("عن", "ما"), ("عن", "من"):
            guard word.upos == "ADP", ["PRON", "DET"].contains(next.upos) else { return nil }
            return Array(letters.unicodeScalars.dropLast())
        case ("أن", "لا"):
            // أَنَّ stays apart: it is another word.
            guard next.upos == "PART", !word.form.unicodeScalars.contains("\u{651}") else { return nil }
            return ["أ"]
        default: return nil
        }
    }

    /// The spelling of a word behind ل, which takes the place of the article's alef: ل + الكتاب is للكتاب. Three lams in
    /// a row are never written: ل + اللجنة is للجنة.
    private static func afterLam(_ spelling: [Unicode.Scalar], _ word: ConlluWord) -> [Unicode.Scalar] {
        guard spelling.count > 2, spelling.starts(with: ["ا", "ل"]), hasArticle(word) else { return spelling }
        return Array(spelling.dropFirst(spelling[2] == "ل" ? 2 : 1))
    }

    /// Whether the word's first letters, ال, are the article. In اِلتزام they are not.
    private static func hasArticle(_ word: ConlluWord) -> Bool {
        if word.form.unicodeScalars.contains(where: { Spelling.isVocalisation($0) && $0 != "\u{640}" }) {
            return word.form.unicodeScalars.starts(with: "اَل".unicodeScalars)
        }
        return word.upos != "VERB" && !["Ind", "Cons", "Red"].contains(word.features["Definite"] ?? "Def")
    }
}
