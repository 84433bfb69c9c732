public import Inotify

/// The two files that can stand beside an article; never both.
public enum SidecarKind: CaseIterable, Hashable, Sendable {
    /// What is known of the article.
    case annotations
    /// Why nothing is known of it.
    case error

    /// What is appended to the article's name.
    public var suffix: String {
        switch self {
        case .annotations: ".annotations.json"
        case .error: ".error.json"
        }
    }

    /// The other kind.
    public var other: SidecarKind {
        switch self {
        case .annotations: .error
        case .error: .annotations
        }
    }

    /// The name of this kind of file for an article.
    public func name(for article: FileName) -> FileName {
        FileName(trusted: article.bytes + Array(suffix.utf8))
    }

    /// What every file of ours begins with. A file at a sidecar's name that begins otherwise is somebody else's and
    /// is never replaced.
    static let signature = Array("{\n\"schema\":\"urn:hashiya:".utf8)
}
