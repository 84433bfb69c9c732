internal import CLexicons

/// What linguists have written down for the layers, read once and checked.
///
/// The files are compiled into the program. The caller may replace any of them by bytes of its own.
public struct Lexicons: Sendable {
    /// Names of all files, sorted.
    public static let names = embedded.keys.sorted()

    /// The bytes in use of each file, by name.
    public let bytes: [String: [UInt8]]
    let gazetteer: Gazetteer
    let numbers: NumberWords

    /// Reads the built-in files, or those given in their place by name.
    ///
    /// - Throws: ``LexiconError`` for the first fault, by file and line.
    public init(overrides: [String: [UInt8]] = [:]) throws(LexiconError) {
        for name in overrides.keys.sorted() where Self.embedded[name] == nil {
            throw LexiconError(
                file: name, line: 0,
                message: "no lexicon has this name; there are \(Self.names.joined(separator: ", "))")
        }
        let bytes = Self.embedded.merging(overrides) { _, override in override }
        self.bytes = bytes
        func file(_ name: String, columns: Int) throws(LexiconError) -> TSVFile {
            try TSVFile(name: name, bytes: bytes[name] ?? [], columns: columns)
        }
        gazetteer = try Gazetteer(
            countries: file("countries.tsv", columns: 6), cities: file("cities.tsv", columns: 6),
            guards: file("guards.tsv", columns: 5))
        numbers = try NumberWords(file("numbers.tsv", columns: 4))
    }

    private static let embedded: [String: [UInt8]] = {
        var files: [String: [UInt8]] = [:]
        for index in 0..<clexicons_count {
            let file = unsafe clexicons_file_at(index)
            let name = unsafe String(cString: file.name)
            files[name] = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        }
        return files
    }()
}
