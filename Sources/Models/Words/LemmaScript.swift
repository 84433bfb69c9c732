/// A change that makes a lemma of a form: letters cut off and put on at both ends.
public struct LemmaScript: Hashable, Sendable {
    /// Letters that the form begins with and the lemma lacks.
    public var cutFront: [UInt8]
    /// Letters that the form ends with and the lemma lacks.
    public var cutBack: [UInt8]
    /// Letters put on in front.
    public var front: [UInt8]
    /// Letters put on behind.
    public var back: [UInt8]

    /// The change from a form to its lemma that keeps the longest run of letters; nil when no two letters stay.
    public init?(form: [UInt8], lemma: [UInt8]) {
        var best = (length: 0, form: 0, lemma: 0)
        for start in form.indices {
            for other in lemma.indices {
                var length = 0
                while start + length < form.count, other + length < lemma.count,
                    form[start + length] == lemma[other + length]
                {
                    length += 1
                }
                if length > best.length { best = (length, start, other) }
            }
        }
        guard best.length > 0, best.length >= min(2, lemma.count) else { return nil }
        cutFront = Array(form[..<best.form])
        cutBack = Array(form[(best.form + best.length)...])
        front = Array(lemma[..<best.lemma])
        back = Array(lemma[(best.lemma + best.length)...])
    }

    init(cutFront: [UInt8], cutBack: [UInt8], front: [UInt8], back: [UInt8]) {
        self.cutFront = cutFront
        self.cutBack = cutBack
        self.front = front
        self.back = back
    }

    /// The lemma of a form; nil when the form has not the letters to cut, or nothing else.
    public func lemma(of form: ArraySlice<UInt8>) -> [UInt8]? {
        guard form.count > cutFront.count + cutBack.count, form.starts(with: cutFront),
            form.suffix(cutBack.count).elementsEqual(cutBack)
        else { return nil }
        return front + form.dropFirst(cutFront.count).dropLast(cutBack.count) + back
    }

    /// Tells scripts apart in features.
    package var hash: UInt64 { WordHash([cutFront, cutBack, front, back].joined(separator: [0])).value }
}

extension LemmaScript {
    /// Adds the scripts of each part of speech, one list each by raw value.
    public static func write(_ scripts: [[LemmaScript]], to writer: inout ModelWriter) {
        var bytes: [UInt8] = []
        for list in scripts {
            bytes.append(UInt8(min(255, list.count)))
            for script in list.prefix(255) {
                for letters in [script.cutFront, script.cutBack, script.front, script.back] {
                    bytes.append(UInt8(letters.count))
                    bytes += letters
                }
            }
        }
        writer.add("lscr", bytes)
    }

    static func read(_ file: ModelFile) throws(ModelError) -> [[LemmaScript]] {
        let bytes: MappedArray<UInt8> = try file.array("lscr")
        var place = 0
        func next() throws(ModelError) -> UInt8 {
            guard place < bytes.count else { throw .format("its section lscr is cut short") }
            defer { place += 1 }
            return bytes[place]
        }
        func letters() throws(ModelError) -> [UInt8] {
            var letters: [UInt8] = []
            for _ in 0..<(try next()) { letters.append(try next()) }
            return letters
        }
        var scripts: [[LemmaScript]] = []
        for _ in PartOfSpeech.allCases {
            var list: [LemmaScript] = []
            for _ in 0..<(try next()) {
                list.append(
                    LemmaScript(
                        cutFront: try letters(), cutBack: try letters(), front: try letters(), back: try letters()))
            }
            scripts.append(list)
        }
        return scripts
    }
}
