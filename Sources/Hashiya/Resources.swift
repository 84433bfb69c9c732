internal import Annotators
internal import ArticleReader
internal import Models
internal import SystemPackage

/// What an annotator knows of the language and the world: the lexicons, checked.
public struct Resources: Sendable {
    let lexicons: Lexicons
    let wordModel: WordModel
    /// SHA-256 of each lexicon and model in hexadecimal, by file name.
    let digests: [String: String]

    /// The lexicons that are compiled into the program.
    ///
    /// - Throws: ``ResourceError`` with file and line when one is wrong.
    public static func builtIn() throws(ResourceError) -> Resources {
        try Resources(overrides: [:])
    }

    /// The built-in lexicons, but those replaced that a directory has files for.
    ///
    /// - Throws: ``ResourceError`` when the directory cannot be read, or a file in it is wrong: then with its line.
    public static func overridden(by directory: String) throws(ResourceError) -> Resources {
        var overrides: [String: [UInt8]] = [:]
        for name in Lexicons.names {
            let path = FilePath(directory).appending(name)
            do {
                overrides[name] = try readFile(path)
            } catch let error as Errno where error == .noSuchFileOrDirectory {
                continue
            } catch {
                throw ResourceError(description: "\(path): \(error)")
            }
        }
        if overrides.isEmpty {
            let names = Lexicons.names.joined(separator: ", ")
            throw ResourceError(description: "\(directory): there is none of \(names)")
        }
        return try Resources(overrides: overrides)
    }

    private init(overrides: [String: [UInt8]]) throws(ResourceError) {
        do throws(LexiconError) {
            lexicons = try Lexicons(overrides: overrides)
        } catch {
            throw ResourceError(description: error.description)
        }
        do throws(ModelError) {
            wordModel = try .builtIn()
        } catch {
            throw ResourceError(description: "words.model: \(error)")
        }
        digests = lexicons.bytes.mapValues { SHA256.hexDigest(of: $0) }
            .merging(["words.model": wordModel.digest]) { lexicon, _ in lexicon }
    }
}

/// Why resources cannot be used.
public struct ResourceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence for people, with the file and, where a line is at fault, the line.
    public let description: String
}

/// All bytes of a file.
private func readFile(_ path: FilePath) throws -> [UInt8] {
    let descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
    return try descriptor.closeAfter {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe try buffer.withUnsafeMutableBytes { unsafe try descriptor.read(into: $0) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}
