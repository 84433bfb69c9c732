internal import ArabicText

/// Tells numerals that count from those that name or date, by what stands around them.
struct NumeralContext {
    let reader: NumeralReader
    private let min = LooseLetters.codes(of: "من")
    private let ila = LooseLetters.codes(of: "إلى")
    private let hatta = LooseLetters.codes(of: "حتى")
    private let shahr = LooseLetters.codes(of: "شهر")
    private let theMonth = LooseLetters.codes(of: "الشهر")
    private let waw = [LooseLetters.waw]

    init(_ reader: NumeralReader) { self.reader = reader }

    /// Whether the numeral says how many or how much.
    func counts(_ numeral: Numeral) -> Bool {
        if isDate(numeral) || isLabel(numeral) { return false }
        if numeral.items > 1 { return isCompoundCount(numeral) }
        return numeral.head.kind == nil ? isFigureCount(numeral) : isWordCount(numeral)
    }

    // MARK: - Words

    private func isCompoundCount(_ numeral: Numeral) -> Bool {
        let head = numeral.head
        if head.kind == .fraction { return numeral.hasScale }
        // الرابع عشر and الرابع والعشرون are ordinals; their second word is no count either way.
        return !(follows(numeral, .ordinal) && (head.kind == .shyTen || head.kind == .ten || head.kind == .tens))
    }

    private func isWordCount(_ numeral: Numeral) -> Bool {
        let head = numeral.head
        let indefiniteNext =
            isFollowedInLine(numeral.last) && reader.isIndefiniteWord(numeral.last + 1)
            && reader.item(numeral.last + 1)?.kind != .nameAfter
        let definiteBefore = reader.loose.isFollowed(numeral.first - 1) && reader.isDefiniteWord(numeral.first - 1)
        switch head.kind {
        case .unit: return !(head.definite && head.value == 2)
        case .shyUnit: return head.definite ? definiteBefore : indefiniteNext
        case .ten, .shyTen:
            if follows(numeral, .ordinal) { return false }
            return head.kind == .ten || (head.definite ? definiteBefore : indefiniteNext)
        case .tens, .hundred, .hundreds, .scale, .dual: return !head.definite
        case .shyScale: return !head.definite && indefiniteNext
        case .scaleOrDual, .dualConstruct: return !head.definite && indefiniteNext
        case .single:
            return !head.definite && !head.conjunction && head.preposition == nil && follows(numeral, .counted)
        default: return false
        }
    }

    // MARK: - Figures

    private func isFigureCount(_ numeral: Numeral) -> Bool {
        // الـ26 is mostly the twenty-sixth.
        if numeral.head.definite { return false }
        if isListNumber(numeral) || isPartOfCode(numeral) { return false }
        let digits = reader.loose.codeRange(of: numeral.first).count
        return !(digits > 8 && numeral.value >= 1e8 && !hasSeparators(numeral.first))
    }

    /// `1-` or `2)` before what it numbers.
    private func isListNumber(_ numeral: Numeral) -> Bool {
        let index = numeral.first
        guard numeral.head.begin == reader.tokens[index].begin, numeral.value < 1000 else { return false }
        let isDash = reader.isMark(index + 1, 0x2D, 0x2013, 0x2014, 0x2F, 0x3A)
        if breaksBefore(index) || (reader.isMark(index - 1, 0x28) && breaksBefore(index - 1)) {
            let isRange =
                isDash && isFigures(index + 2)
                && reader.isAdjacent(index) == reader.isAdjacent(index + 1)
            return !isRange && (isDash || reader.isMark(index + 1, 0x2E, 0x29))
        }
        // Inside a line the dash clings to the number that it sets off: نص 2- نص.
        return isDash && reader.isAdjacent(index) && !reader.isAdjacent(index + 1) && !reader.isAdjacent(index - 1)
            && index + 2 < reader.tokens.count && !isFigures(index + 2)
    }

    private func isFigures(_ index: Int) -> Bool {
        reader.tokens.indices.contains(index) && reader.tokens[index].kind == .number
    }

    private func breaksBefore(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let gap = reader.tokens[index - 1].end..<reader.tokens[index].begin
        return LineBreaks.count(in: gap, of: reader.text.scalars) > 0
    }

    /// Figures tied together (2016-07-23, 9 / 8 / 2015, 050-123-4567), to letters (أ/55, 5ر1), after a plus sign, in
    /// square brackets, beside a Latin name (STC 635031), or at the end of a title («بسمة 5»).
    private func isPartOfCode(_ numeral: Numeral) -> Bool {
        let index = numeral.first
        if reader.isMark(index - 1, 0x2B), reader.isAdjacent(index - 1), numeral.value >= 100_000 { return true }
        if reader.isMark(index - 1, 0x5B), reader.isMark(index + 1, 0x5D) { return true }
        if reader.isMark(index - 1, 0x2F), reader.isAdjacent(index - 1), reader.isAdjacent(index - 2),
            reader.tokens[index - 2].kind == .word
        {
            return true
        }
        if isArabicDecimal(index) { return true }
        let before = isTied(index - 2, index)
        let after = isTied(index, index + 2)
        if (before && after) || (before && isTied(index - 4, index - 2)) || (after && isTied(index + 2, index + 4)) {
            return true
        }
        return isBesideLatinName(numeral) || endsTitle(index)
    }

    /// 5ر1 is how some agencies write one and a half.
    private func isArabicDecimal(_ index: Int) -> Bool {
        reader.isAdjacent(index) && reader.tokens[index + 1].kind == .alphanumeric
            && reader.text.scalars[reader.tokens[index + 1].begin] == 0x0631
    }

    private func isBesideLatinName(_ numeral: Numeral) -> Bool {
        guard numeral.value >= 10_000, !hasSeparators(numeral.first) else { return false }
        let isJoint = { (index: Int) in reader.isMark(index, 0x2D, 0x2013, 0x2C, 0x060C, 0x3A) }
        let before = numeral.first - (isJoint(numeral.first - 1) ? 2 : 1)
        let after = numeral.last + (isJoint(numeral.last + 1) ? 2 : 1)
        return [before, after].contains { index in
            reader.tokens.indices.contains(index) && reader.tokens[index].kind == .word
                && reader.text.scalars[reader.tokens[index].begin] < 0x250
        }
    }

    private func endsTitle(_ index: Int) -> Bool {
        guard index > 1, reader.tokens[index - 1].kind == .word, reader.isAdjacent(index),
            reader.isMark(index + 1, 0xBB, 0x201D, 0x22)
        else { return false }
        return (2...4).contains { reader.isMark(index - $0, 0xAB, 0x201C, 0x201D, 0x22) }
    }

    /// Whether two number tokens have a hyphen or a slash between them.
    private func isTied(_ first: Int, _ second: Int) -> Bool {
        guard isFigures(first), isFigures(second) else { return false }
        if reader.isMark(first + 1, 0x2F) { return true }
        return reader.isMark(first + 1, 0x2D) && reader.isAdjacent(first) && reader.isAdjacent(first + 1)
    }

    private func hasSeparators(_ index: Int) -> Bool {
        reader.loose.codes[reader.loose.codeRange(of: index)].contains { $0 == 0x2C || $0 == 0x2E || $0 == 0x066C }
    }

    // MARK: - Dates and labels

    private func isDate(_ numeral: Numeral) -> Bool {
        if isYear(numeral) || isDayOrHour(numeral) { return true }
        // يوليو 14, 2016
        return follows(numeral, .month) && numeral.value <= 31 && numeral.items == 1 && numeral.head.kind == nil
            && !(isFollowedInLine(numeral.last) && reader.tokens[numeral.last + 1].kind == .word)
    }

    private func isYear(_ numeral: Numeral) -> Bool {
        let isWhole = numeral.value == numeral.value.rounded()
        let isYearLike = (1300...1500).contains(numeral.value) || (1800...2100).contains(numeral.value)
        guard isWhole, numeral.value <= 2100, numeral.head.kind != nil || numeral.items == 1 else { return false }
        if let word = previous(numeral), word.kind == .yearBefore { return !word.definite || isYearLike }
        guard isYearLike else { return false }
        if follows(numeral, .month) { return true }
        if let word = next(numeral), word.kind == .eraAfter, numeral.head.kind == nil { return true }
        guard numeral.head.kind == nil, !hasSeparators(numeral.first), numeral.value >= 1900, numeral.value != 2000
        else {
            return false
        }
        return next(numeral)?.kind != .counted
    }

    /// A day of the month or an hour of the day: 14 يوليو, 14 من شهر يوليو, 14 و15 يوليو, 10-15 يوليو, 9 مساء.
    private func isDayOrHour(_ numeral: Numeral) -> Bool {
        guard numeral.value <= 31, !numeral.hasScale else { return false }
        var index = numeral.last + 1
        for _ in 0..<4 {
            guard reader.loose.isFollowed(index - 1) else { return false }
            if isMonthOrTime(index) { return true }
            // The number after a joint shares its month with this one.
            let isJoint = reader.isWord(index, ila, hatta, waw) || reader.isMark(index, 0x2D, 0x2013, 0x060C)
            if isJoint { index += 1 }
            guard let other = reader.item(index), other.kind == nil, other.value <= 31, isJoint || other.conjunction
            else {
                return false
            }
            index += 1
        }
        return false
    }

    private func isMonthOrTime(_ start: Int) -> Bool {
        var index = start
        if reader.isWord(index, min) {
            index += 1
            if reader.isWord(index, theMonth) { return true }
        }
        if reader.isWord(index, shahr) { index += 1 }
        guard let item = reader.item(index), !item.conjunction, item.preposition == nil else { return false }
        return item.kind == .month || (item.kind == .clockAfter && index == start)
    }

    /// رقم 8, الفصل 88, المادة (5)
    private func isLabel(_ numeral: Numeral) -> Bool {
        let index = numeral.first
        guard numeral.items == 1, numeral.head.kind == nil, numeral.head.begin == reader.tokens[index].begin else {
            return false
        }
        let label = index - (reader.isMark(index - 1, 0x28, 0x3A) ? 2 : 1)
        guard reader.loose.isFollowed(label), let item = reader.item(label) else { return false }
        return item.kind == .labelBefore || (item.kind == .definiteLabelBefore && item.definite)
    }

    // MARK: - Neighbours

    private func isFollowedInLine(_ index: Int) -> Bool {
        reader.loose.isFollowed(index) && index + 1 < reader.tokens.count && !breaksBefore(index + 1)
    }

    private func previous(_ numeral: Numeral) -> NumeralItem? {
        reader.loose.isFollowed(numeral.first - 1) ? reader.item(numeral.first - 1) : nil
    }

    private func next(_ numeral: Numeral) -> NumeralItem? {
        reader.loose.isFollowed(numeral.last) ? reader.item(numeral.last + 1) : nil
    }

    private func follows(_ numeral: Numeral, _ kind: NumberWord.Kind) -> Bool { previous(numeral)?.kind == kind }
}
