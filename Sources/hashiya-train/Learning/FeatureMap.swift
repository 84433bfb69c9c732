/// Numbers the features of training examples in the order in which they are first seen.
struct FeatureMap {
    private(set) var features: [UInt64] = []
    private var numbers: [UInt64: Int32] = [:]

    /// Numbers the features that are seen at least `minimum` times.
    init(_ examples: some Sequence<[UInt64]>, minimum: Int) {
        var counts: [UInt64: Int] = [:]
        var order: [UInt64] = []
        for example in examples {
            for feature in example {
                let count = counts[feature, default: 0]
                if count == 0 { order.append(feature) }
                counts[feature] = count + 1
            }
        }
        for feature in order where counts[feature, default: 0] >= minimum {
            numbers[feature] = Int32(features.count)
            features.append(feature)
        }
    }

    /// The numbers of known features.
    func numbers(of features: [UInt64]) -> [Int32] { features.compactMap { numbers[$0] } }
}
