/// Weights of features: for each a row, one number of -127 to 127 a class, and one scale for all.
///
/// The numbers are stored in 16 bits, which a hundred of them add up in: widening them as they are read takes longer.
struct WeightTable<Row: SIMD & BitwiseCopyable>: Sendable where Row.Scalar == Int16 {
    private let index: HashIndex
    private let rows: MappedArray<Row>
    /// What a weight of 1 stands for.
    let scale: Float

    init(_ file: ModelFile, _ name: String) throws(ModelError) {
        index = try HashIndex(file, name + "i")
        rows = try file.array(name + "w")
        let scales: MappedArray<UInt32> = try file.array(name + "s")
        guard scales.count == 1 else { throw .format("its section \(name)s is no single number") }
        scale = Float(bitPattern: scales[0])
    }

    /// The weights of a feature; nil when it is unknown.
    @inline(__always)
    subscript(feature: UInt64) -> Row? {
        guard let row = index[feature] else { return nil }
        return rows[Int(row)]
    }
}

extension WeightTable<SIMD16<Int16>> {
    /// The sum of the rows of features; unknown features add nothing.
    @inline(__always)
    func sum(_ features: [UInt64]) -> SIMD16<Int16> {
        var sum = SIMD16<Int16>()
        for feature in features {
            if let row = self[feature] { sum &+= row }
        }
        return sum
    }
}

extension WeightTable<SIMD32<Int16>> {
    /// The sum of the rows of features; unknown features add nothing.
    @inline(__always)
    func sum(_ features: [UInt64]) -> SIMD32<Int16> {
        var sum = SIMD32<Int16>()
        for feature in features {
            if let row = self[feature] { sum &+= row }
        }
        return sum
    }
}

extension ModelWriter {
    /// Adds the sections of a table of weights, feature by feature, `columns` numbers each, in rows of `width` numbers.
    public mutating func addWeights(
        _ name: String, features: [UInt64], weights: [Double], columns: Int, width: Int
    ) {
        precondition(columns <= width)
        let largest = max(weights.lazy.map(abs).max() ?? 0, 1e-9)
        let scale = Float(largest / 127)
        var entries: [(hash: UInt64, value: UInt32)] = []
        var rows: [Int16] = []
        for (place, feature) in features.enumerated() {
            let row = (0..<columns).map { Int16((weights[place * columns + $0] / Double(scale)).rounded()) }
            guard row.contains(where: { $0 != 0 }) else { continue }
            entries.append((feature, UInt32(entries.count)))
            rows += row + [Int16](repeating: 0, count: width - columns)
        }
        add(name + "i", HashIndex.slots(entries))
        add(name + "w", rows)
        add(name + "s", [scale.bitPattern])
    }

    /// Adds the section of a table of single weights.
    public mutating func addWeights(_ name: String, features: [UInt64], weights: [Double]) {
        var entries: [(hash: UInt64, value: UInt32)] = []
        for (feature, weight) in zip(features, weights) where abs(weight) > 0.001 {
            entries.append((feature, Float(weight).bitPattern))
        }
        add(name, HashIndex.slots(entries))
    }
}
