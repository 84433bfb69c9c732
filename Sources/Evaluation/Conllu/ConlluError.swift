/// Why a file is no CoNLL-U.
public struct ConlluError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Line number, from 1.
    public let line: Int
    /// What is wrong with the line.
    public let reason: String
    /// A sentence for people.
    public var description: String { "line \(line): \(reason)" }

    init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }
}
