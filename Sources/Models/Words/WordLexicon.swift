/// What the lexicon knows of inflected forms: for each, the words of the dictionary that it may be a form of.
public struct WordLexicon: Sendable {
    private let index: HashIndex
    private let records: MappedArray<UInt64>
    private let lemmaLetters: MappedArray<UInt8>
    private let lemmaStarts: MappedArray<UInt32>

    init(_ file: ModelFile) throws(ModelError) {
        index = try HashIndex(file, "lexi")
        records = try file.array("lexr")
        lemmaLetters = try file.array("leml")
        lemmaStarts = try file.array("lems")
        guard lemmaStarts.count > 0 else { throw .format("its section lems is empty") }
    }

    /// Where the readings of a form lie.
    @inline(__always)
    func readings(_ word: WordHash) -> Readings {
        guard let value = index[word.value] else { return Readings() }
        return Readings(start: value >> 4, count: UInt8(value & 15))
    }

    /// The readings that lie at a place.
    subscript(readings: Readings) -> some Sequence<Reading> {
        (0..<Int(readings.count)).lazy.map { [records] in Reading(bits: records[Int(readings.start) + $0]) }
    }

    /// The letters of a lemma.
    func lemma(_ number: Int) -> [UInt8] {
        guard number + 1 < lemmaStarts.count else { return [] }
        return (Int(lemmaStarts[number])..<Int(lemmaStarts[number + 1])).map { lemmaLetters[$0] }
    }

    /// Whether a lemma has these letters.
    func isLemma(_ number: Int, _ letters: [UInt8]) -> Bool {
        guard number + 1 < lemmaStarts.count else { return false }
        let start = Int(lemmaStarts[number])
        guard Int(lemmaStarts[number + 1]) - start == letters.count else { return false }
        return letters.indices.allSatisfy { lemmaLetters[start + $0] == letters[$0] }
    }

    /// Where the readings of one form lie.
    struct Readings: Hashable, Sendable {
        var start: UInt32 = 0
        var count: UInt8 = 0
        var isEmpty: Bool { count == 0 }
    }

    /// One reading: a part of speech, what the inflection says, and the lemma.
    public struct Reading: Hashable, Sendable {
        /// 32 bits of ``Inflection``, 5 of part of speech, 27 of lemma number, from the lowest up.
        public var bits: UInt64

        init(bits: UInt64) { self.bits = bits }

        /// Puts a reading together.
        public init(_ partOfSpeech: PartOfSpeech, _ inflection: Inflection, lemma: Int) {
            bits = UInt64(inflection.bits) | UInt64(partOfSpeech.rawValue) << 32 | UInt64(lemma) << 37
        }

        /// The bits of everything but the lemma.
        static let saidMask: UInt64 = 1 << 37 - 1

        /// The part of speech.
        public var partOfSpeech: PartOfSpeech { PartOfSpeech(rawValue: UInt8((bits >> 32) & 31)) ?? .x }
        /// Gender, number, person, aspect and voice.
        public var inflection: Inflection { Inflection(bits: UInt32(truncatingIfNeeded: bits)) }
        /// Number of the lemma.
        public var lemma: Int { Int(bits >> 37) }
    }

    /// The sections of a lexicon.
    ///
    /// - Parameter forms: Forms with their readings, at most 15 each.
    public static func write(
        forms: [(word: [UInt8], readings: [Reading])], lemmas: [[UInt8]], to writer: inout ModelWriter
    ) {
        var records: [UInt64] = []
        var places: [[UInt64]: Int] = [:]
        var entries: [(hash: UInt64, value: UInt32)] = []
        for form in forms {
            let bits = form.readings.prefix(15).map(\.bits)
            let start = places[bits] ?? records.count
            if start == records.count { records += bits }
            places[bits] = start
            entries.append((WordHash(form.word).value, UInt32(start << 4 | bits.count)))
        }
        writer.add("lexi", HashIndex.slots(entries))
        writer.add("lexr", records)
        writer.add("leml", lemmas.flatMap { $0 })
        var starts: [UInt32] = [0]
        for lemma in lemmas { starts.append(starts[starts.count - 1] + UInt32(lemma.count)) }
        writer.add("lems", starts)
    }
}
