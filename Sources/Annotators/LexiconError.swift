/// A fault in a linguist's file, with the place to mend it.
public struct LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Name of the file.
    public var file: String
    /// Number of the line, from 1; 0 where the fault is of the whole file.
    public var line: Int
    /// What is wrong, for people.
    public var message: String

    /// Describes a fault.
    public init(file: String, line: Int, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// `FILE:LINE: message`.
    public var description: String { line == 0 ? "\(file): \(message)" : "\(file):\(line): \(message)" }
}
