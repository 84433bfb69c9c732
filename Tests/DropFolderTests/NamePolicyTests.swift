import DropFolder
import Inotify
import Testing

@Suite("Names tell articles from everything else")
struct NamePolicyTests {
    static let articles = [
        "a", "خبر.txt", "a.json", "annotations.json", "error.json", "a.annotations.json.txt", "~a", "a#",
    ]
    static let passedOver = [
        ".a", ".", ".hashiya-1", "hashiya.tmp", "#a#", "a~", "a.tmp", "a.temp", "a.part", "a.partial", "a.filepart",
        "a.crdownload", "a.download", "a.swp", "a.swo", "a.swx", "a.bak", "a.lock", "a.aria2", "a.!ut", "a.kate-swp",
        ".annotations.json", ".error.json",
    ]

    @Test("an ordinary name is an article's", arguments: articles)
    func article(_ name: String) throws {
        #expect(NamePolicy.classify(try #require(FileName(name))) == .article)
    }

    @Test("a hidden or unfinished file is passed over", arguments: passedOver)
    func unfinished(_ name: String) throws {
        #expect(NamePolicy.classify(try #require(FileName(name))) == .passedOver)
    }

    @Test("our temporary file is known by both ends of its name")
    func temporary() throws {
        #expect(NamePolicy.classify(try #require(FileName(".hashiya-x-1.tmp"))) == .ownTemporary)
    }

    @Test("a sidecar names its article, and both directions agree", arguments: SidecarKind.allCases)
    func sidecar(_ kind: SidecarKind) throws {
        for name in [Array("a".utf8), Array("خبر.txt".utf8), [0xff, 0x0a]] {
            let article = try #require(FileName(bytes: name))
            #expect(NamePolicy.classify(kind.name(for: article)) == .sidecar(of: article))
        }
    }

    @Test("a name is too long when its sidecar's would not fit")
    func length() throws {
        func name(_ count: Int) throws -> FileName {
            try #require(FileName(String(repeating: "n", count: count)))
        }
        #expect(NamePolicy.maximumArticleNameLength == 238)
        #expect(NamePolicy.classify(try name(238)) == .article)
        #expect(NamePolicy.classify(try name(239)) == .tooLong)
        #expect(SidecarKind.annotations.name(for: try name(238)).bytes.count == 255)
    }

    @Test("bytes that are no UTF-8 make a name like any other")
    func bytes() throws {
        #expect(NamePolicy.classify(try #require(FileName(bytes: [0xc3, 0x28, 0x0a]))) == .article)
    }
}
