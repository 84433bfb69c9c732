/// Reads the inflection of tagged words: for each category a multinomial logistic regression; all share one table.
public struct InflectionReader: Sendable {
    /// Where the columns of each category lie: "none", then its values.
    public static let columns: [(category: Inflection.Category, range: Range<Int>)] = {
        var start = 0
        return Inflection.Category.allCases.map { category in
            defer { start += category.values.count + 1 }
            return (category, start..<start + category.values.count + 1)
        }
    }()

    private let weights: WeightTable<SIMD32<Int16>>

    init(_ file: ModelFile) throws(ModelError) {
        weights = try WeightTable(file, "inf")
    }

    /// What speaks for each inflection of a word with a tag, whatever stands around it.
    func ownScores(
        _ detail: WordDetail, _ tag: PartOfSpeech, _ said: SaidOfWord, _ features: inout [UInt64]
    ) -> SIMD32<Int16> {
        features.removeAll(keepingCapacity: true)
        InflectionFeatures.appendOwn(detail, tag, said, to: &features)
        return weights.sum(features)
    }

    /// The inflection of a word of a tagged sentence.
    func inflection(
        _ words: [WordShape], _ tags: [PartOfSpeech], _ place: Int, own: SIMD32<Int16>, saidBefore: UInt64,
        _ features: inout [UInt64]
    ) -> Inflection {
        features.removeAll(keepingCapacity: true)
        InflectionFeatures.appendContext(words, tags, place, saidBefore: saidBefore, to: &features)
        let scores = own &+ weights.sum(features)
        var inflection = Inflection()
        for (category, range) in Self.columns {
            var best = range.lowerBound
            for column in range where scores[column] > scores[best] { best = column }
            inflection[category] = best - range.lowerBound
        }
        return inflection
    }
}

extension PartOfSpeech {
    /// Whether words of this part of speech have features of inflection.
    public var inflects: Bool {
        switch self {
        case .adj, .adv, .aux, .det, .noun, .num, .part, .pron, .propn, .verb: true
        case .adp, .cconj, .intj, .punct, .sconj, .sym, .x: false
        }
    }
}
