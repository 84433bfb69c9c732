internal import Glibc
public import SystemPackage

/// A directory of a test's own, removed with everything in it when the last reference goes.
///
/// Keep it in a variable that is used to the end of the test, or wrap the test in `withExtendedLifetime`: Swift may
/// release an object after its last use.
public final class TemporaryDirectory: Sendable {
    /// The absolute path, without symbolic links.
    public let path: String

    /// The absolute path, without symbolic links.
    public var filePath: FilePath { FilePath(path) }

    /// Makes a directory under `TMPDIR`, or /tmp.
    public init() throws {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
        guard let real = realpath(template, nil) else { throw Errno(rawValue: errno) }
        defer { free(real) }
        path = String(cString: real)
    }

    /// The path of an entry of the directory.
    public func path(of name: String) -> String {
        path + "/" + name
    }

    deinit {
        Self.removeTree(at: Array(path.utf8CString))
    }

    /// Removes a tree by the bytes of its names, which need not be UTF-8. Symbolic links are not followed.
    private static func removeTree(at path: [CChar]) {
        guard unlink(path) != 0, let directory = opendir(path) else { return }
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                bytes.prefix { $0 != 0 }.map(CChar.init(bitPattern:))
            }
            if name != [CChar(46)] && name != [CChar(46), CChar(46)] {
                removeTree(at: path.dropLast() + [CChar(47)] + name + [0])
            }
        }
        closedir(directory)
        rmdir(path)
    }
}
