internal import ArabicText
internal import Evaluation
internal import Models

/// Learns to find names.
struct NameTrainer {
    /// What learning depends on.
    struct Settings {
        var prior = 4.0
        var iterations = 80
        /// A feature seen so often is learnt.
        var featureMinimum = 2
        /// In so many parts the texts are read by what was learnt from the rest.
        var parts = 5
    }

    let knowledge: WordKnowledge
    let lists: [(words: [[UInt8]], classes: NameClass)]
    var settings = Settings()

    /// A model of names.
    ///
    /// - Parameters:
    ///   - texts: What is learnt from.
    ///   - add: Adds what else the model holds.
    func train(
        _ texts: [NameCorpus.Text], besides add: (inout ModelWriter) -> Void = { _ in }
    ) throws -> [UInt8] {
        var writer = ModelWriter()
        writer.addGazetteer(lists)
        let gazetteer = try NameGazetteer(
            ModelFile(ModelBytes(copying: writer.file(digest: SHA256Digest.of))))
        add(&writer)
        let readings = texts.map { text in
            NameReading(
                text.text, tokens: text.tokens, words: text.words, sentences: text.gold.sentences, knowledge, gazetteer)
        }
        let first = learn(texts, readings, isSecond: false)
        guard settings.parts > 1 else { return file(writer, first, first) }
        // The second field learns from what the first finds in texts that it has not seen.
        var heeding = readings
        for part in 0..<settings.parts {
            let range = part * texts.count / settings.parts..<(part + 1) * texts.count / settings.parts
            let rest = texts.indices.filter { !range.contains($0) }
            let field = learn(rest.map { texts[$0] }, rest.map { readings[$0] }, isSecond: false)
            let recognizer = try NameRecognizer(
                ModelFile(ModelBytes(copying: file(writer, field, field))), knowledge)
            for place in range { heeding[place].heed(recognizer.firstTags(readings[place])) }
        }
        return file(writer, first, learn(texts, heeding, isSecond: true))
    }

    /// A field that was learnt, and its features.
    private struct Field {
        var features: [UInt64]
        var weights: [Double]
        var transitions: [Double]
    }

    private func learn(_ texts: [NameCorpus.Text], _ readings: [NameReading], isSecond: Bool) -> Field {
        var sequences: [(features: [[UInt64]], states: [Int])] = []
        for (text, reading) in zip(texts, readings) {
            for sentence in reading.sentences {
                let words = Array(reading.words[sentence])
                let features = words.indices.map { place in
                    var features: [UInt64] = []
                    NameFeatures.append(words, place, to: &features)
                    if isSecond { NameFeatures.appendFirstReading(words, place, to: &features) }
                    return features
                }
                sequences.append((features, Array(text.tags[sentence])))
            }
        }
        let map = FeatureMap(sequences.lazy.flatMap(\.features), minimum: settings.featureMinimum)
        let field = ChainField(
            sequences.map { sequence in
                ChainField.Sequence(
                    features: sequence.features.map { map.numbers(of: $0) }, states: sequence.states)
            }, features: map.features.count, prior: settings.prior, iterations: settings.iterations,
            threads: 2)
        return Field(features: map.features, weights: field.weights, transitions: Self.transitions(field))
    }

    /// A model of the lists and two fields.
    private func file(_ lists: ModelWriter, _ first: Field, _ second: Field) -> [UInt8] {
        var writer = lists
        var places: [UInt64: Int] = [:]
        var features: [UInt64] = []
        var weights: [Double] = []
        for (half, field) in [first, second].enumerated() {
            for (number, feature) in field.features.enumerated() {
                let place = places[feature] ?? features.count
                if place == features.count {
                    places[feature] = place
                    features.append(feature)
                    weights += [Double](repeating: 0, count: 32)
                }
                for state in 0..<9 { weights[place * 32 + half * 16 + state] = field.weights[number * 16 + state] }
            }
        }
        writer.addWeights("nam", features: features, weights: weights, columns: 32, width: 32)
        writer.add("nat1", first.transitions.map { Float($0).bitPattern })
        writer.add("nat2", second.transitions.map { Float($0).bitPattern })
        return writer.file(digest: SHA256Digest.of)
    }

    /// The transitions, none to a tag that may not follow.
    private static func transitions(_ field: ChainField) -> [Double] {
        (0..<256).map { move in
            let (before, after) = (move / 16, move % 16)
            guard before < 9, after < 9, NameTag(number: after).mayFollow(NameTag(number: before)) else { return -1e6 }
            return field.transitions[move]
        }
    }
}

extension NameRecognizer {
    /// Scores what is found in a text of a corpus.
    func scores(_ text: NameCorpus.Text) -> (found: [NameSpan], scores: NameScores) {
        let names = report(text.text, tokens: text.tokens, words: text.words, sentences: text.gold.sentences).names
        let found = text.gold.spans(names.lazy.map { ($0.type.code, $0.range) })
        var scores = NameScores()
        scores.add(gold: text.gold.names, found: found)
        return (found, scores)
    }
}
