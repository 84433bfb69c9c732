/// When an annotation must be finished. Layers ask it as they go; none may work for long without asking.
public struct Deadline: Sendable {
    /// How long was allowed.
    public let allowance: Duration
    private let end: ContinuousClock.Instant

    /// Begins to count now.
    public init(in allowance: Duration) {
        self.allowance = allowance
        end = .now + allowance
    }

    /// Does nothing while there is time.
    ///
    /// - Throws: ``DeadlineExceeded`` after it.
    public func check() throws(DeadlineExceeded) {
        if .now > end { throw DeadlineExceeded(allowance: allowance) }
    }

    /// Asks the clock only now and then: for loops over the tokens, by their index.
    func check(at index: Int) throws(DeadlineExceeded) {
        if index % 1024 == 0 { try check() }
    }
}

/// An article took longer than it may.
public struct DeadlineExceeded: Error, Hashable, Sendable, CustomStringConvertible {
    /// How long was allowed.
    public let allowance: Duration

    /// A sentence for people.
    public var description: String { "the article is not annotated after \(allowance), which is the limit" }
}
