/// The scores of a reading by a treebank, summed over documents. `docs/EVALUATION.md` defines each.
public struct WordScores: Hashable, Sendable {
    /// How many documents were read.
    public private(set) var documents = 0
    /// Surface tokens.
    public private(set) var tokens = Score()
    /// Sentences.
    public private(set) var sentences = Score()
    /// Syntactic words.
    public private(set) var words = Score()
    /// Tokens with letters, right when they are cut into the same words.
    public private(set) var cuts = Score()
    /// The same of tokens all whose words the treebank has analysed.
    public private(set) var analysedCuts = Score()
    /// What went wrong, where it is asked for.
    public private(set) var errors: WordErrors?
    /// Universal part of speech.
    public private(set) var partsOfSpeech = Score(aligned: 0)
    /// All universal features together.
    public private(set) var universalFeatures = Score(aligned: 0)
    /// The features that Hashiya gives, together.
    public private(set) var features = Score(aligned: 0)
    /// Each of them by itself, in the order of ``ownFeatures``.
    public private(set) var byFeature = ownFeatures.map { _ in Score(aligned: 0) }
    /// Lemma as the treebank writes it.
    public private(set) var lemmas = Score(aligned: 0)
    /// Lemma without vocalisation.
    public private(set) var unvocalisedLemmas = Score(aligned: 0)

    /// The universal features of the shared task's second release, in alphabetical order.
    public static let universalFeatureNames = [
        "Abbr", "Animacy", "Aspect", "Case", "Definite", "Degree", "Evident", "Foreign", "Gender", "Mood", "NumType",
        "Number", "Person", "Polarity", "Polite", "Poss", "PronType", "Reflex", "Tense", "VerbForm", "Voice",
    ]
    /// The features that Hashiya gives, in alphabetical order.
    public static let ownFeatures = ["Aspect", "Case", "Definite", "Gender", "Mood", "Number", "Person", "Voice"]

    /// Begins with nothing.
    public init(keepsErrors: Bool = false) {
        errors = keepsErrors ? WordErrors() : nil
    }

    /// Judges a reading of a document by the treebank's.
    public mutating func add(_ gold: Reading, _ system: Reading) {
        documents += 1
        tokens.count(gold.tokens, system.tokens)
        sentences.count(gold.sentences, system.sentences)
        countCuts(gold, system)
        let pairs = WordAlignment.pairs(gold.words, system.words)
        for score in Self.ofEveryWord {
            self[keyPath: score].gold += gold.words.count
            self[keyPath: score].system += system.words.count
        }
        words.correct += pairs.count
        for (place, name) in Self.ownFeatures.enumerated() {
            byFeature[place].gold += gold.words.count { $0.features[name] != nil }
            byFeature[place].system += system.words.count { $0.features[name] != nil }
        }
        for pair in pairs { compare(gold.words[pair.gold], system.words[pair.system]) }
    }

    private mutating func countCuts(_ gold: Reading, _ system: Reading) {
        var (place, other) = (0, 0)
        for token in gold.tokens {
            while other < system.words.count, system.words[other].range.lowerBound < token.lowerBound { other += 1 }
            let (first, firstOther) = (place, other)
            while place < gold.words.count, gold.words[place].range.lowerBound < token.upperBound { place += 1 }
            while other < system.words.count, system.words[other].range.lowerBound < token.upperBound { other += 1 }
            let words = gold.words[first..<place]
            let others = system.words[firstOther..<other]
            guard words.contains(where: { Spelling.hasLetter($0.form) }) else { continue }
            let isRight = words.map(\.range) == others.map(\.range)
            cuts.count(isRight)
            if words.allSatisfy(\.isAnalysed) {
                analysedCuts.count(isRight)
                if !isRight { errors?.addCut(words, others) }
            }
        }
    }

    /// The scores that every word counts in.
    private static var ofEveryWord: [WritableKeyPath<WordScores, Score>] {
        [\.words, \.partsOfSpeech, \.universalFeatures, \.features, \.lemmas, \.unvocalisedLemmas]
    }

    private mutating func compare(_ word: ReadWord, _ other: ReadWord) {
        errors?.add(word, other)
        count(\.partsOfSpeech, word.upos == other.upos)
        count(\.universalFeatures, agree(word, other, Self.universalFeatureNames))
        count(\.features, agree(word, other, Self.ownFeatures))
        // What the treebank does not say cannot be wrong.
        let hasLemma = word.lemma != "_"
        count(\.lemmas, !hasLemma || word.lemma.unicodeScalars.elementsEqual(other.lemma.unicodeScalars))
        count(
            \.unvocalisedLemmas,
            !hasLemma || Spelling.unvocalisedLemma(word.lemma) == Spelling.unvocalisedLemma(other.lemma))
        for (place, name) in Self.ownFeatures.enumerated() {
            guard let value = word.features[name] else { continue }
            byFeature[place].aligned? += 1
            if other.features[name] == value { byFeature[place].correct += 1 }
        }
    }

    private func agree(_ word: ReadWord, _ other: ReadWord, _ names: [String]) -> Bool {
        names.allSatisfy { word.features[$0] == other.features[$0] }
    }

    private mutating func count(_ score: WritableKeyPath<WordScores, Score>, _ isCorrect: Bool) {
        self[keyPath: score].aligned? += 1
        if isCorrect { self[keyPath: score].correct += 1 }
    }
}
