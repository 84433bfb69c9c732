import CLinux
import DropFolder
import Foundation
import Glibc
import SystemPackage

/// A file that was named on the command line, with what a document says of it.
struct ArticleOnDisk {
    let read: ReadArticle

    /// Reads a file.
    ///
    /// - Throws: A message for people when it cannot be read.
    init(path: String, name: String) throws {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw Errno(rawValue: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Failure("not a regular file") }
        guard let data = FileManager.default.contents(atPath: path) else { throw Failure("cannot be read") }
        let modified = FileTime(seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
        let file = ArticleFile(name: Array(name.utf8), size: data.count, modified: modified)
        // Whoever asks for one article waits as long as it takes.
        read = ReadArticle(file: file, bytes: Array(data), deadline: .seconds(3600))
    }
}

/// What a person is told when a file is of no use.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
