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

    @Test("the bytes of what is worked on are added up")
    func load() throws {
        var table = PendingTable(capacity: 10)
        for name in ["a", "b"] { table.schedule(try key(name), .init(), at: at(0)) }
        let due = table.due(at: at(0))
        let first = try #require(due)
        let early = table.due(at: at(-1))
        #expect(early == nil)
        let taken = table.takeDue(at: at(0), weight: 300)
        #expect(taken?.key == first && table.load == 300)
        _ = table.takeDue(at: at(0), weight: 50)
        #expect(table.load == 350)
        _ = table.finish(first)
        #expect(table.load == 50)
    }

    @Test("where no clock but ours counts, an article must be seen unchanged for the quiet time")
    func observed() throws {
        var options = DropFolderOptions.test
        options.quiet = .milliseconds(100)
        var status = try Folder().directory.status()
        var table = PendingTable(capacity: 10)
        table.schedule(try key("a"), .init(), at: at(0))
        let key = try key("a")
        var answers = [0, 60].map { table.observe(key, status, options, at: at($0)) }
        status.size += 1
        answers += [90, 190].map { table.observe(key, status, options, at: at($0)) }
        #expect(answers == [at(100), at(100), at(190), nil])
    }

    @Test("making room leaves what a look through the folder would not find again")
    func room() throws {
        var table = PendingTable(capacity: 8)
        for number in 0..<6 { table.schedule(try key("\(number)", node: 1), .init(), at: at(0)) }
        table.schedule(try key("rewrite", node: 1), .init(mustRewrite: true), at: at(0))
        table.schedule(try key("other"), .init(), at: at(0))
        let made = table.makeRoom { $0 == 1 }
        #expect(made)
        #expect(try table[key("rewrite", node: 1)] != nil && table[key("other")] != nil)
        #expect(table.waiting == 2 && table.hasArticles(in: 1))
        let madeAgain = table.makeRoom { $0 == 1 }
        #expect(!madeAgain)
    }

    @Test("alarms that were overtaken do not pile up")
    func overtaken() throws {
        var table = PendingTable(capacity: 10)
        table.schedule(try key("early"), .init(), at: at(0))
        for step in 1...50_000 { table.schedule(try key("late"), .init(), at: at(step)) }
        #expect(table.alarmCount < 2000)
        let early = table.takeDue(at: at(0))
        #expect(try early?.key == key("early"))
        let next = table.nextDue()
        #expect(next == at(50_000))
    }
}
