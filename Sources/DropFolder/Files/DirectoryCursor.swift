internal import Glibc
internal import Inotify
internal import SystemPackage

/// A name in a directory.
struct DirectoryEntry {
    var name: FileName
    /// Whether it is a directory's, where the file system tells without being asked for more.
    var isDirectory: Bool?
}

/// Reads the names of a directory piece by piece, so that a folder of any size takes no memory.
@safe struct DirectoryCursor: ~Copyable {
    private let stream: OpaquePointer

    init(_ directory: Directory) throws(Errno) {
        // A descriptor of its own: the position belongs to the open file, and a second scan must start afresh.
        let raw = try retrying { unsafe openat(directory.rawValue, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard let stream = unsafe fdopendir(raw) else {
            let code = Errno(rawValue: errno)
            _ = Glibc.close(raw)
            throw code
        }
        unsafe self.stream = unsafe stream
    }

    deinit {
        unsafe closedir(stream)
    }

    /// Up to `count` more entries; an empty array at the end.
    func next(_ count: Int) throws(Errno) -> [DirectoryEntry] {
        var entries: [DirectoryEntry] = []
        entries.reserveCapacity(count)
        while entries.count < count {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw Errno(rawValue: errno) }
                break
            }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: pointer.pointee))
                {
                    unsafe FileName(trusted: Array(UnsafeBufferPointer(start: $0, count: strlen($0))))
                }
            }
            guard name.bytes != [UInt8(ascii: ".")], name.bytes != Array("..".utf8) else { continue }
            let type = unsafe Int(entry.pointee.d_type)
            entries.append(DirectoryEntry(name: name, isDirectory: type == DT_UNKNOWN ? nil : type == DT_DIR))
        }
        return entries
    }
}
