/// Finds where words stand in a text that they make up.
///
/// White space separates words and may stand inside them, as the format allows; it is passed over on both sides.
struct WordLocator {
    let text: [Unicode.Scalar]
    /// How many words were found in a row at most, for the message when not all are.
    private(set) var reached = 0

    init(_ text: [Unicode.Scalar]) {
        self.text = text
    }

    /// The ranges of words that fill a range of the text, in order, or nothing.
    ///
    /// - Parameter spellings: For each word the ways in which it may be written there, the likeliest first.
    mutating func ranges(of spellings: [[[Unicode.Scalar]]], filling range: Range<Int>) -> [Range<Int>]? {
        var found: [Range<Int>] = []
        // How many attempts at each word were made: a word that fits too early is taken back.
        var tried = [0]
        var steps = 64 * spellings.count + 1024
        reached = 0
        while let attempt = tried.last {
            steps -= 1
            guard steps > 0 else { return nil }
            let place = tried.count - 1
            guard attempt < 2 * spellings[place].count else {
                tried.removeLast()
                found = found.dropLast()
                continue
            }
            tried[place] += 1
            let start = found.last?.upperBound ?? range.lowerBound
            // A mark behind a word is its own, or, as a tatweel that does a dash's work, the next word.
            let match = match(spellings[place][attempt / 2], start..<range.upperBound, takesMarks: attempt % 2 == 0)
            guard let match else { continue }
            reached = max(reached, place + 1)
            if place + 1 < spellings.count {
                found.append(match)
                tried.append(0)
            } else if text[match.upperBound..<range.upperBound].allSatisfy(\.properties.isWhitespace) {
                return found + [match]
            }
        }
        return nil
    }

    /// Where a spelling stands at the beginning of a range. Vowel marks of the text may be missing from it.
    private func match(_ spelling: [Unicode.Scalar], _ range: Range<Int>, takesMarks: Bool) -> Range<Int>? {
        var position = range.lowerBound
        var begin: Int?
        for scalar in spelling where !scalar.properties.isWhitespace {
            while position < range.upperBound, text[position] != scalar,
                text[position].properties.isWhitespace || begin != nil && Spelling.isVocalisation(text[position])
            {
                position += 1
            }
            guard position < range.upperBound, text[position] == scalar else { return nil }
            begin = begin ?? position
            position += 1
        }
        while takesMarks, position < range.upperBound, Spelling.isVocalisation(text[position]) { position += 1 }
        return begin.map { $0..<position }
    }
}
