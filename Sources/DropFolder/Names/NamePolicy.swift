public import Inotify

/// What a name in the folder says of its file, before the file itself is looked at.
public enum NameClass: Hashable, Sendable {
    /// An article, if the file turns out to be a regular one.
    case article
    /// One of our outputs; the payload is the name of the article that it belongs to.
    case sidecar(of: FileName)
    /// A temporary file of this program.
    case ownTemporary
    /// A hidden file, or one that some writer will rename when it is done.
    case passedOver
    /// An article whose name leaves no room for a sidecar's.
    case tooLong
}

/// Tells articles from everything else by name.
public enum NamePolicy {
    /// The longest name that Linux file systems take, in bytes.
    static let maximumNameLength = 255

    /// The longest name that an article may have, in bytes: its sidecar's must fit too.
    public static let maximumArticleNameLength = maximumNameLength - SidecarKind.annotations.suffix.utf8.count

    /// What this program's temporary files begin and end with.
    static let temporaryPrefix = ".hashiya-"
    static let temporarySuffix = ".tmp"

    /// Endings that writers give to files they have not finished: browsers, WinSCP, download managers, editors.
    static let unfinishedSuffixes = [
        "~", ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".swp", ".swo", ".swx",
        ".bak", ".lock", ".aria2", ".!ut", ".kate-swp",
    ]

    /// Whether a name is that of a temporary file of this program.
    static func isOwnTemporary(_ name: FileName) -> Bool {
        name.bytes.starts(with: temporaryPrefix.utf8) && name.bytes.ends(with: temporarySuffix.utf8)
    }

    /// Classifies a name.
    public static func classify(_ name: FileName) -> NameClass {
        let bytes = name.bytes
        if isOwnTemporary(name) { return .ownTemporary }
        if bytes.first == UInt8(ascii: ".") || bytes.first == UInt8(ascii: "#") { return .passedOver }
        for kind in SidecarKind.allCases where bytes.count > kind.suffix.utf8.count {
            if bytes.ends(with: kind.suffix.utf8) {
                return .sidecar(of: FileName(trusted: Array(bytes.dropLast(kind.suffix.utf8.count))))
            }
        }
        if unfinishedSuffixes.contains(where: { bytes.ends(with: $0.utf8) }) { return .passedOver }
        return bytes.count > maximumArticleNameLength ? .tooLong : .article
    }
}

extension Array<UInt8> {
    func ends(with suffix: some BidirectionalCollection<UInt8>) -> Bool {
        count >= suffix.count && self.suffix(suffix.count).elementsEqual(suffix)
    }
}
