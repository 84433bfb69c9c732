internal import Glibc

/// The bytes of a model file: read-only memory that stays where it is, from the program itself or mapped from a file.
///
/// Nothing is copied; the kernel reads a page when it is first touched, and all processes share it.
@safe
public final class ModelBytes: @unchecked Sendable {
    /// The bytes.
    let memory: UnsafeRawBufferPointer
    private let origin: Origin

    private enum Origin {
        case program, mapping, copy
    }

    /// Bytes that outlive the program's every use of them, as those that are compiled in do.
    public init(static memory: UnsafeRawBufferPointer) {
        unsafe self.memory = memory
        origin = .program
    }

    /// Maps a file.
    ///
    /// - Throws: ``ModelError`` when it cannot be read.
    public init(path: String) throws(ModelError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
        guard status.st_size > 0 else { throw .format("\(path) is empty") }
        guard
            let address = unsafe mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
            unsafe address != MAP_FAILED
        else { throw .unreadable(path: path, errno: errno) }
        unsafe memory = UnsafeRawBufferPointer(start: address, count: Int(status.st_size))
        origin = .mapping
    }

    /// Copies bytes, for models that were just made.
    public init(copying bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 64)
        unsafe copy.copyBytes(from: bytes)
        unsafe memory = UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])
        origin = .copy
    }

    deinit {
        switch origin {
        case .program: break
        case .mapping: unsafe _ = munmap(UnsafeMutableRawPointer(mutating: memory.baseAddress), memory.count)
        case .copy: unsafe memory.deallocate()
        }
    }
}

/// Why a model cannot be used.
public enum ModelError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file cannot be opened or mapped.
    case unreadable(path: String, errno: Int32)
    /// It is no model file, or one of another version.
    case format(String)

    /// A sentence for people.
    public var description: String {
        switch self {
        case .unreadable(let path, let code): unsafe "\(path): \(String(cString: strerror(code)))"
        case .format(let reason): "not a model that this version reads: \(reason)"
        }
    }
}
