import Glibc
import SystemPackage

/// The service manager's end of sd_notify(3): a datagram socket, at a path or under an abstract name.
final class NotifySocket {
    private let descriptor: CInt

    /// Binds the socket and names it in `NOTIFY_SOCKET`; a name that begins with `@` is abstract. For a process of its
    /// own only, since the environment belongs to all threads.
    init(_ name: String) throws {
        let descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Errno(rawValue: errno) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = name.utf8.map { $0 == UInt8(ascii: "@") ? 0 : $0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        // An abstract name ends with the address's length; a path has its NUL besides.
        let length = MemoryLayout<sa_family_t>.size + bytes.count + (name.hasPrefix("@") ? 0 : 1)
        let status = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(length)) }
        }
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard status == 0 else {
            let error = Errno(rawValue: errno)
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        setenv("NOTIFY_SOCKET", name, 1)
    }

    deinit {
        close(descriptor)
    }

    /// The next datagram's lines; waits ten seconds at the most.
    func receive() throws -> [String] {
        try receive(flags: 0)
    }

    /// Whether no datagram is waiting.
    func isEmpty() -> Bool {
        (try? receive(flags: CInt(MSG_DONTWAIT))) == nil
    }

    private func receive(flags: CInt) throws -> [String] {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &bytes, bytes.count, flags)
        guard count >= 0 else { throw Errno(rawValue: errno) }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
