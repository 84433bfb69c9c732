/// The segmentations that spelling allows.
public enum CliticGrammar {
    /// Appends every segmentation of a word that the grammar of clitics allows; the uncut word comes first.
    ///
    /// - Parameter codes: Letters of the word, without marks; see ``Letter``.
    public static func append(_ codes: ArraySlice<UInt8>, to segmentations: inout [Segmentation]) {
        segmentations.append(Segmentation())
        guard codes.count >= 2, codes.allSatisfy({ $0 <= Letter.letters.upperBound && $0 != Letter.none }) else {
            return
        }
        let first = codes[codes.startIndex]
        appendFronts(codes, Segmentation(), to: &segmentations)
        if first == Letter.waw || first == Letter.feh {
            let conjunction = Segmentation(conjunction: 1)
            segmentations.append(conjunction)
            appendFronts(codes, conjunction, to: &segmentations)
        }
    }

    /// Appends the ways to go on after a conjunction or none, but for the one that cuts nothing more.
    private static func appendFronts(
        _ codes: ArraySlice<UInt8>, _ start: Segmentation, to segmentations: inout [Segmentation]
    ) {
        let rest = codes.dropFirst(start.front)
        appendPronouns(rest, start, to: &segmentations)
        guard rest.count >= 2, let first = rest.first else { return }
        if isParticle(first) {
            var particle = start
            particle.particle = 1
            segmentations.append(particle)
            appendPronouns(rest.dropFirst(), particle, to: &segmentations)
        }
        if isContraction(rest) {
            var contraction = start
            contraction.contraction = 1
            segmentations.append(contraction)
        }
    }

    private static func appendPronouns(
        _ rest: ArraySlice<UInt8>, _ start: Segmentation, to segmentations: inout [Segmentation]
    ) {
        for length in 1...3 {
            // In به and لها the pronoun is the stem of a particle.
            guard rest.count > length + 1 || (rest.count > length && !(rest.first.map(isParticle) ?? false)),
                isPronoun(rest.suffix(length))
            else { continue }
            var cut = start
            cut.pronoun = UInt8(length)
            segmentations.append(cut)
        }
    }

    /// Whether a letter can stand for ب ل ك س before a word.
    private static func isParticle(_ code: UInt8) -> Bool {
        code == Letter.beh || code == Letter.lam || code == Letter.kaf || code == Letter.seen
    }

    /// مما عما ممن عمن: من or عن, its noon grown together with ما or من.
    private static func isContraction(_ rest: ArraySlice<UInt8>) -> Bool {
        guard rest.count == 3 else { return false }
        let first = rest[rest.startIndex]
        let last = rest[rest.startIndex + 2]
        return (first == Letter.meem || first == Letter.ain) && rest[rest.startIndex + 1] == Letter.meem
            && (last == Letter.alef || last == Letter.noon)
    }

    private static let pronouns: Set<[UInt8]> = Set(
        "ه ها هما هم هن ك كما كم كن ي ني نا".split(separator: " ").map { Letter.codes(of: $0) })

    private static func isPronoun(_ ending: ArraySlice<UInt8>) -> Bool {
        switch ending.first {
        case Letter.heh, Letter.kaf, Letter.yeh, Letter.noon: pronouns.contains(Array(ending))
        default: false
        }
    }
}
