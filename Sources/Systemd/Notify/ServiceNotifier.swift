internal import CSystemd
public import SystemPackage

/// Tells the service manager how the service is doing: sd_notify(3), over the socket that `NOTIFY_SOCKET` names.
///
/// The variable is read at every call and never removed, so that any thread may notify at any time. Without it, as when
/// the program is started by hand, nothing is sent and that is no error.
///
/// ```swift
/// let notifier = ServiceNotifier()
/// try notifier.notify(.ready, .status("Watching /var/spool/in"))
/// ```
public struct ServiceNotifier: Sendable {
    /// Makes a notifier; there is nothing to be opened.
    public init() {}

    /// Sends assignments in one datagram, so that the manager takes them together.
    ///
    /// A blocking sendmsg(2) on a local socket: short, but for a thread of one's own.
    ///
    /// - Returns: Whether there was a socket to send to.
    /// - Throws: What sendmsg(2) said, ENOENT and ECONNREFUSED among it when nobody listens on the named socket.
    @discardableResult
    public func notify(_ notices: [Notice]) throws(Errno) -> Bool {
        let state = notices.flatMap(\.assignments).joined(separator: "\n")
        guard !state.isEmpty else { return false }
        let status = unsafe sd_notify(0, state)
        guard status >= 0 else { throw Errno(rawValue: -status) }
        return status > 0
    }

    /// Sends assignments in one datagram; see ``notify(_:)-([Notice])``.
    @discardableResult
    public func notify(_ notices: Notice...) throws(Errno) -> Bool {
        try notify(notices)
    }
}
