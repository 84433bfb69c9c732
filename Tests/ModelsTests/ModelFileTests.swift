import ArticleReader
import Foundation
import TestSupport
import Testing

@testable import Models

@Suite struct ModelFileTests {
    private static let numbers: [UInt32] = [0, 1, 0xDEAD_BEEF, .max]
    private static let letters = Array("any number of bytes".utf8)
    private static let wide: [UInt64] = [0x0123_4567_89AB_CDEF]

    private static func sample() -> [UInt8] {
        var writer = ModelWriter()
        writer.add("numb", numbers)
        writer.add("lett", letters)
        writer.add("none", [UInt16]())
        writer.add("wide", wide)
        return writer.file(digest: digest)
    }

    private func expectContents(_ file: ModelFile) throws {
        let numbers: MappedArray<UInt32> = try file.array("numb")
        #expect((0..<numbers.count).map { numbers[$0] } == Self.numbers)
        let letters: MappedArray<UInt8> = try file.array("lett")
        #expect((0..<letters.count).map { letters[$0] } == Self.letters)
        #expect(try file.array("none", of: UInt16.self).count == 0)
        let wide: MappedArray<UInt64> = try file.array("wide")
        #expect((0..<wide.count).map { wide[$0] } == Self.wide)
    }

    /// Why bytes are no model; nil when they are one.
    private func refusal(_ bytes: [UInt8]) -> ModelError? {
        do {
            _ = try modelFile(bytes)
            return nil
        } catch {
            return error
        }
    }

    private func isFormat(_ error: ModelError?) -> Bool {
        if case .format = error { true } else { false }
    }

    @Test("Sections come back as they were written, from memory and from a file")
    func sectionsRoundTrip() throws {
        try expectContents(try modelFile(Self.sample()))
        let folder = try TemporaryFile(Self.sample())
        try expectContents(try ModelFile(ModelBytes(path: folder.path)))
    }

    @Test("Numbers are little-endian, sections begin at multiples of 64, and writing twice gives the same bytes")
    func layoutIsFixed() {
        let bytes = Self.sample()
        #expect(bytes == Self.sample())
        #expect(bytes.count == 128 + 4 * 64 - 64)
        #expect(Array(bytes[..<16]) == Array("HASHIYAM".utf8) + [1, 0, 0, 0, 4, 0, 0, 0])
        #expect(Array(bytes[48..<64]) == Array("numb".utf8) + [0, 0, 0, 0, 128, 0, 0, 0, 16, 0, 0, 0])
        #expect(Array(bytes[128..<144]) == [0, 0, 0, 0, 1, 0, 0, 0, 0xEF, 0xBE, 0xAD, 0xDE, 0xFF, 0xFF, 0xFF, 0xFF])
        #expect(Array(bytes[256..<264]) == [0xEF, 0xCD, 0xAB, 0x89, 0x67, 0x45, 0x23, 0x01])
    }

    @Test("The digest is the SHA-256 of all that follows the header")
    func digestIsOfPayload() throws {
        let bytes = Self.sample()
        #expect(try modelFile(bytes).digest == SHA256.hexDigest(of: Array(bytes[128...])))
        let builtIn = Array(builtInBytes())
        let sections = Int(builtIn[12])
        let start = (48 + sections * 16 + 63) / 64 * 64
        #expect(try WordModel.builtIn().digest == SHA256.hexDigest(of: Array(builtIn[start...])))
    }

    @Test("A file cut short anywhere is refused, or whole but for its padding")
    func cutFilesAreRefused() throws {
        let bytes = Self.sample()
        let end = 256 + 8
        for count in 0..<bytes.count {
            let error = refusal(Array(bytes[..<count]))
            #expect(isFormat(error) == (count < end), "\(count) bytes: \(String(describing: error))")
        }
        try expectContents(try modelFile(Array(bytes[..<end])))
    }

    @Test("Another magic, another version, or too many sections are refused")
    func otherHeadersAreRefused() {
        for place in 0..<16 {
            var bytes = Self.sample()
            bytes[place] ^= 0x40
            #expect(isFormat(refusal(bytes)), "byte \(place)")
        }
        var newer = Self.sample()
        newer[8] = 2
        #expect(refusal(newer) == .format("format version 2 is not 1"))
    }

    @Test("A section that lies outside the file, or not at a multiple of 64, is refused by name")
    func misplacedSectionsAreRefused() {
        for (place, value) in [(56, 1), (57, 64), (59, 255), (60, 255), (63, 255)] as [(Int, UInt8)] {
            var bytes = Self.sample()
            bytes[place] = value
            #expect(refusal(bytes) == .format("its section numb is cut short"), "byte \(place)")
        }
    }

    @Test("Any one byte of the header may be wrong without harm")
    func damagedHeadersDoNoHarm() {
        for place in 0..<128 {
            for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
                var bytes = Self.sample()
                bytes[place] = value
                guard let file = try? modelFile(bytes), let array: MappedArray<UInt8> = try? file.array("lett") else {
                    continue
                }
                #expect((0..<array.count).reduce(0) { $0 + Int(array[$1] & 1) } <= bytes.count)
            }
        }
    }

    @Test("A missing section is named")
    func missingSectionsAreNamed() throws {
        let file = try modelFile(Self.sample())
        #expect(throws: ModelError.format("it has no section nowh")) { try file.array("nowh", of: UInt8.self) }
    }

    @Test("A file that cannot be read says which and why")
    func unreadableFilesSayWhy() throws {
        #expect(throws: ModelError.unreadable(path: "/nowhere/words.model", errno: 2)) {
            try ModelBytes(path: "/nowhere/words.model")
        }
        #expect(ModelError.unreadable(path: "a", errno: 2).description == "a: No such file or directory")
        #expect(throws: ModelError.self) { try ModelBytes(path: "/") }
        let empty = try TemporaryFile([])
        do {
            _ = try ModelBytes(path: empty.path)
            Issue.record("an empty file is no model")
        } catch {
            #expect(!error.description.contains("Success"), "\(error)")
        }
    }
}

@Suite struct WordModelFileTests {
    @Test("The model that is compiled in is the one of the repository")
    func builtInIsCurrent() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../models/words.model")
        #expect(SHA256.hexDigest(of: Array(try Data(contentsOf: path))) == SHA256.hexDigest(of: Array(builtInBytes())))
    }

    private func refusal(_ bytes: UnsafeRawBufferPointer) -> ModelError? {
        do {
            _ = try WordModel(ModelBytes(static: bytes))
            return nil
        } catch {
            return error
        }
    }

    @Test("The built-in model cut short anywhere is refused")
    func cutModelsAreRefused() {
        let bytes = builtInBytes()
        var generator = SeededGenerator(state: 6)
        var counts = Array(0..<512) + (0..<500).map { _ in Int.random(in: 0..<bytes.count - 64, using: &generator) }
        counts += [bytes.count - 64, bytes.count / 2]
        for count in counts {
            guard case .format = refusal(UnsafeRawBufferPointer(rebasing: bytes[..<count])) else {
                Issue.record("\(count) bytes are taken for a model")
                continue
            }
        }
        #expect(refusal(bytes) == nil)
    }

    @Test("The built-in model without any one of its sections is refused, and the section is named")
    func missingSectionsAreNamed() {
        let whole = Array(builtInBytes())
        for section in 0..<Int(whole[12]) {
            var bytes = whole
            let entry = 48 + section * 16
            let name = String(decoding: bytes[entry..<entry + 4], as: UTF8.self)
            bytes.replaceSubrange(entry..<entry + 4, with: Array("gone".utf8))
            #expect(bytes.withUnsafeBytes(refusal) == .format("it has no section \(name)"))
        }
        #expect(whole[12] >= 16)
    }

    @Test("A section of a size that its table cannot have is refused")
    func oddSectionsAreRefused() {
        let whole = Array(builtInBytes())
        for section in 0..<Int(whole[12]) {
            var bytes = whole
            let entry = 48 + section * 16
            let name = String(decoding: bytes[entry..<entry + 4], as: UTF8.self)
            guard ["freq", "lexi", "name", "segm", "upoi", "infi", "lemm", "upot", "upos", "infs"].contains(name) else {
                continue
            }
            // 24 bytes: three numbers of 64 bits, six of 32.
            bytes.replaceSubrange(entry + 12..<entry + 16, with: [24, 0, 0, 0])
            guard case .format(let reason) = bytes.withUnsafeBytes(refusal) else {
                Issue.record("\(name) may have 24 bytes")
                continue
            }
            #expect(reason.contains(name))
        }
    }
}
