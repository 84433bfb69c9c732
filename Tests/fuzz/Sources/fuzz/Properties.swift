import Glibc

/// What must hold for every input: one function a target.
enum Properties {
    /// The target that HASHIYA_FUZZ_TARGET names.
    static let chosen: @Sendable ([UInt8]) -> Void = {
        var targets: [String: @Sendable ([UInt8]) -> Void] = [
            "reader": reader, "normaliser": normaliser, "tokenizer": tokenizer, "annotator": annotator,
        ]
        if setting("HASHIYA_FUZZ_CONTROL") == "1" { targets["control"] = control }
        guard let target = setting("HASHIYA_FUZZ_TARGET").flatMap({ targets[$0] }) else {
            print("HASHIYA_FUZZ_TARGET must be one of \(targets.keys.sorted().joined(separator: ", "))")
            exit(64)
        }
        return target
    }()

    /// Ends the process where a property does not hold; libFuzzer then keeps the input.
    static func hold(_ property: Bool, _ what: @autoclosure () -> String) {
        if !property { fatalError("does not hold: \(what())") }
    }

    /// The bytes as text whatever they are: those that are not UTF-8 are the reader's, and would be wasted on the others.
    static func repaired(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// A variable of the environment.
    static func setting(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Breaks on purpose on `~!~`, so that `run` can see that a broken property is found.
    private static func control(_ bytes: [UInt8]) {
        // One comparison a byte: libFuzzer finds its way from one to the next by their coverage only.
        for index in bytes.indices.dropLast(2) where bytes[index] == 0x7E {
            if bytes[index + 1] == 0x21 {
                hold(bytes[index + 2] != 0x7E, "the control")
            }
        }
    }
}
