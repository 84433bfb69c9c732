/// Cuts a text into surface tokens in linear time.
///
/// Tokens are ordered and disjoint. Every scalar is in exactly one token, but for white space, controls, and format
/// characters (zero-width, bidi) outside words.
public struct Tokenizer: Sendable {
    /// Creates a tokenizer.
    public init() {}

    /// The tokens of a text in order.
    public func tokens(of text: ScalarText) -> [SurfaceToken] {
        var scanner = TokenScanner(text.scalars)
        return scanner.scan()
    }
}

struct TokenScanner {
    let scalars: [UInt32]
    let classes: [ScalarClass]
    let count: Int
    /// No web address begins before this offset: a failed look ahead is never repeated, which keeps the scan linear.
    var noAddressBefore = 0
    private var tokens: [SurfaceToken] = []

    init(_ scalars: [UInt32]) {
        self.scalars = scalars
        classes = ScalarClass.all(scalars)
        count = scalars.count
    }

    mutating func scan() -> [SurfaceToken] {
        tokens.reserveCapacity(count / 5)
        var position = 0
        while position < count {
            switch classes[position] {
            case .white, .control, .format: position += 1
            default:
                let token = token(at: position)
                tokens.append(token)
                position = token.end
            }
        }
        return tokens
    }

    private mutating func token(at start: Int) -> SurfaceToken {
        let scalar = scalars[start]
        switch classes[start] {
        case .letter, .mark:
            if scalar < 0x80, let address = address(at: start) { return address }
            return word(at: start)
        case .digit:
            if scalar < 0x80, let address = address(at: start) { return address }
            return number(at: start)
        default:
            if scalar == 0x23 || scalar == 0x40, isNameScalar(start + 1) {
                return SurfaceToken(start..<nameEnd(from: start + 1), kind: scalar == 0x23 ? .hashtag : .mention)
            }
            return mark(at: start)
        }
    }

    // MARK: - Words

    private func word(at start: Int) -> SurfaceToken {
        let letters = lettersEnd(from: start)
        let next = skippingFormat(letters)
        if isDigit(next) {
            guard isProclitic(start..<letters) else {
                return SurfaceToken(start..<alphanumericEnd(from: next), kind: .alphanumeric)
            }
            let token = number(at: next)
            return SurfaceToken(start..<token.end, kind: token.kind)
        }
        if isHyphen(letters), isDigit(letters + 1), !isProclitic(start..<letters) {
            return SurfaceToken(start..<alphanumericEnd(from: letters + 1), kind: .alphanumeric)
        }
        return SurfaceToken(start..<letters, kind: .word)
    }

    /// End of a run of letters and marks with format characters inside; an apostrophe joins Latin letters.
    private func lettersEnd(from start: Int) -> Int {
        var end = start
        var position = start
        while position < count {
            switch classes[position] {
            case .letter, .mark: end = position + 1
            case .format: break
            case .punctuation
            where isApostrophe(position) && end == position && isLatin(position - 1)
                && isLatin(position + 1):
                break
            default: return end
            }
            position += 1
        }
        return end
    }

    /// Whether the letters are nothing but proclitics, as in و15 or الـ26: [و|ف] [ب|ل|ك] [ال], or لل.
    private func isProclitic(_ range: Range<Int>) -> Bool {
        guard range.count <= 12, scalars[range.lowerBound] >= 0x600 else { return false }
        var codes: [UInt16] = []
        for scalar in scalars[range] { LooseLetters.append(scalar, to: &codes) }
        var rest = codes[...]
        if rest.first == LooseLetters.waw || rest.first == LooseLetters.feh { rest.removeFirst() }
        if let first = rest.first, [LooseLetters.beh, LooseLetters.lam, LooseLetters.kaf].contains(first) {
            rest.removeFirst()
        }
        return rest.isEmpty || rest.elementsEqual([LooseLetters.alef, LooseLetters.lam])
            || (rest.elementsEqual([LooseLetters.lam]) && codes.count >= 2
                && codes[codes.count - 2] == LooseLetters.lam)
    }

    private func alphanumericEnd(from start: Int) -> Int {
        var end = start
        var position = start
        while position < count {
            switch classes[position] {
            case .letter, .mark, .digit: end = position + 1
            case .format: break
            default:
                guard isHyphen(position), end == position, isDigit(position + 1) else { return end }
            }
            position += 1
        }
        return end
    }

    // MARK: - Numbers

    private func number(at start: Int) -> SurfaceToken {
        var end = start
        while end < count {
            if isDigit(end) || classes[end] == .mark {
                end += 1
            } else if isSeparator(end), isDigit(end + 1) {
                end += 2
            } else {
                break
            }
        }
        // 14th and 5G are names of their own; in 30كم the writer only forgot the space.
        guard end < count, classes[end] == .letter, scalars[end] < 0x590 else {
            return SurfaceToken(start..<end, kind: .number)
        }
        return SurfaceToken(start..<alphanumericEnd(from: end), kind: .alphanumeric)
    }

    // MARK: - Marks

    private func mark(at start: Int) -> SurfaceToken {
        let scalar = scalars[start]
        let kind: SurfaceToken.Kind = classes[start] == .punctuation ? .punctuation : .symbol
        var end = start + 1
        if scalar == 0x2E || scalar == 0x2026 {
            while end < count, scalars[end] == scalar { end += 1 }
        }
        // Two regional indicators are one flag.
        if isRegional(start), end < count, isRegional(end) { end += 1 }
        while end < count {
            if classes[end] == .mark || (0x1F3FB...0x1F3FF).contains(scalars[end]) {
                end += 1
            } else if scalars[end] == 0x200D, kind == .symbol, end + 1 < count, classes[end + 1] == .symbol {
                end += 2
            } else {
                break
            }
        }
        return SurfaceToken(start..<end, kind: kind)
    }

    private func isRegional(_ position: Int) -> Bool { (0x1F1E6...0x1F1FF).contains(scalars[position]) }

    // MARK: - Hashtags and mentions

    private func isNameScalar(_ position: Int) -> Bool {
        guard position < count else { return false }
        return classes[position] == .letter || classes[position] == .digit || scalars[position] == 0x5F
    }

    private func nameEnd(from start: Int) -> Int {
        var end = start
        var position = start
        while position < count {
            if isNameScalar(position) || classes[position] == .mark {
                end = position + 1
            } else if classes[position] != .format {
                break
            }
            position += 1
        }
        return end
    }

    // MARK: - Single scalars

    private func skippingFormat(_ position: Int) -> Int {
        var position = position
        while position < count, classes[position] == .format { position += 1 }
        return position
    }

    private func isDigit(_ position: Int) -> Bool { position < count && classes[position] == .digit }

    private func isLatin(_ position: Int) -> Bool {
        position >= 0 && position < count && classes[position] == .letter && scalars[position] < 0x250
    }

    private func isHyphen(_ position: Int) -> Bool {
        position < count && [0x2D, 0x2010, 0x2011].contains(scalars[position])
    }

    private func isApostrophe(_ position: Int) -> Bool { scalars[position] == 0x27 || scalars[position] == 0x2019 }

    private func isSeparator(_ position: Int) -> Bool {
        switch scalars[position] {
        case 0x2E, 0x2C, 0x3A, 0x2F, 0x066B, 0x066C: true
        default: false
        }
    }
}
