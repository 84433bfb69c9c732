/// A number of 128 bits that names a kind of message, the field MESSAGE_ID= of systemd.journal-fields(7). Make one with
/// `systemd-id128 new` and never change it: administrators search for it and catalogues explain it.
public struct MessageID: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// Takes exactly 32 hexadecimal digits, in either case; `nil` for anything else, and for all zeros, which stand
    /// for no identifier at all (sd-id128(3)).
    public init?(_ description: String) {
        let digits = Array(description.utf8)
        guard digits.count == 32 else { return nil }
        var halves: (UInt64, UInt64) = (0, 0)
        for (index, digit) in digits.enumerated() {
            guard let value = Character(UnicodeScalar(digit)).hexDigitValue.map(UInt64.init) else { return nil }
            if index < 16 {
                halves.0 = halves.0 << 4 | value
            } else {
                halves.1 = halves.1 << 4 | value
            }
        }
        guard halves != (0, 0) else { return nil }
        (high, low) = halves
    }
}

extension MessageID: ExpressibleByStringLiteral {
    /// Takes a literal of 32 hexadecimal digits.
    ///
    /// - Precondition: as ``init(_:)`` demands; a literal that is wrong is a mistake in the program.
    public init(stringLiteral value: StaticString) {
        guard let identifier = MessageID(value.description) else {
            preconditionFailure("a message identifier has 32 hexadecimal digits: \(value)")
        }
        self = identifier
    }
}

extension MessageID: LosslessStringConvertible {
    /// 32 hexadecimal digits in lower case, as the journal has them.
    public var description: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
