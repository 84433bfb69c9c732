/// The tokens of a text in loose letters, in one array, with the way back to the source.
///
/// Tokens are separated by one code, so that a phrase of several tokens is a slice of ``codes``: ``space``, or
/// ``paragraph`` where a blank line stands between them.
public struct LooseText: Sendable {
    /// Separates tokens.
    public static let space: UInt16 = 0x20
    /// Separates tokens of different paragraphs; phrases do not reach over it.
    public static let paragraph: UInt16 = 0x0A

    /// Folded letters of all tokens; see ``LooseLetters``.
    public private(set) var codes: [UInt16] = []
    private var sources: [Int32] = []
    private var starts: [Int32] = []

    /// Folds the tokens of a text.
    public init(_ text: ScalarText, tokens: [SurfaceToken]) {
        let table = LooseLetters.table
        codes.reserveCapacity(text.count + tokens.count)
        sources.reserveCapacity(text.count + tokens.count)
        starts.reserveCapacity(tokens.count + 1)
        for (index, token) in tokens.enumerated() {
            if index > 0 {
                let gap = tokens[index - 1].end..<token.begin
                codes.append(LineBreaks.count(in: gap, of: text.scalars) > 1 ? Self.paragraph : Self.space)
                sources.append(Int32(tokens[index - 1].end))
            }
            starts.append(Int32(codes.count))
            for position in token.range {
                let scalar = text.scalars[position]
                if scalar < UInt32(table.count) {
                    let code = table[Int(scalar)]
                    if code == 0 { continue }
                    codes.append(code)
                    sources.append(Int32(position))
                } else {
                    LooseLetters.appendRare(scalar, to: &codes)
                    while sources.count < codes.count { sources.append(Int32(position)) }
                }
            }
        }
        starts.append(Int32(codes.count + 1))
    }

    /// Number of tokens.
    public var tokenCount: Int { starts.count - 1 }

    /// The codes of a token.
    public func codeRange(of token: Int) -> Range<Int> { Int(starts[token])..<(Int(starts[token + 1]) - 1) }

    /// Offset in the source of the scalar that gave a code.
    public func source(ofCode index: Int) -> Int { Int(sources[index]) }

    /// Whether a token and the next stand in one paragraph; false for the last token.
    public func isFollowed(_ token: Int) -> Bool {
        token >= 0 && token + 1 < tokenCount && codes[Int(starts[token + 1]) - 1] == Self.space
    }
}
