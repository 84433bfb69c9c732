import Glibc
import Logging
import SystemPackage
import Systemd
import TestSupport
import Testing

/// Every test that sets the environment runs in a process of its own.
@Suite("Journal.isConnected: where standard error leads")
struct JournalStreamTests {
    @Test("connected is a descriptor whose device and inode are in JOURNAL_STREAM, and no other")
    func deviceAndInode() async {
        await #expect(processExitsWith: .success) {
            let directory = try TemporaryDirectory()
            let ours = try FileDescriptor.open(
                FilePath(directory.path(of: "a")), .writeOnly, options: .create, permissions: .ownerReadWrite)
            let other = try FileDescriptor.open(
                FilePath(directory.path(of: "b")), .writeOnly, options: .create, permissions: .ownerReadWrite)
            var status = stat()
            fstat(ours.rawValue, &status)
            setenv("JOURNAL_STREAM", "\(status.st_dev):\(status.st_ino)", 1)
            #expect(Journal.isConnected(descriptor: ours))
            #expect(!Journal.isConnected(descriptor: other))
            try other.close()
            #expect(!Journal.isConnected(descriptor: other))
            for wrong in [
                "", ":", "\(status.st_dev)", "\(status.st_dev):", "\(status.st_dev):\(status.st_ino):1", "a:b",
            ] {
                setenv("JOURNAL_STREAM", wrong, 1)
                #expect(!Journal.isConnected(descriptor: ours))
            }
            unsetenv("JOURNAL_STREAM")
            #expect(!Journal.isConnected(descriptor: ours))
            try ours.close()
        }
    }

    @Test("the automatic handler is lines unless standard error is the journal's")
    func automatic() async {
        await #expect(processExitsWith: .success) {
            unsetenv("JOURNAL_STREAM")
            let handler = LogHandlers.automatic(label: "test", identifier: "test", level: .debug)
            #expect(handler is StderrLogHandler)
            #expect(handler.logLevel == .debug)

            var status = stat()
            fstat(STDERR_FILENO, &status)
            setenv("JOURNAL_STREAM", "\(status.st_dev):\(status.st_ino)", 1)
            let connected = LogHandlers.automatic(label: "test", identifier: "test", level: .debug)
            #expect(connected is JournalLogHandler == Journal.isAvailable)
            #expect(connected.logLevel == .debug)
        }
    }
}
