import Glibc
import Inotify
import Testing

@Suite("FileName: names are bytes")
struct FileNameTests {
    @Test("bytes that cannot name an entry are refused", arguments: [[], [0x61, 0], [0x61, 0x2f, 0x62]] as [[UInt8]])
    func refused(bytes: [UInt8]) {
        #expect(FileName(bytes: bytes) == nil)
    }

    @Test("names that differ only in normalisation are two names")
    func normalisation() {
        #expect("\u{e9}" == "e\u{301}")
        #expect(FileName("\u{e9}") != FileName("e\u{301}"))
    }

    @Test("a name that is not UTF-8 keeps its bytes, and can still be shown")
    func notUTF8() throws {
        let name = try #require(FileName(bytes: [0x61, 0xff, 0x62]))
        #expect(name.bytes == [0x61, 0xff, 0x62])
        #expect(name.string == nil)
        #expect(name.description == "a\u{fffd}b")
        #expect(FileName("خبر.txt")?.string == "خبر.txt")
    }

    @Test("names are ordered by bytes")
    func order() throws {
        let names = try ["b", "a", "Z", "é"].map { try #require(FileName($0)) }
        #expect(names.sorted().map(\.description) == ["Z", "a", "b", "é"])
    }

    @Test("C gets the same bytes and a NUL after them")
    func cString() throws {
        let name = try #require(FileName(bytes: [0x61, 0xff]))
        #expect(name.withCString { Array(UnsafeBufferPointer(start: $0, count: 3)) } == [0x61, -1, 0])
        #expect(name.withCString { strlen($0) } == 2)
    }
}
