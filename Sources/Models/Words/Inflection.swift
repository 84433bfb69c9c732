/// What the form of a word says: the values of its morphological features.
///
/// Names and values are those of Universal Dependencies (universaldependencies.org/u/feat).
public struct Inflection: Hashable, Sendable {
    /// Four bits a category, ``Category/allCases`` from the lowest up; 0 is "says nothing".
    public var bits: UInt32

    /// The given bits; without them, an inflection that says nothing.
    public init(bits: UInt32 = 0) { self.bits = bits }

    /// A morphological feature.
    public enum Category: UInt8, CaseIterable, Sendable {
        case aspect, `case`, definite, gender, mood, number, person, voice

        /// The name in CoNLL-U.
        public var name: String { Self.names[Int(rawValue)] }
        /// The values in CoNLL-U; value `n` of an ``Inflection`` is `values[n - 1]`.
        public var values: [String] { Self.allValues[Int(rawValue)] }

        private static let names = ["Aspect", "Case", "Definite", "Gender", "Mood", "Number", "Person", "Voice"]
        private static let allValues = [
            ["Imp", "Perf"], ["Acc", "Gen", "Nom"], ["Def", "Ind"], ["Fem", "Masc"], ["Imp", "Ind", "Jus", "Sub"],
            ["Dual", "Plur", "Sing"], ["1", "2", "3"], ["Act", "Pass"],
        ]
    }

    /// Number of a category's value; 0 when it has none.
    public subscript(category: Category) -> Int {
        get { Int(bits >> (4 * UInt32(category.rawValue))) & 15 }
        set {
            bits &= ~(15 << (4 * UInt32(category.rawValue)))
            bits |= UInt32(newValue & 15) << (4 * UInt32(category.rawValue))
        }
    }

    /// The value of a category in CoNLL-U; nil when it has none.
    public func value(_ category: Category) -> String? {
        let number = self[category]
        return number > 0 && number <= category.values.count ? category.values[number - 1] : nil
    }

    /// Sets a value by its name in CoNLL-U; an unknown name sets none.
    public mutating func set(_ category: Category, _ value: String) {
        self[category] = (category.values.firstIndex(of: value) ?? -1) + 1
    }
}
