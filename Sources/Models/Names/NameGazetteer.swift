internal import ArabicText

/// Phrases and their classes, found by hashes of their letters in the loosest spelling, words parted by one space.
package struct NameGazetteer: Sendable {
    /// Set where a longer phrase begins with these words.
    private static let goesOn: UInt32 = 1 << 31
    private let index: HashIndex

    /// Reads the section of a model.
    ///
    /// - Throws: ``ModelError/format(_:)`` when it is missing.
    package init(_ file: ModelFile) throws(ModelError) {
        index = try HashIndex(file, "gaze")
    }

    /// What is listed under a phrase, and whether a longer phrase begins with it; nil for neither.
    @inline(__always)
    func classes(_ phrase: WordHash) -> (classes: NameClass, goesOn: Bool)? {
        guard let value = index[phrase.value] else { return nil }
        return (NameClass(rawValue: value & ~Self.goesOn), value & Self.goesOn != 0)
    }

    /// The numbers of the section.
    ///
    /// - Parameter phrases: Letters of each word in the loosest spelling, and what the phrase is.
    static func slots(_ phrases: [(words: [[UInt8]], classes: NameClass)]) -> [UInt64] {
        var values: [UInt64: UInt32] = [:]
        var order: [UInt64] = []
        func add(_ hash: UInt64, _ value: UInt32) {
            if values[hash] == nil { order.append(hash) }
            values[hash, default: 0] |= value
        }
        for phrase in phrases {
            var hash = WordHash()
            for (place, word) in phrase.words.enumerated() {
                if place > 0 {
                    add(hash.value, goesOn)
                    hash.feed(Letter.space)
                }
                for code in word { hash.feed(code) }
            }
            add(hash.value, phrase.classes.rawValue)
        }
        return HashIndex.slots(order.map { ($0, values[$0, default: 0]) })
    }
}

extension ModelWriter {
    /// Adds the section of listed names.
    package mutating func addGazetteer(_ phrases: [(words: [[UInt8]], classes: NameClass)]) {
        add("gaze", NameGazetteer.slots(phrases))
    }
}
