internal import ArabicText

/// Hashes of features: a template's number and what the template saw.
///
/// Part of the model file's format, as ``WordHash`` is.
enum FeatureHash {
    @inline(__always)
    static func of(_ template: Int, _ seen: UInt64) -> UInt64 {
        WordHash.mix(seen &+ UInt64(template) &* 0x9E37_79B9_7F4A_7C15)
    }

    @inline(__always)
    static func of(_ template: Int, _ first: UInt64, _ second: UInt64) -> UInt64 {
        of(template, WordHash.mix(first) ^ (second &* 0xD6E8_FEB8_6659_FD93))
    }

    @inline(__always)
    static func of(_ template: Int, _ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
        of(template, WordHash.mix(first) ^ (second &* 0xD6E8_FEB8_6659_FD93), third)
    }
}
