import Inotify
import Testing

@testable import DropFolder

@Suite("The table of articles that need a look")
struct PendingTableTests {
    let start = ContinuousClock.now

    func key(_ name: String, node: Int = 0) throws -> ArticleKey {
        ArticleKey(node: node, name: try #require(FileName(name)))
    }

    func at(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

    @Test("articles are taken in the order of their times, and not before")
    func order() throws {
        var table = PendingTable(capacity: 10)
        for (name, time) in [("c", 30), ("a", 10), ("b", 20)] {
            table.schedule(try key(name), .init(), at: at(time))
        }
        #expect(table.nextDue() == at(10))
        #expect(table.takeDue(at: at(9)) == nil)
        #expect(table.takeDue(at: at(100))?.key.name.string == "a")
        #expect(table.takeDue(at: at(100))?.key.name.string == "b")
        #expect(table.takeDue(at: at(29)) == nil)
        #expect(table.takeDue(at: at(30))?.key.name.string == "c")
        #expect((table.working, table.waiting) == (3, 0))
    }

    @Test("a later time replaces an earlier one, and an earlier one a later", arguments: [(10, 50), (50, 10)])
    func overtaken(_ first: Int, _ second: Int) throws {
        var table = PendingTable(capacity: 10)
        table.schedule(try key("a"), .init(), at: at(first))
        table.schedule(try key("a"), .init(), at: at(second))
        #expect(table.nextDue() == at(second))
        #expect(table.takeDue(at: at(second - 1)) == nil)
        #expect(table.takeDue(at: at(100))?.key.name.string == "a")
        #expect(table.takeDue(at: at(100)) == nil)
        #expect(table.nextDue() == nil)
    }

    @Test("what is heard during the work is told at its end, once")
    func disturb() throws {
        var table = PendingTable(capacity: 10)
        table.schedule(try key("a"), .init(failures: 3), at: at(0))
        _ = table.takeDue(at: at(0))
        table.disturb(try key("a"))
        let finished = table.finish(try key("a"))
        let entry = try #require(finished)
        #expect(entry.wasDisturbed)
        #expect(entry.failures == 3)
        #expect(table.isEmpty)
        table.schedule(try key("a"), entry, at: at(1))
        #expect(table.takeDue(at: at(1))?.entry.wasDisturbed == false)
    }

    @Test("the table says when it is full, and what is worked on counts")
    func bounded() throws {
        var table = PendingTable(capacity: 2)
        table.schedule(try key("a"), .init(), at: at(0))
        #expect(!table.isFull)
        table.schedule(try key("b"), .init(), at: at(0))
        #expect(table.isFull)
        let taken = table.takeDue(at: at(0))
        #expect(table.isFull)
        _ = table.finish(try #require(taken?.key))
        #expect(!table.isFull)
    }

    @Test("a directory that is gone takes its waiting articles along, and leaves what is worked on")
    func forget() throws {
        var table = PendingTable(capacity: 10)
        table.schedule(try key("a", node: 1), .init(), at: at(0))
        _ = table.takeDue(at: at(0))
        table.schedule(try key("b", node: 1), .init(), at: at(1))
        table.schedule(try key("b", node: 2), .init(), at: at(2))
        table.forget(1)
        #expect((table.working, table.waiting) == (1, 1))
        #expect(table.nextDue() == at(2))
        let finished = table.finish(try key("a", node: 1))
        #expect(finished != nil)
    }
}
