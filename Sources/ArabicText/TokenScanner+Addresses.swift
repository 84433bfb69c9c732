extension TokenScanner {
    /// The web or e-mail address that begins at an ASCII letter or digit, where there is one.
    mutating func address(at start: Int) -> SurfaceToken? {
        guard start >= noAddressBefore else { return nil }
        if ["http://", "https://", "ftp://", "www."].contains(where: { hasPrefix($0, at: start) }) {
            let end = addressEnd(from: start)
            if scalars[start..<end].contains(0x2E) { return SurfaceToken(start..<end, kind: .url) }
            noAddressBefore = end
            return nil
        }
        var end = start
        while end < count, isLocalPart(scalars[end]) { end += 1 }
        noAddressBefore = end
        if end < count, scalars[end] == 0x40 {
            var domain = end + 1
            while domain < count, isDomain(scalars[domain]) { domain += 1 }
            while domain > end + 1, !isAlphanumeric(scalars[domain - 1]) { domain -= 1 }
            if scalars[(end + 1)..<domain].contains(0x2E) { return SurfaceToken(start..<domain, kind: .email) }
            return nil
        }
        while end > start, !isAlphanumeric(scalars[end - 1]) { end -= 1 }
        guard scalars[start..<end].allSatisfy(isDomain), hasKnownSuffix(start..<end) else { return nil }
        if end < count, scalars[end] == 0x2F { end = addressEnd(from: end) }
        return SurfaceToken(start..<end, kind: .url)
    }

    private func hasPrefix(_ prefix: StaticString, at start: Int) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard start + length < count,
            scalars[start] | 0x20 == 0x68 || scalars[start] | 0x20 == 0x66
                || scalars[start] | 0x20 == 0x77
        else { return false }
        return zip(scalars[start...], "\(prefix)".utf8).allSatisfy { lowercased($0) == UInt32($1) }
    }

    /// Dots, commas and brackets at the end belong to the sentence around the address.
    private func addressEnd(from start: Int) -> Int {
        var end = start
        var depth = 0
        while end < count, scalars[end] > 0x20, scalars[end] < 0x7F,
            ![0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D].contains(scalars[end])
        {
            if scalars[end] == 0x28 { depth += 1 }
            if scalars[end] == 0x29 { depth -= 1 }
            end += 1
        }
        while end > start {
            let last = scalars[end - 1]
            if last == 0x29, depth < 0 {
                depth += 1
            } else if ![0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x5D].contains(last) {
                break
            }
            end -= 1
        }
        return end
    }

    /// Only common suffixes: a dot between Latin words is more often a slip than an address.
    private func hasKnownSuffix(_ range: Range<Int>) -> Bool {
        guard let dot = scalars[range].lastIndex(of: 0x2E), dot > range.lowerBound else { return false }
        let suffix = String(
            String.UnicodeScalarView(scalars[(dot + 1)..<range.upperBound].compactMap(Unicode.Scalar.init)))
        return ["com", "net", "org", "info", "gov", "edu", "int", "tv", "sa", "ae", "eg", "uk", "fr"]
            .contains(suffix.lowercased())
    }

    private func lowercased(_ scalar: UInt32) -> UInt32 { scalar.isASCIILetter ? scalar | 0x20 : scalar }

    private func isAlphanumeric(_ scalar: UInt32) -> Bool { scalar.isASCIILetter || scalar.isASCIIDigit }

    private func isDomain(_ scalar: UInt32) -> Bool { isAlphanumeric(scalar) || scalar == 0x2E || scalar == 0x2D }

    private func isLocalPart(_ scalar: UInt32) -> Bool {
        isDomain(scalar) || scalar == 0x5F || scalar == 0x25 || scalar == 0x2B
    }
}
