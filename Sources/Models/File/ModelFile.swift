/// A model file: a header, then named sections of fixed-width little-endian numbers, each aligned to 64 bytes.
///
/// | bytes | meaning |
/// |---|---|
/// | 0–7 | `HASHIYAM` |
/// | 8–11 | format version |
/// | 12–15 | number of sections |
/// | 16–47 | SHA-256 of everything after the header |
/// | then 16 each | section: four letters of name, 4 bytes unused, offset from the beginning, length, both 32 bits |
public struct ModelFile: Sendable {
    /// The version that this code reads and writes.
    public static let version: UInt32 = 1
    static let magic = Array("HASHIYAM".utf8)
    static let fixedHeader = 48
    static let entrySize = 16
    static let alignment = 64

    private let bytes: ModelBytes
    private let sections: [String: Range<Int>]
    /// SHA-256 of the contents in hexadecimal, as the trainer wrote it.
    public let digest: String

    /// Reads the header.
    ///
    /// - Throws: ``ModelError/format(_:)`` when it is no model, or cut short.
    public init(_ bytes: ModelBytes) throws(ModelError) {
        let memory = unsafe bytes.memory
        guard memory.count >= Self.fixedHeader, unsafe memory.prefix(8).elementsEqual(Self.magic) else {
            throw .format("its first bytes are not those of a model")
        }
        let version = unsafe UInt32(littleEndian: memory.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        guard version == Self.version else { throw .format("format version \(version) is not \(Self.version)") }
        let count = unsafe Int(UInt32(littleEndian: memory.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
        guard count <= 64, memory.count >= Self.fixedHeader + count * Self.entrySize else {
            throw .format("its header is cut short")
        }
        var sections: [String: Range<Int>] = [:]
        for index in 0..<count {
            let entry = Self.fixedHeader + index * Self.entrySize
            let name = unsafe String(decoding: memory[entry..<entry + 4], as: UTF8.self)
            let begin = unsafe Int(
                UInt32(littleEndian: memory.loadUnaligned(fromByteOffset: entry + 8, as: UInt32.self)))
            let length = unsafe Int(
                UInt32(littleEndian: memory.loadUnaligned(fromByteOffset: entry + 12, as: UInt32.self)))
            guard begin % Self.alignment == 0, begin + length <= memory.count else {
                throw .format("its section \(name) is cut short")
            }
            sections[name] = begin..<begin + length
        }
        self.bytes = bytes
        self.sections = sections
        let hex = Array("0123456789abcdef".utf8)
        digest = unsafe String(
            decoding: memory[16..<48].flatMap { [hex[Int($0 >> 4)], hex[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The bytes of every section, by name.
    var contents: [(name: String, bytes: [UInt8])] {
        sections.sorted { $0.key < $1.key }.map { (name: $0.key, bytes: unsafe Array(bytes.memory[$0.value])) }
    }

    /// The numbers of a section.
    ///
    /// - Throws: ``ModelError/format(_:)`` when there is none of the name.
    func array<Element: BitwiseCopyable>(
        _ name: String, of type: Element.Type = Element.self
    ) throws(ModelError) -> MappedArray<Element> {
        guard let range = sections[name] else { throw .format("it has no section \(name)") }
        return MappedArray(bytes, range)
    }
}
