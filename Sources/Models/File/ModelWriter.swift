/// Puts a model file together.
public struct ModelWriter: Sendable {
    private var sections: [(name: String, bytes: [UInt8])] = []

    /// A file without sections.
    public init() {}

    /// The sections of a file but for some.
    public init(_ file: ModelFile, without names: Set<String>) {
        for (name, bytes) in file.contents where !names.contains(name) { sections.append((name, bytes)) }
    }

    /// Adds a section of numbers.
    ///
    /// - Parameter name: Four ASCII letters.
    public mutating func add<Element: FixedWidthInteger & BitwiseCopyable>(_ name: String, _ numbers: [Element]) {
        precondition(name.utf8.count == 4)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(numbers.count * MemoryLayout<Element>.size)
        for number in numbers {
            var rest = number.littleEndian
            unsafe withUnsafeBytes(of: &rest) { unsafe bytes.append(contentsOf: $0) }
        }
        sections.append((name, bytes))
    }

    /// The bytes of the file.
    ///
    /// - Parameter digest: SHA-256 of bytes, 32 bytes long.
    public func file(digest: ([UInt8]) -> [UInt8]) -> [UInt8] {
        let header = ModelFile.fixedHeader + sections.count * ModelFile.entrySize
        var entries: [UInt8] = []
        var payload: [UInt8] = []
        let start = Self.aligned(header)
        for section in sections {
            let offset = start + payload.count
            entries += Array(section.name.utf8) + [0, 0, 0, 0]
            entries += Self.bytes(UInt32(offset)) + Self.bytes(UInt32(section.bytes.count))
            payload += section.bytes
            payload += [UInt8](repeating: 0, count: Self.aligned(payload.count) - payload.count)
        }
        var file = ModelFile.magic + Self.bytes(ModelFile.version) + Self.bytes(UInt32(sections.count))
        file += digest(payload) + entries
        file += [UInt8](repeating: 0, count: start - file.count)
        return file + payload
    }

    private static func aligned(_ count: Int) -> Int {
        (count + ModelFile.alignment - 1) / ModelFile.alignment * ModelFile.alignment
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
