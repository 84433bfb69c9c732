import Testing

@testable import DropFolder

@Suite("A sidecar is open to nobody who may not read its article")
struct SidecarModeTests {
    static let annotations = ToyHandler.product(of: [1])

    static func article(_ mode: UInt32, group: UInt32) throws -> FileStatus {
        let folder = try Folder()
        try folder.write("a", "text")
        var status = try folder.status("a")
        status.permissions = mode
        status.group = group
        return status
    }

    @Test(
        "the article's own group keeps the article's mode, without execution",
        arguments: [
            (0o644, 0o644), (0o600, 0o600), (0o640, 0o640), (0o664, 0o664), (0o755, 0o644), (0o4777, 0o666),
            (0o444, 0o444), (0o000, 0o400),
        ] as [(UInt32, UInt32)])
    func sameGroup(_ mode: UInt32, _ expected: UInt32) throws {
        let article = try Self.article(mode, group: 7)
        #expect(SidecarMode.permissions(of: Self.annotations, article: article, group: 7) == expected)
    }

    @Test(
        "another group gets what others have",
        arguments: [(0o644, 0o644), (0o600, 0o600), (0o640, 0o600), (0o664, 0o644), (0o660, 0o600)]
            as [(UInt32, UInt32)])
    func otherGroup(_ mode: UInt32, _ expected: UInt32) throws {
        let article = try Self.article(mode, group: 7)
        #expect(SidecarMode.permissions(of: Self.annotations, article: article, group: 8) == expected)
    }

    @Test("no mode becomes wider in any bit", arguments: [7, 8] as [UInt32])
    func neverWider(_ group: UInt32) throws {
        let article = try Self.article(0, group: 7)
        for mode in 0...0o777 as ClosedRange<UInt32> {
            var article = article
            article.permissions = mode
            let permissions = SidecarMode.permissions(of: Self.annotations, article: article, group: group)
            // Its owner is its writer, who had read the article.
            if permissions & ~mode & ~0o400 != 0 {
                Issue.record("0\(String(mode, radix: 8)) became 0\(String(permissions, radix: 8))")
            }
        }
    }

    @Test(
        "a problem with an article that was never read is told to the directory's group",
        arguments: [0, 0o777] as [UInt32])
    func unread(_ mode: UInt32) throws {
        let article = try Self.article(mode, group: 7)
        #expect(SidecarMode.permissions(of: ToyHandler.rejection, article: article, group: 8) == 0o640)
    }

    @Test("a problem with an article that was read has the article's mode")
    func read() throws {
        let article = try Self.article(0o600, group: 7)
        #expect(SidecarMode.permissions(of: ToyHandler.product(of: []), article: article, group: 7) == 0o600)
    }
}
