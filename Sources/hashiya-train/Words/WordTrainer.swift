internal import ArabicText
internal import Models

/// Learns a model of words.
struct WordTrainer: Sendable {
    /// What learning depends on.
    struct Settings: Sendable {
        var tagPrior = 2.0
        var inflectionPrior = 1.0
        var segmentPrior = 0.1
        var lemmaPrior = 0.1
        var iterations = 120
        /// A lemma script is learnt when it is seen so often.
        var scriptMinimum = 2
        /// A word seen so often is held to have shown its parts of speech: others are made unlikely.
        var frequentWord = 15
    }

    let knowledge: WordKnowledge
    var settings = Settings()

    /// Adds all that is learnt from a corpus to a file.
    func train(_ corpus: WordCorpus, into writer: inout ModelWriter) {
        trainSegmenter(corpus, into: &writer)
        trainTagger(corpus, into: &writer)
        trainInflections(corpus, into: &writer)
        trainLemmas(corpus, into: &writer)
    }

    private func trainSegmenter(_ corpus: WordCorpus, into writer: inout ModelWriter) {
        var choices: [(candidates: [[UInt64]], right: Int)] = []
        for sentence in corpus.sentences {
            let shapes = sentence.tokens.map { WordDetail($0.codes[...], knowledge).shape }
            for (place, token) in sentence.tokens.enumerated() {
                var candidates: [Segmentation] = []
                CliticGrammar.append(token.codes[...], to: &candidates)
                guard candidates.count > 1,
                    let right = candidates.firstIndex(where: { $0.lengths(of: token.codes.count) == token.lengths })
                else { continue }
                let context = TokenContext(
                    before: place > 0 ? shapes[place - 1] : .edge, word: shapes[place],
                    after: place + 1 < shapes.count ? shapes[place + 1] : .edge)
                let features = candidates.map { candidate in
                    var features: [UInt64] = []
                    SegmentFeatures.appendOwn(
                        candidate, of: token.codes[...], shapes[place], knowledge, to: &features)
                    SegmentFeatures.appendContext(candidate, of: token.codes[...], in: context, to: &features)
                    return features
                }
                choices.append((features, right))
            }
        }
        addChoices("segm", choices, prior: settings.segmentPrior, to: &writer)
    }

    /// Learns to choose among candidates, and adds the weights.
    private func addChoices(
        _ name: String, _ choices: [(candidates: [[UInt64]], right: Int)], prior: Double, to writer: inout ModelWriter
    ) {
        let map = FeatureMap(choices.lazy.flatMap(\.candidates), minimum: 2)
        let ranker = Ranker(
            choices.map { choice in
                Ranker.Choice(candidates: choice.candidates.map { map.numbers(of: $0) }, right: choice.right)
            }, features: map.features.count, prior: prior, iterations: settings.iterations)
        writer.addWeights(name, features: map.features, weights: ranker.weights)
    }

    private func trainTagger(_ corpus: WordCorpus, into writer: inout ModelWriter) {
        var examples: [[[UInt64]]] = []
        for sentence in corpus.sentences {
            let details = sentence.words.map { $0.detail(knowledge) }
            let shapes = details.map(\.shape)
            examples.append(
                shapes.indices.map { place in
                    var features: [UInt64] = []
                    TagFeatures.appendOwn(details[place], knowledge, to: &features)
                    TagFeatures.appendContext(shapes, place, to: &features)
                    return features
                })
        }
        let map = FeatureMap(examples.lazy.flatMap { $0 }, minimum: 2)
        let field = ChainField(
            zip(examples, corpus.sentences).map { features, sentence in
                ChainField.Sequence(
                    features: features.map { map.numbers(of: $0) }, states: sentence.tags.map { Int($0.rawValue) })
            }, features: map.features.count, prior: settings.tagPrior, iterations: settings.iterations)
        writer.addWeights("upo", features: map.features, weights: field.weights, columns: 16, width: 16)
        Tagger.addFrequent(frequentWords(corpus), to: &writer)
        writer.add("upot", field.transitions.map { Float($0).bitPattern })
    }

    /// The words that are frequent enough to have shown all their parts of speech, with these.
    private func frequentWords(_ corpus: WordCorpus) -> [(word: [UInt8], tags: Set<PartOfSpeech>)] {
        var counts: [[UInt8]: (count: Int, tags: Set<PartOfSpeech>)] = [:]
        for sentence in corpus.sentences {
            for (word, tag) in zip(sentence.words, sentence.tags) {
                counts[word.codes, default: (0, [])].count += 1
                counts[word.codes, default: (0, [])].tags.insert(tag)
            }
        }
        return counts.filter { $0.value.count >= settings.frequentWord }
            .map { (word: $0.key, tags: $0.value.tags) }
            .sorted { $0.word.lexicographicallyPrecedes($1.word) }
    }

    private func trainInflections(_ corpus: WordCorpus, into writer: inout ModelWriter) {
        var examples: [(features: [UInt64], columns: [Int])] = []
        for sentence in corpus.sentences {
            let details = sentence.words.map { $0.detail(knowledge) }
            let shapes = details.map(\.shape)
            for place in shapes.indices where sentence.tags[place].inflects {
                var features: [UInt64] = []
                let said = SaidOfWord(shapes[place], sentence.tags[place], knowledge.lexicon)
                InflectionFeatures.appendOwn(details[place], sentence.tags[place], said, to: &features)
                let before =
                    place > 0
                    ? SaidOfWord(shapes[place - 1], sentence.tags[place - 1], knowledge.lexicon).hash : 0
                InflectionFeatures.appendContext(shapes, sentence.tags, place, saidBefore: before, to: &features)
                examples.append(
                    (
                        features,
                        InflectionReader.columns.map { $0.range.lowerBound + sentence.inflections[place][$0.category] }
                    ))
            }
        }
        let map = FeatureMap(examples.lazy.map(\.features), minimum: 2)
        let ranges = InflectionReader.columns.map(\.range)
        let logistic = Logistic(
            examples.map { Logistic.Example(features: map.numbers(of: $0.features), columns: $0.columns) },
            features: map.features.count, ranges: ranges, prior: settings.inflectionPrior,
            iterations: settings.iterations)
        writer.addWeights(
            "inf", features: map.features, weights: logistic.weights, columns: ranges.last?.upperBound ?? 0, width: 32)
    }

    private func trainLemmas(_ corpus: WordCorpus, into writer: inout ModelWriter) {
        let scripts = learnScripts(corpus)
        let hashed = scripts.map { $0.map { (script: $0, hash: $0.hash) } }
        var choices: [(candidates: [[UInt64]], right: Int)] = []
        for sentence in corpus.sentences {
            for (place, word) in sentence.words.enumerated() {
                let detail = word.detail(knowledge)
                let tag = sentence.tags[place]
                guard detail.shape.kind == .arabic else { continue }
                let candidates = Lemmatizer.candidates(
                    word.codes[...], detail.shape, hashed[Int(tag.rawValue)], knowledge)
                guard candidates.count > 1,
                    let right = candidates.firstIndex(where: { $0.lemma == sentence.lemmas[place] })
                else { continue }
                let features = candidates.map { candidate in
                    var features: [UInt64] = []
                    LemmaFeatures.append(
                        candidate, of: detail, tag: tag, inflection: sentence.inflections[place], knowledge,
                        to: &features)
                    return features
                }
                choices.append((features, right))
            }
        }
        addChoices("lemm", choices, prior: settings.lemmaPrior, to: &writer)
        LemmaScript.write(scripts, to: &writer)
    }

    /// The scripts of each part of speech that are seen often enough, the most frequent first.
    private func learnScripts(_ corpus: WordCorpus) -> [[LemmaScript]] {
        PartOfSpeech.allCases.map { part in
            var counts: [LemmaScript: Int] = [:]
            var order: [LemmaScript] = []
            for sentence in corpus.sentences {
                for (place, word) in sentence.words.enumerated() where sentence.tags[place] == part {
                    guard !sentence.lemmas[place].isEmpty,
                        let script = LemmaScript(form: word.codes, lemma: sentence.lemmas[place])
                    else { continue }
                    if counts[script] == nil { order.append(script) }
                    counts[script, default: 0] += 1
                }
            }
            let kept = order.enumerated().filter { counts[$0.element, default: 0] >= settings.scriptMinimum }
            return kept.sorted {
                let (first, second) = (counts[$0.element, default: 0], counts[$1.element, default: 0])
                return first != second ? first > second : $0.offset < $1.offset
            }.prefix(60).map(\.element)
        }
    }
}
