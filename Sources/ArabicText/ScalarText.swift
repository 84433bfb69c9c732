/// A text together with its Unicode scalars, so that offsets are array indices.
///
/// Every offset of this project counts Unicode scalars from the beginning of the text, begin inclusive, end exclusive.
public struct ScalarText: Sendable {
    /// The text as it came.
    public let string: String
    /// The code points of the text in order.
    public let scalars: [UInt32]

    /// Reads the scalars of a string.
    public init(_ string: String) {
        self.string = string
        scalars = string.unicodeScalars.map(\.value)
    }

    /// Number of Unicode scalars.
    public var count: Int { scalars.count }

    /// The words of a span of scalar offsets.
    public func slice(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        for value in scalars[range] {
            if let scalar = Unicode.Scalar(value) { view.append(scalar) }
        }
        return String(view)
    }
}
