import Glibc
import Logging
import SystemPackage
import Testing

@testable import Systemd

@Suite("StderrLogHandler: a record, a line, a write")
struct StderrLogHandlerTests {
    struct Fault: Error, CustomStringConvertible {
        let description = "no \"luck\""
    }

    /// What `body` makes a handler write, one element a write(2): a datagram socket keeps them apart.
    static func writes(
        priorityPrefix: Bool = true, provider: Logger.MetadataProvider? = nil, _ body: (Logger) -> Void
    ) throws -> [String] {
        var ends: [CInt] = [0, 0]
        guard socketpair(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0, &ends) == 0 else { throw Errno(rawValue: errno) }
        defer { ends.forEach { _ = close($0) } }
        let output = FileDescriptor(rawValue: ends[1])
        let logger = Logger(label: "test") { _ in
            StderrLogHandler(
                level: .trace, priorityPrefix: priorityPrefix, descriptor: output, metadataProvider: provider)
        }
        body(logger)
        var writes: [String] = []
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(ends[0], &bytes, bytes.count, CInt(MSG_DONTWAIT)), count > 0 {
            writes.append(String(decoding: bytes.prefix(count), as: UTF8.self))
        }
        return writes
    }

    @Test(
        "levels are the priorities of syslog",
        arguments: zip(Logger.Level.allCases, ["<7>", "<7>", "<6>", "<5>", "<4>", "<3>", "<2>"]))
    func priorities(level: Logger.Level, prefix: String) throws {
        #expect(try Self.writes { $0.log(level: level, "hello") } == [prefix + "hello\n"])
    }

    @Test("without prefixes the level's name says it")
    func plain() throws {
        #expect(try Self.writes(priorityPrefix: false) { $0.warning("hello") } == ["warning hello\n"])
    }

    @Test("a record is one line in one write, whatever is in it")
    func oneLine() throws {
        let writes = try Self.writes { logger in
            logger.info("first\nsecond\r\u{1b}[31m\u{2028}", metadata: ["a\nb": "c\nd", "e": "خبر"])
            logger.info("next")
        }
        #expect(
            writes == [
                #"<6>first\nsecond\r\u{1B}[31m\u{2028} a\nb="c\nd" e=خبر"# + "\n",
                "<6>next\n",
            ])
    }

    @Test("metadata is sorted, and quoted where a reader could not tell where it ends")
    func metadata() throws {
        let writes = try Self.writes { logger in
            logger.info(
                "hello",
                metadata: [
                    "z": "plain", "b": "two words", "a": "say \"hi\"", "c": "", "d": "x=y", "e": "\\", "f": ["1", "2"],
                ])
        }
        #expect(
            writes == [
                #"<6>hello a="say \"hi\"" b="two words" c="" d="x=y" e="\\" f="[\"1\", \"2\"]" z=plain"# + "\n"
            ])
    }

    @Test("the call's metadata wins over the provider's, and that over the logger's; the error is told")
    func merging() throws {
        let provider = Logger.MetadataProvider { ["a": "provider", "b": "provider"] }
        let writes = try Self.writes(provider: provider) { logger in
            var logger = logger
            logger[metadataKey: "a"] = "logger"
            logger[metadataKey: "b"] = "logger"
            logger[metadataKey: "c"] = "logger"
            logger.error("failed", error: Fault(), metadata: ["b": "call"])
        }
        #expect(writes == [#"<3>failed error="no \"luck\"" a=provider b=call c=logger"# + "\n"])
    }
}
