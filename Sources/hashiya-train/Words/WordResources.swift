internal import ArabicText
internal import ArticleReader
internal import Evaluation
internal import Models
internal import SystemPackage

/// All that the words model is made of, read.
struct WordResources: Sendable {
    /// The file so far: frequencies and lexicon.
    var writer: ModelWriter
    let knowledge: WordKnowledge
    let corpus: WordCorpus

    init(_ sources: WordSources) throws {
        writer = ModelWriter()
        writer.add("freq", try Self.frequencies(sources.frequencies))
        writer.add("name", try Self.names(sources.names))
        let compiler = try Self.lexicon(sources.lexicon)
        WordLexicon.write(forms: compiler.sorted(), lemmas: compiler.lemmas, to: &writer)
        knowledge = try Self.knowledge(writer)
        let sentences: [ConlluSentence]
        do {
            sentences = try ConlluParser.sentences(of: String(decoding: try read(sources.treebank), as: UTF8.self))
        } catch let error as ConlluError {
            throw TrainingError("\(sources.treebank): \(error)")
        }
        corpus = WordCorpus(sentences, knowledge)
    }

    private static func frequencies(_ path: String) throws -> [UInt32] {
        var entries: [(word: [UInt8], level: UInt8)] = []
        let text = String(decoding: try read(path), as: UTF8.self)
        for (number, line) in text.split(separator: "\n").enumerated() {
            let fields = line.split(separator: "\t")
            guard fields.count == 2, let hundredths = Int(fields[1]) else {
                throw TrainingError("\(path), line \(number + 1): not a form, a tab and a number")
            }
            entries.append(
                (Letter.codes(of: fields[0]), FrequencyTable.level(log10Frequency: -Double(hundredths) / 100)))
        }
        return FrequencyTable.slots(entries)
    }

    /// How often each word of texts with marked names is in a name and how often not: files of `word TAG` lines.
    private static func names(_ paths: [String]) throws -> [UInt64] {
        var counts: [[UInt8]: NameEvidence.Counts] = [:]
        for path in paths {
            for line in String(decoding: try read(path), as: UTF8.self).split(separator: "\n") {
                let fields = line.split(separator: " ")
                guard fields.count >= 2, let tag = fields.last else { continue }
                counts[Letter.codes(of: fields[0]), default: .init()].add(isName: tag != "O")
            }
        }
        return NameEvidence.slots(
            counts.map { (word: $0.key, counts: $0.value) }.sorted { $0.word.lexicographicallyPrecedes($1.word) })
    }

    private static func knowledge(_ writer: ModelWriter) throws -> WordKnowledge {
        try WordKnowledge(ModelFile(ModelBytes(copying: writer.file(digest: SHA256Digest.of))))
    }

    private static func lexicon(_ folder: String) throws -> LexiconCompiler {
        var compiler = LexiconCompiler()
        for name in ["verbs", "nouns", "adjectives", "names", "closed"] {
            let path = "\(folder)/\(name).tsv"
            let text = String(decoding: try read(path), as: UTF8.self)
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if line.isEmpty || line.hasPrefix("#") { continue }
                guard let entry = LexiconEntry(line) else {
                    throw TrainingError("\(path), line \(number + 1): not an entry of the word lexicon: \(line)")
                }
                compiler.add(entry)
            }
        }
        compiler.addLooseSpellings()
        return compiler
    }
}

/// Why training cannot go on.
struct TrainingError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// The digest that model files carry.
enum SHA256Digest {
    static func of(_ bytes: [UInt8]) -> [UInt8] {
        let hex = Array(SHA256.hexDigest(of: bytes).utf8)
        func value(_ digit: UInt8) -> UInt8 { digit < 0x40 ? digit - 0x30 : digit - 0x57 }
        return stride(from: 0, to: hex.count, by: 2).map { value(hex[$0]) << 4 | value(hex[$0 + 1]) }
    }
}

/// All bytes of a file.
func read(_ path: String) throws -> [UInt8] {
    do {
        let descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
        return try descriptor.closeAfter {
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 1 << 20)
            while true {
                let count = unsafe try buffer.withUnsafeMutableBytes { unsafe try descriptor.read(into: $0) }
                if count == 0 { return bytes }
                bytes += buffer[..<count]
            }
        }
    } catch let error as Errno {
        throw TrainingError("\(path): \(error)")
    }
}

/// Writes a file anew.
func write(_ bytes: [UInt8], to path: String) throws {
    do {
        let descriptor = try FileDescriptor.open(
            FilePath(path), .writeOnly, options: [.create, .truncate],
            permissions: [.ownerReadWrite, .groupRead, .otherRead])
        try descriptor.closeAfter { _ = try descriptor.writeAll(bytes) }
    } catch let error as Errno {
        throw TrainingError("\(path): \(error)")
    }
}
