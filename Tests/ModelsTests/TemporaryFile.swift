import Foundation
import TestSupport

/// A file of a test's own.
struct TemporaryFile {
    private let directory: TemporaryDirectory
    let path: String

    init(_ bytes: [UInt8]) throws {
        directory = try TemporaryDirectory()
        path = directory.path(of: "file")
        try Data(bytes).write(to: URL(filePath: path))
    }
}
