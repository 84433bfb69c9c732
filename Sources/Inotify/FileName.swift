/// The name of a directory's entry, as the bytes that the kernel has: neither NUL nor `/`, in any encoding or none.
///
/// A name that is not UTF-8 is a name like any other, so equality and order are of bytes and never of characters.
public struct FileName: Hashable, Sendable {
    /// The name without a terminating NUL; never empty.
    public let bytes: [UInt8]

    /// Takes the bytes of a name.
    ///
    /// - Returns: `nil` when they cannot name an entry: none at all, or a NUL or `/` among them.
    public init?(bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        guard !bytes.isEmpty, !bytes.contains(where: { $0 == 0 || $0 == UInt8(ascii: "/") }) else { return nil }
        self.bytes = bytes
    }

    /// Takes a name as UTF-8, with the conditions of ``init(bytes:)``.
    public init?(_ string: String) {
        self.init(bytes: string.utf8)
    }

    /// For names that come from the kernel, which vouches for them, and names made of such.
    package init(trusted bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The name as a string, or `nil` when it is not UTF-8.
    public var string: String? {
        String(validating: bytes, as: UTF8.self)
    }

    /// Hands the name to C, ended by a NUL. The pointer is good for the time of the call.
    public func withCString<Result, Failure: Error>(
        _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let terminated = bytes.map(CChar.init(bitPattern:)) + [0]
        // An array of C characters converts to a pointer that is good for one call, which keeps `body`'s typed error.
        return unsafe try body(terminated)
    }
}

extension FileName: Comparable {
    /// The order of the bytes, as `LC_ALL=C ls` has it.
    public static func < (lhs: FileName, rhs: FileName) -> Bool {
        lhs.bytes.lexicographicallyPrecedes(rhs.bytes)
    }
}

extension FileName: CustomStringConvertible {
    /// The name for people to read: bytes that are not UTF-8 appear as U+FFFD, so two names may look the same.
    public var description: String {
        String(decoding: bytes, as: UTF8.self)
    }
}
