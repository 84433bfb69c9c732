/// A hash of letter codes that can be continued: the hash of بيت, then of بيتها without reading بيت again.
///
/// FNV-1a, 64 bits (Fowler, Noll and Vo), finished by the mixer of SplitMix64 (Steele, Lea and Flood 2014). It is part of the
/// model file's format: it never changes without a new format version.
public struct WordHash: Sendable {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of nothing.
    public init() {}

    /// The hash of a word.
    public init(_ codes: some Sequence<UInt8>) {
        for code in codes { feed(code) }
    }

    /// Goes on by one letter.
    @inline(__always)
    public mutating func feed(_ code: UInt8) {
        state = (state ^ UInt64(code)) &* 0x0000_0100_0000_01B3
    }

    /// The same word with more letters behind it.
    @inline(__always)
    public func followed(by code: UInt8) -> WordHash {
        var next = self
        next.feed(code)
        return next
    }

    /// The same word with more letters behind it.
    @inline(__always)
    public func followed(by first: UInt8, _ second: UInt8) -> WordHash { followed(by: first).followed(by: second) }

    /// The hash, well mixed.
    @inline(__always)
    public var value: UInt64 { WordHash.mix(state) }

    /// Mixes the bits of a number so that any part of them may serve as a hash.
    @inline(__always)
    public static func mix(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
