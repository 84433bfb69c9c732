import Testing

@testable import Systemd

@Suite("JournalField: names that journald keeps")
struct JournalFieldTests {
    @Test(
        "names by the rules are taken",
        arguments: ["MESSAGE", "A", "HASHIYA_SHA256", "A_", "X" + String(repeating: "0", count: 63)])
    func accepted(name: String) {
        #expect(JournalField.Name(rawValue: name)?.rawValue == name)
    }

    @Test(
        "names that journald would drop in silence are refused",
        arguments: [
            "", "_PID", "0A", "message", "A-B", "A B", "A=B", "A\nB", "خبر", "X" + String(repeating: "0", count: 64),
        ])
    func refused(name: String) {
        #expect(JournalField.Name(rawValue: name) == nil)
    }

    @Test("a literal that is wrong stops the program")
    func literal() async {
        await #expect(processExitsWith: .failure) {
            let name: JournalField.Name = "_PID"
            print(name)
        }
    }

    @Test("a field is its name, an equals sign and its bytes as they are")
    func encoded() {
        #expect(JournalField("A", [0, 10, 61, 255]).encoded == [65, 61, 0, 10, 61, 255])
        #expect(JournalField("A", 42).encoded == Array("A=42".utf8))
        #expect(JournalField("A", "").encoded == Array("A=".utf8))
    }

    @Test(
        "a metadata key becomes a name",
        arguments: [
            ("HASHIYA_ARTICLE", "HASHIYA_ARTICLE"), ("MESSAGE_ID", "MESSAGE_ID"), ("request-id", "SWIFT_REQUEST_ID"),
            ("path", "SWIFT_PATH"), ("_PID", "SWIFT__PID"), ("9lives", "SWIFT_9LIVES"), ("خبر", "SWIFT____"),
            ("", "SWIFT_"), ("ß", "SWIFT__"),
            (String(repeating: "k", count: 80), "SWIFT_" + String(repeating: "K", count: 58)),
            // The handler's own fields are not metadata's to write.
            ("MESSAGE", "SWIFT_MESSAGE"), ("PRIORITY", "SWIFT_PRIORITY"), ("CODE_LINE", "SWIFT_CODE_LINE"),
        ])
    func naming(key: String, name: String) {
        #expect(FieldNaming(prefix: "SWIFT_").name(for: key).rawValue == name)
    }
}
