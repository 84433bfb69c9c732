package import ArabicText

/// The features by which a segmentation of a written word is chosen.
package enum SegmentFeatures {
    /// Appends what a candidate says by itself.
    package static func appendOwn(
        _ cut: Segmentation, of codes: ArraySlice<UInt8>, _ word: WordShape, _ knowledge: WordKnowledge,
        to features: inout [UInt64]
    ) {
        let stem = codes.dropFirst(cut.front).dropLast(Int(cut.pronoun))
        let signature = Signature(cut, codes)
        let (front, pronoun, all, kind) = (signature.front, signature.pronoun, signature.all, signature.kind)

        let spellings = Stem.spellings(
            stem, afterLam: signature.particle == Letter.lam, beforePronoun: cut.pronoun > 0)
        var best = 0
        var chosen = spellings[0]
        var tags: UInt32 = 0
        var said: UInt64 = 0
        for spelling in spellings {
            let hash = WordHash(spelling)
            let level = knowledge.frequencies.level(hash)
            if level > best {
                best = level
                chosen = spelling
            }
            let bare = spelling.count > 3 && spelling.starts(with: [Letter.alef, Letter.lam])
            var readings = knowledge.lexicon.readings(bare ? WordHash(spelling[2...]) : hash)
            if bare && readings.isEmpty { readings = knowledge.lexicon.readings(hash) }
            for reading in knowledge.lexicon[readings] {
                tags |= 1 << UInt32(reading.partOfSpeech.rawValue)
                said = said &+ WordHash.mix(reading.bits & WordLexicon.Reading.saidMask)
            }
        }
        let stemHash = WordHash(chosen).value
        let ownLevel = Int(word.level)
        let length = UInt64(min(stem.count, 6))
        let article = UInt64(chosen.count > 3 && chosen.starts(with: [Letter.alef, Letter.lam]) ? 1 : 0)

        features.append(FeatureHash.of(200, all))
        features.append(FeatureHash.of(201, front))
        features.append(FeatureHash.of(202, pronoun))
        features.append(FeatureHash.of(203, all, word.hash))
        features.append(FeatureHash.of(204, all, stemHash))
        features.append(FeatureHash.of(205, kind, UInt64(best) / 18))
        features.append(FeatureHash.of(206, front, UInt64(best) / 36))
        features.append(FeatureHash.of(207, kind, UInt64(Relatives.bin(best, beside: ownLevel))))
        features.append(FeatureHash.of(208, all, UInt64(Relatives.bin(best, beside: ownLevel)), article))
        features.append(FeatureHash.of(209, front, UInt64(tags)))
        features.append(FeatureHash.of(210, kind, UInt64(tags)))
        features.append(FeatureHash.of(211, pronoun, UInt64(tags)))
        features.append(FeatureHash.of(212, all, said))
        features.append(FeatureHash.of(213, kind, UInt64(word.tags), UInt64(tags)))
        features.append(FeatureHash.of(214, all, word.ambiguity))
        features.append(FeatureHash.of(215, front, WordHash(stem.prefix(2)).value))
        features.append(FeatureHash.of(216, front, WordHash(stem.prefix(3)).value))
        features.append(FeatureHash.of(217, pronoun, WordHash(stem.suffix(2)).value))
        features.append(FeatureHash.of(218, front, length))
        features.append(FeatureHash.of(219, pronoun, length))
        features.append(FeatureHash.of(226, kind, WordHash(stem.prefix(1)).value, WordHash(stem.suffix(1)).value))
        // Each part by itself: what is rare together is known apart.
        let beside = UInt64(Relatives.bin(best, beside: ownLevel))
        let particle = front >> 8 & 0xFF
        features.append(FeatureHash.of(231, tags == 0 ? 0 : 1, cut == Segmentation() ? 0 : 1))
        features.append(FeatureHash.of(232, UInt64(tags), 0))
        features.append(FeatureHash.of(233, UInt64(best) / 18, 0))
        features.append(FeatureHash.of(234, beside, 0))
        features.append(FeatureHash.of(235, particle, UInt64(tags)))
        features.append(FeatureHash.of(236, particle, said))
        features.append(FeatureHash.of(237, front & 0xFF, UInt64(tags)))
        features.append(FeatureHash.of(238, particle, beside, article))
        features.append(FeatureHash.of(239, front & 0xFF, beside))
        features.append(FeatureHash.of(244, pronoun, said))
        features.append(FeatureHash.of(245, UInt64(min(cut.pronoun, 1)), UInt64(tags)))
        features.append(FeatureHash.of(246, UInt64(min(cut.pronoun, 1)), beside))
        let stemNames = UInt64(knowledge.names.evidence(WordHash(chosen)))
        features.append(FeatureHash.of(228, kind, UInt64(word.names), stemNames))
        features.append(FeatureHash.of(229, all, UInt64(word.names)))
        features.append(FeatureHash.of(230, all, stemNames))
        features.append(
            FeatureHash.of(227, kind, UInt64(tags.nonzeroBitCount == 0 ? 0 : 1), UInt64(word.tags == 0 ? 0 : 1)))

        // A true stem is seen with the article, alone, and with other endings.
        if cut.front > 0 {
            var withArticle = WordHash([Letter.alef, Letter.lam])
            for code in chosen { withArticle.feed(code) }
            let level = knowledge.frequencies.level(withArticle)
            features.append(FeatureHash.of(240, front, UInt64(Relatives.bin(level, beside: best))))
            features.append(FeatureHash.of(241, kind, UInt64(Relatives.bin(level, beside: ownLevel))))
            if cut.conjunction > 0 {
                let rest = knowledge.frequencies.level(WordHash(codes.dropFirst()))
                features.append(FeatureHash.of(242, front & 0xFF, UInt64(Relatives.bin(rest, beside: ownLevel))))
            }
        }
        if cut.pronoun > 0 {
            let base = WordHash(stem)
            let other = max(
                knowledge.frequencies.level(base.followed(by: Letter.heh)),
                knowledge.frequencies.level(base.followed(by: Letter.heh, Letter.alef)),
                knowledge.frequencies.level(base.followed(by: Letter.heh, Letter.meem)))
            features.append(FeatureHash.of(243, pronoun, UInt64(Relatives.bin(other, beside: ownLevel))))
        }
    }

    /// Appends what its neighbours say to a candidate.
    package static func appendContext(
        _ cut: Segmentation, of codes: ArraySlice<UInt8>, in context: TokenContext, to features: inout [UInt64]
    ) {
        let signature = Signature(cut, codes)
        let (front, pronoun, all, kind) = (signature.front, signature.pronoun, signature.all, signature.kind)
        features.append(FeatureHash.of(220, front, context.before.hash))
        features.append(FeatureHash.of(221, front, UInt64(context.before.tags)))
        features.append(FeatureHash.of(222, all, context.after.hash))
        features.append(FeatureHash.of(223, pronoun, context.after.agreement))
        features.append(FeatureHash.of(224, kind, context.before.agreement))
        features.append(FeatureHash.of(225, pronoun, UInt64(context.before.tags)))
    }

    /// What is cut off.
    private struct Signature {
        let particle: UInt8
        /// The letters cut off in front.
        let front: UInt64
        /// Hash of the pronoun.
        let pronoun: UInt64
        /// Both.
        let all: UInt64
        /// What is cut, without its letters: tells frequent from rare where the letters are too rare to tell.
        let kind: UInt64

        init(_ cut: Segmentation, _ codes: ArraySlice<UInt8>) {
            let conjunction = cut.conjunction == 0 ? 0 : codes[codes.startIndex]
            particle = cut.particle == 0 ? 0 : codes[codes.startIndex + Int(cut.conjunction)]
            pronoun = cut.pronoun == 0 ? 0 : WordHash(codes.suffix(Int(cut.pronoun))).value
            front = UInt64(conjunction) | UInt64(particle) << 8 | UInt64(cut.contraction) << 16
            all = WordHash.mix(front) ^ pronoun
            kind =
                UInt64(cut.conjunction) | UInt64(cut.particle) << 1 | UInt64(min(cut.pronoun, 1)) << 2
                | UInt64(cut.contraction) << 3
        }
    }
}
