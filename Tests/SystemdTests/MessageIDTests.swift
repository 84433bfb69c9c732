import Systemd
import Testing

@Suite("MessageID: 128 bits in 32 digits")
struct MessageIDTests {
    @Test("digits are kept, leading zeros too, and told in lower case")
    func roundTrip() {
        let digits = ["f6c436c68c684eccadea7528e490b9f9", "0F4268C88C86471D0BC5CEC2E661EBE0"]
        #expect(digits.map { MessageID($0)?.description } == digits.map { $0.lowercased() })
        let literal: MessageID = "0f4268c88c86471d0bc5cec2e661ebe0"
        #expect(MessageID(digits[1]) == literal)
        #expect(MessageID(digits[0]) != literal)
    }

    @Test(
        "anything but 32 hexadecimal digits is refused, and the number that means none",
        arguments: [
            "", "f6c4", "f6c436c6-8c68-4ecc-adea-7528e490b9f9", "g6c436c68c684eccadea7528e490b9f9",
            "f6c436c68c684eccadea7528e490b9f90", "00000000000000000000000000000000",
            "f6c436c68c684eccadea7528e490b9é",
        ])
    func refused(text: String) {
        #expect(MessageID(text) == nil)
    }

    @Test("a literal that is wrong stops the program")
    func literal() async {
        await #expect(processExitsWith: .failure) {
            let identifier: MessageID = "f6c4"
            print(identifier)
        }
    }
}
