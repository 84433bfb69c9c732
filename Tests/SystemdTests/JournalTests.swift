import Glibc
import Logging
import SystemPackage
import Systemd
import Testing

@Suite(
    "The journal: what is sent is what journalctl shows",
    .enabled(if: JournalDaemon.isAvailable, "needs a running systemd-journald, or root to start one"),
    JournalDaemon(), .serialized, .timeLimit(.minutes(10)))
struct JournalTests {
    /// A value that no other entry has.
    let mark = "\(getpid())-\(UInt64.random(in: 0 ... .max))"

    /// The one entry with this test's mark, its values as text where a field has one.
    func entry() throws -> [String: String] {
        let entries = try JournalDaemon.entries(where: "TEST_MARK", is: mark)
        try #require(entries.count == 1)
        return entries[0].compactMapValues { values in
            values.count == 1 ? String(validating: values[0], as: UTF8.self) : nil
        }
    }

    @Test("every field arrives: text, numbers, several lines, any bytes, and a value larger than a datagram")
    func values() throws {
        let identifier: MessageID = "f6c436c68c684eccadea7528e490b9f9"
        let bytes: [UInt8] = (0...255).map { $0 } + [0, 10, 61]
        let large = [UInt8](repeating: UInt8(ascii: "x"), count: 600_000)
        try Journal.send([
            JournalField(.message, "first line\nTEST_FORGED=1\nخبر"), JournalField(.priority, 5),
            JournalField(.messageID, identifier.description), JournalField("TEST_MARK", mark),
            JournalField("TEST_BYTES", bytes), JournalField("TEST_EMPTY", ""), JournalField("TEST_LARGE", large),
            JournalField("TEST_TWICE", "one"), JournalField("TEST_TWICE", "two"),
        ])
        let entries = try JournalDaemon.entries(where: "TEST_MARK", is: mark)
        #expect(entries.count == 1)
        let entry = try #require(entries.first)
        #expect(entry["MESSAGE"] == [Array("first line\nTEST_FORGED=1\nخبر".utf8)])
        #expect(entry["TEST_FORGED"] == nil)
        #expect(entry["PRIORITY"] == [Array("5".utf8)])
        #expect(entry["MESSAGE_ID"] == [Array("f6c436c68c684eccadea7528e490b9f9".utf8)])
        #expect(entry["TEST_BYTES"] == [bytes])
        #expect(entry["TEST_EMPTY"] == [[]])
        #expect(entry["TEST_LARGE"] == [large])
        #expect(entry["TEST_TWICE"].map(Set.init) == [Array("one".utf8), Array("two".utf8)])
        #expect(entry["_PID"] == [Array("\(getpid())".utf8)])
    }

    @Test("no fields at all are an error")
    func nothing() {
        let error = #expect(throws: Errno.self) { try Journal.send([]) }
        #expect(error == .invalidArgument)
    }

    @Test("the journal is there")
    func available() {
        #expect(Journal.isAvailable)
    }

    @Test("a logger's record has its message, its level, where it was logged, and its metadata as fields")
    func logger() throws {
        var logger = Logger(label: "test.label") { label in
            JournalLogHandler(label: label, identifier: "hashiya-test", level: .debug)
        }
        logger[metadataKey: "TEST_MARK"] = "\(mark)"
        let line: UInt = #line + 1
        logger.warning(
            "cannot annotate",
            metadata: [
                "MESSAGE_ID": "d0c7321852ba40f4b00c1f693ffc2d8f", "HASHIYA_ARTICLE": "desk/خبر\n1.txt",
                "request-id": "7", "list": ["a", "b"], "MESSAGE": "forged", "_PID": "1",
            ])
        logger.trace("not logged", metadata: ["TEST_MARK": "\(mark)"])
        let entry = try entry()
        #expect(entry["MESSAGE"] == "cannot annotate")
        #expect(entry["PRIORITY"] == "4")
        #expect(entry["SYSLOG_IDENTIFIER"] == "hashiya-test")
        #expect(entry["LOGGER"] == "test.label")
        #expect(entry["CODE_FILE"] == #fileID)
        #expect(entry["CODE_LINE"] == "\(line)")
        #expect(entry["CODE_FUNC"] == #function)
        #expect(entry["MESSAGE_ID"] == "d0c7321852ba40f4b00c1f693ffc2d8f")
        #expect(entry["HASHIYA_ARTICLE"] == "desk/خبر\n1.txt")
        #expect(entry["SWIFT_REQUEST_ID"] == "7")
        #expect(entry["SWIFT_LIST"] == #"["a", "b"]"#)
        #expect(entry["SWIFT_MESSAGE"] == "forged")
        #expect(entry["SWIFT__PID"] == "1")
        #expect(entry["_PID"] == "\(getpid())")
    }

    @Test("an error is a field, with its number when the kernel gave it")
    func error() throws {
        let logger = Logger(label: "test") { label in JournalLogHandler(label: label, identifier: "hashiya-test") }
        logger.error("no room", error: Errno.noSpace, metadata: ["TEST_MARK": "\(mark)"])
        let entry = try entry()
        #expect(entry["ERROR"] == "No space left on device")
        #expect(entry["ERRNO"] == "28")
        #expect(entry["PRIORITY"] == "3")
    }

    @Test("the provider's metadata is there, and copies of a logger do not share theirs")
    func provider() throws {
        let mark = mark
        let first = Logger(label: "test") { label in
            JournalLogHandler(
                label: label, identifier: "hashiya-test", metadataPrefix: "TEST_",
                metadataProvider: Logger.MetadataProvider { ["TEST_MARK": "\(mark)", "a": "provider"] })
        }
        var second = first
        second[metadataKey: "b"] = "second"
        first.info("hello")
        let entry = try entry()
        #expect(entry["TEST_A"] == "provider")
        #expect(entry["TEST_B"] == nil)
    }
}
