/// Something wrong with the configuration, said so that an administrator finds it.
public struct SettingsProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, the environment variable's name, or the flag that is wrong.
    public var file: String
    /// Line in the file, from 1; nil where the whole is wrong or there is no file.
    public var line: Int?
    /// What is wrong.
    public var message: String

    /// Describes a problem.
    public init(file: String, line: Int?, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// `FILE:LINE: message`.
    public var description: String {
        line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}
