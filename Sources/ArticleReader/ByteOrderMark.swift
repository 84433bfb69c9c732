/// Marks that some programs put at the beginning of a text. Source: the Unicode Standard, section 23.8.
enum ByteOrderMark {
    static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The longer marks first: that of UTF-32 begins with that of UTF-16.
    private static let foreign: [(name: String, bytes: [UInt8])] = [
        ("UTF-32, little-endian", [0xFF, 0xFE, 0x00, 0x00]),
        ("UTF-32, big-endian", [0x00, 0x00, 0xFE, 0xFF]),
        ("UTF-16, little-endian", [0xFF, 0xFE]),
        ("UTF-16, big-endian", [0xFE, 0xFF]),
    ]

    /// Names the encoding whose mark, other than UTF-8's, the bytes begin with.
    static func foreignEncoding(of bytes: [UInt8]) -> String? {
        foreign.first { bytes.starts(with: $0.bytes) }?.name
    }
}
