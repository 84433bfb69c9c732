/// One kind of knowledge about an article: reads the draft and adds its own part.
public protocol Layer: Sendable {
    /// Adds this layer's findings to the draft.
    ///
    /// - Throws: when the draft's deadline is over; a layer asks it at least every few milliseconds.
    func annotate(_ draft: inout Draft) throws(DeadlineExceeded)
}
