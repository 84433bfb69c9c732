/// One kind of knowledge about an article: reads the draft and adds its own part.
public protocol Layer: Sendable {
    /// Adds this layer's findings to the draft.
    func annotate(_ draft: inout Draft)
}
