import Glibc
import Inotify
import Testing

@testable import DropFolder

@Suite("Publishing: the whole file or none, and nobody else's")
struct PublisherTests {
    let folder: Folder
    let name: FileName
    let text = "نص"

    init() throws {
        folder = try Folder()
        name = try #require(FileName("a"))
        try folder.write("a", text, mode: 0o640)
    }

    func publish(_ product: Product, rewrites: Bool = false) throws -> Publisher.Result {
        try Publisher(directory: folder.directory, leftovers: Leftovers())
            .publish(product, for: name, version: try folder.status("a"), rewrites: rewrites)
    }

    var product: Product { ToyHandler.product(of: Array(text.utf8)) }

    @Test("the sidecar has the bytes, the article's mode, and the article's change time as its stamp")
    func written() throws {
        #expect(try publish(product) == .written)
        #expect(folder.content("a.annotations.json") == product.bytes)
        #expect(try folder.status("a.annotations.json").modified == folder.status("a").changed)
        #expect(try folder.status("a.annotations.json").permissions == folder.status("a").permissions)
        #expect(try folder.listing() == ["a", "a.annotations.json"])
    }

    @Test("the same bytes are not written twice, only stamped and opened no wider")
    func unchanged() throws {
        _ = try publish(product)
        let inode = try folder.status("a.annotations.json").inode
        try check(chmod(folder.path(of: "a"), 0o600))
        // A stamp set within the same tick of the clock of file times could be chance, and is renewed.
        usleep(20_000)
        #expect(try publish(product) == .restamped)
        #expect(try publish(product) == .unchanged)
        let sidecar = try folder.status("a.annotations.json")
        #expect(sidecar.inode == inode)
        #expect(sidecar.permissions == 0o600)
        #expect(try sidecar.modified == folder.status("a").changed)
    }

    @Test("after a failed fsync the same bytes are written again")
    func rewritten() throws {
        _ = try publish(product)
        let inode = try folder.status("a.annotations.json").inode
        #expect(try publish(product, rewrites: true) == .written)
        #expect(try folder.status("a.annotations.json").inode != inode)
        #expect(try folder.listing() == ["a", "a.annotations.json"])
    }

    @Test(
        "our own older sidecar is replaced, whether longer or shorter",
        arguments: ["", String(repeating: "x", count: 9_999)])
    func replaced(_ padding: String) throws {
        try folder.write("a.annotations.json", "{\n\"schema\":\"urn:hashiya:annotation:1\"" + padding)
        #expect(try publish(product) == .written)
        #expect(folder.content("a.annotations.json") == product.bytes)
    }

    @Test("a foreign file is never overwritten", arguments: ["{}", "\n", "{\n\"schema\":\"urn:other\"}"])
    func foreign(_ content: String) throws {
        try folder.write("a.annotations.json", content)
        #expect(try publish(product) == .foreign(.annotations))
        #expect(folder.content("a.annotations.json") == Array(content.utf8))
        #expect(try folder.listing() == ["a", "a.annotations.json"])
    }

    @Test("an empty file in the sidecar's place is nobody's, and replaced")
    func empty() throws {
        try folder.write("a.annotations.json", "")
        #expect(try publish(product) == .written)
        #expect(folder.content("a.annotations.json") == product.bytes)
    }

    @Test("a directory or a symbolic link in the sidecar's place is foreign too")
    func foreignKinds() throws {
        try folder.makeDirectory("a.annotations.json")
        #expect(try publish(product) == .foreign(.annotations))
        try check(rmdir(folder.path(of: "a.annotations.json")))
        try check(symlink("a", folder.path(of: "a.annotations.json")))
        #expect(try publish(product) == .foreign(.annotations))
        #expect(folder.content("a") == Array(text.utf8))
    }

    @Test("the other kind of sidecar goes when this one comes, in both directions")
    func otherKind() throws {
        _ = try publish(ToyHandler.rejection)
        #expect(try folder.listing() == ["a", "a.error.json"])
        _ = try publish(product)
        #expect(try folder.listing() == ["a", "a.annotations.json"])
        _ = try publish(ToyHandler.rejection)
        #expect(try folder.listing() == ["a", "a.error.json"])
    }

    @Test("a foreign file of the other kind is left alone, and both never stand there")
    func foreignOtherKind() throws {
        try folder.write("a.error.json", "mine")
        #expect(try publish(product) == .foreign(.error))
        #expect(try folder.listing() == ["a", "a.error.json"])
        #expect(folder.content("a.error.json") == Array("mine".utf8))
    }

    @Test("a foreign sidecar is known before any work is done, of either kind")
    func foreignFirst() throws {
        let publisher = Publisher(directory: folder.directory, leftovers: Leftovers())
        let name = try #require(FileName("a"))
        #expect(try publisher.foreignSidecar(of: name) == nil)
        try folder.write("a.error.json", "mine")
        #expect(try publisher.foreignSidecar(of: name) == .error)
        try folder.remove("a.error.json")
        _ = try publish(product)
        #expect(try publisher.foreignSidecar(of: name) == nil)
    }

    @Test("nothing is published for an article that has changed or gone")
    func changed() throws {
        let publisher = Publisher(directory: folder.directory, leftovers: Leftovers())
        let version = try folder.status("a")
        try folder.append("a", "more")
        #expect(try publisher.publish(product, for: name, version: version, rewrites: false) == .articleChanged)
        try folder.remove("a")
        #expect(try publisher.publish(product, for: name, version: version, rewrites: false) == .articleChanged)
        #expect(try folder.listing() == [])
    }
}
