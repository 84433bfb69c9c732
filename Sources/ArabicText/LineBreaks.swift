/// Line breaks between tokens.
public enum LineBreaks {
    /// How many lines end in a span of scalars; CR LF counts once.
    public static func count(in range: Range<Int>, of scalars: [UInt32]) -> Int {
        var count = 0
        for position in range where scalars[position].isLineBreak {
            let closesCRLF = scalars[position] == 0x0A && position > range.lowerBound && scalars[position - 1] == 0x0D
            if !closesCRLF { count += 1 }
        }
        return count
    }
}
