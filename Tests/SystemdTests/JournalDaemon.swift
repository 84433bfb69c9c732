import Foundation
import Systemd
import Testing

/// A real systemd-journald for a suite's tests: the machine's own when one is running, else one that is started for the
/// suite, which takes root, and stopped after it. Every wait has an end, and so has the daemon.
struct JournalDaemon: SuiteTrait, TestScoping {
    static let executable = "/lib/systemd/systemd-journald"
    private static let directories = ["/run/systemd/journal", "/run/log/journal"]

    /// Whether there is a journal to be had, and to be read.
    static var isAvailable: Bool {
        guard let machine = try? String(contentsOfFile: "/etc/machine-id", encoding: .utf8).prefix(32) else {
            return false
        }
        guard geteuid() != 0 else { return answers || access(executable, X_OK) == 0 }
        return answers
            && ["/run", "/var"].contains { access("\($0)/log/journal/\(machine)/system.journal", R_OK) == 0 }
    }

    /// Whether somebody listens on the socket; a daemon that has been killed leaves it behind.
    private static var answers: Bool {
        let descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array("/run/systemd/journal/socket".utf8)) }
        return withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard Self.isAvailable, !Self.answers else { return try await function() }
        let made = Self.directories.filter { !FileManager.default.fileExists(atPath: $0) }
        for directory in made {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        }
        defer {
            for directory in made {
                try? FileManager.default.removeItem(atPath: directory)
            }
        }
        let daemon = Process()
        // Should this process crash, its journal ends by itself: later than the suite, which waits for its turn among all others.
        daemon.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        daemon.arguments = ["--kill-after=5", "1200", Self.executable]
        daemon.standardInput = FileHandle.nullDevice
        daemon.standardOutput = FileHandle.nullDevice
        daemon.standardError = FileHandle.nullDevice
        try daemon.run()
        for _ in 0..<6_000 where !Self.answers {
            try await Task.sleep(for: .milliseconds(10))
        }
        do {
            try #require(Self.answers, "journald did not come up within a minute")
            try await function()
        } catch {
            await Self.stop(daemon)
            throw error
        }
        await Self.stop(daemon)
    }

    /// Ends the daemon. It gets the signal itself: timeout(1) inherits the blocked signals of the thread that started
    /// it, while journald takes them from a descriptor.
    private static func stop(_ timeout: Process) async {
        let pid = timeout.processIdentifier
        let children = (try? String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8)) ?? ""
        let daemons = children.split(separator: " ").compactMap { pid_t($0) }
        for signal in [SIGTERM, SIGKILL] where timeout.isRunning {
            daemons.forEach { kill($0, signal) }
            for _ in 0..<1_000 where timeout.isRunning {
                try? await Task.sleep(for: .milliseconds(10))
            }
        }
    }

    /// The entries that have this field, oldest first, with every value of every field as bytes.
    static func entries(where field: String, is value: String) throws -> [[String: [[UInt8]]]] {
        try run(["--sync"])
        let output = try run(["--all", "--output=json", "--no-pager", "\(field)=\(value)"])
        return try output.split(separator: UInt8(ascii: "\n")).map { line in
            try JSONDecoder().decode([String: FieldValues].self, from: Data(line)).mapValues(\.values)
        }
    }

    @discardableResult
    private static func run(_ arguments: [String]) throws -> Data {
        let journalctl = Process()
        journalctl.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        journalctl.arguments = ["--kill-after=5", "20", "journalctl"] + arguments
        let output = Pipe()
        journalctl.standardOutput = output
        journalctl.standardError = FileHandle.nullDevice
        try journalctl.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        journalctl.waitUntilExit()
        try #require(journalctl.terminationStatus == 0 || data.isEmpty, "journalctl \(arguments) failed")
        return data
    }
}

/// The values of a field as journalctl's JSON has them: a string, bytes as an array of numbers, or an array of either
/// when the field occurs more than once.
private struct FieldValues: Decodable {
    let values: [[UInt8]]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            values = [Array(text.utf8)]
        } else if let bytes = try? container.decode([UInt8].self) {
            values = [bytes]
        } else {
            values = try container.decode([FieldValues].self).flatMap(\.values)
        }
    }
}
