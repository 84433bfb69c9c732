public import Annotators
public import ArticleReader

/// Why an article has no annotation.
public enum AnnotationFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes are no article.
    case unreadable(ReadFailure)
    /// It took too long.
    case late(DeadlineExceeded)

    /// A sentence for people.
    public var description: String {
        switch self {
        case .unreadable(let failure): "\(failure)"
        case .late(let failure): "\(failure)"
        }
    }
}
