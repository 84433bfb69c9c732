/// One weight a feature: what a choice among candidates is scored by.
struct ScoreTable: Sendable {
    private let index: HashIndex

    init(_ file: ModelFile, _ name: String) throws(ModelError) {
        index = try HashIndex(file, name)
    }

    /// The sum of the weights of features; unknown features add nothing.
    @inline(__always)
    func score(_ features: [UInt64]) -> Float {
        var sum: Float = 0
        for feature in features {
            if let bits = index[feature] { sum += Float(bitPattern: bits) }
        }
        return sum
    }
}
