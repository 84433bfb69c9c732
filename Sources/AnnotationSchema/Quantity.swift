/// A number in the text and what it is worth.
public struct Quantity: Spanned, Codable, Hashable, Sendable {
    /// Offset of the first scalar.
    public var begin: Int
    /// Offset just past the last scalar.
    public var end: Int
    /// The number.
    public var value: Double
    /// What the value is measured in, where the words say so.
    public var unit: Unit?

    /// Describes a quantity.
    public init(range: Range<Int>, value: Double, unit: Unit? = nil) {
        begin = range.lowerBound
        end = range.upperBound
        self.value = value
        self.unit = unit
    }

    /// Units of measure.
    public enum Unit: String, Codable, Sendable {
        /// Hundredths.
        case percent
    }
}
