package import ArabicText

extension WordModel {
    /// What is read of a word.
    package struct Analysis: Sendable {
        package var tag: PartOfSpeech
        package var inflection: Inflection
        package var lemma: [UInt8]
    }

    /// Reads the words of a sentence.
    package func analyse(_ words: [SentenceWord]) -> [Analysis] {
        let details = words.map { $0.detail(knowledge) }
        let shapes = details.map(\.shape)
        var features: [UInt64] = []
        let own = details.map { tagger.ownScores($0, knowledge, &features) }
        let tags = tagger.tags(shapes, own: own, &features)
        return shapes.indices.map { place in
            let said = SaidOfWord(shapes[place], tags[place], knowledge.lexicon)
            let inflection =
                tags[place].inflects
                ? inflections.inflection(
                    shapes, tags, place, own: inflections.ownScores(details[place], tags[place], said, &features),
                    saidBefore: saidBefore(place, shapes, tags), &features)
                : Inflection()
            let lemma = lemmatizer.lemma(
                words[place].codes[...], details[place], tag: tags[place], inflection: inflection, &features)
            return Analysis(tag: tags[place], inflection: inflection, lemma: lemma)
        }
    }

    /// What the lexicon says of the word before one.
    func saidBefore(_ place: Int, _ shapes: [WordShape], _ tags: [PartOfSpeech]) -> UInt64 {
        place > 0 ? SaidOfWord(shapes[place - 1], tags[place - 1], knowledge.lexicon).hash : 0
    }

    /// Cuts the written words of a sentence.
    package func segment(_ tokens: [[UInt8]]) -> [Segmentation] {
        let shapes = tokens.map { WordDetail($0[...], knowledge).shape }
        var features: [UInt64] = []
        return tokens.indices.map { place in
            let context = TokenContext(
                before: place > 0 ? shapes[place - 1] : .edge, word: shapes[place],
                after: place + 1 < shapes.count ? shapes[place + 1] : .edge)
            let codes = tokens[place][...]
            let candidates = segmenter.candidates(codes, shapes[place], &features)
            return segmenter.choice(candidates, of: codes, in: context, &features)
        }
    }
}
