/// A numeral expression: the tokens that belong to it and what they are worth together.
struct Numeral {
    /// Its first token.
    var first: Int
    /// Its last token.
    var last: Int
    /// The first item.
    var head: NumeralItem
    var value: Double
    /// Number of items, figures and words.
    var items = 1
    /// Whether a scale word (ألف, مليون) takes part.
    var hasScale = false
}

/// Puts a numeral together, item by item.
///
/// A numeral is a sum of groups below a thousand, each multiplied by a scale, the scales falling: ثلاثة ملايين ومئة ألف
/// وخمسة وعشرون. Within a group the order is hundreds, units, tens, joined by و.
struct NumeralBuilder {
    private(set) var numeral: Numeral
    private let afterBetween: Bool
    private var total = 0.0
    private var group = 0.0
    private var hasUnit = false
    private var hasTen = false
    private var hasFigures = false
    private var lastScale = Double.infinity
    private var lastKind: NumberWord.Kind?
    private var lastValue = 0.0
    /// The numeral as it stood after its last scale: what follows may turn out to be another number
    /// (بين ثلاثة آلاف وأربعة آلاف).
    private var checkpoint: Numeral?
    private(set) var isFinished = false

    /// Begins with an item, or nil where it cannot begin a numeral.
    ///
    /// `afterBetween` says that بين stands before it, so that و may part two numbers.
    init?(_ item: NumeralItem, at token: Int, afterBetween: Bool) {
        numeral = Numeral(first: token, last: token, head: item, value: 0)
        self.afterBetween = afterBetween
        switch item.kind {
        case nil: hasFigures = true
        case .unit, .shyUnit, .single, .boundOne, .boundTwo: hasUnit = true
        case .ten, .shyTen: (hasUnit, hasTen) = (true, true)
        case .tens: hasTen = true
        case .hundred, .hundreds: break
        case .dualConstruct where item.value < 1000: break
        case .fraction: break
        case .scale, .shyScale, .scaleOrDual:
            open(item.value, times: 1)
        case .dual, .dualConstruct:
            open(item.value / 2, times: 2)
        default: return nil
        }
        if total == 0 { group = item.value }
        lastKind = item.kind
        lastValue = item.value
        settle(token)
    }

    /// Adds the item at a token; false where the numeral has ended before it.
    mutating func add(_ item: NumeralItem, at token: Int) -> Bool {
        guard !isFinished, item.preposition == nil, !item.definite || numeral.head.definite || lastKind == .fraction
        else { return false }
        guard item.conjunction ? join(item) : multiply(item) else { return false }
        lastKind = item.kind
        lastValue = item.value
        numeral.items += 1
        settle(token)
        return true
    }

    // MARK: - Steps

    /// Adds an item that و joins.
    private mutating func join(_ item: NumeralItem) -> Bool {
        guard lastKind != .fraction, numeral.head.kind != .fraction else { return false }
        switch item.kind {
        case nil:
            guard group == 0, total > 0, item.value < lastScale, !afterBetween else { return false }
            group = item.value
            hasFigures = true
        case .unit, .shyUnit, .single, .boundOne:
            guard !hasUnit, !hasTen, !hasFigures else { return false }
            group += item.value
            hasUnit = true
        case .ten, .shyTen:
            guard !hasUnit, !hasTen, !hasFigures else { return false }
            group += item.value
            (hasUnit, hasTen) = (true, true)
        case .tens:
            guard !hasTen, !hasFigures else { return false }
            group += item.value
            hasTen = true
        case .hundred, .hundreds:
            guard group == 0, total > 0 else { return false }
            group = item.value
        case .scale, .shyScale, .scaleOrDual:
            guard group == 0, total > 0, item.value < lastScale else { return false }
            open(item.value, times: 1)
        case .dual:
            guard group == 0, total > 0, item.value / 2 < lastScale else { return false }
            open(item.value / 2, times: 2)
        case .fraction:
            if group > 0 { group += item.value } else { total += item.value * lastScale }
        default: return false
        }
        return true
    }

    /// Adds an item without و: the second part of a teen, or what multiplies.
    private mutating func multiply(_ item: NumeralItem) -> Bool {
        switch item.kind {
        case .ten, .shyTen:
            guard [.unit, .shyUnit, .boundOne, .boundTwo].contains(lastKind), hasUnit, !hasTen else { return false }
            group += 10
            hasTen = true
        case .hundred:
            guard lastKind == .unit || lastKind == .shyUnit, lastValue >= 3, group == lastValue else { return false }
            group = lastValue * 100
            hasUnit = false
        case .scale, .shyScale, .scaleOrDual:
            return scale(item.value)
        case .scales:
            let counted = group.truncatingRemainder(dividingBy: 100)
            guard hasFigures || (3...10).contains(counted) else { return false }
            return scale(item.value)
        default: return false
        }
        return true
    }

    private mutating func scale(_ value: Double) -> Bool {
        if lastKind == .fraction, group == 0 {
            // ثلاثة ملايين ونصف المليون: the scale says only once more of what the half is.
            isFinished = value == lastScale
            return isFinished
        }
        if group == 0 {
            // ألف مليون
            guard total == lastScale, value > lastScale else { return false }
            total *= value
            lastScale = value
            return true
        }
        guard value < lastScale else {
            if let checkpoint { numeral = checkpoint }
            isFinished = true
            return false
        }
        open(value, times: group)
        return true
    }

    private mutating func open(_ scale: Double, times count: Double) {
        total += scale * count
        lastScale = scale
        group = 0
        (hasUnit, hasTen, hasFigures) = (false, false, false)
        numeral.hasScale = true
    }

    private mutating func settle(_ token: Int) {
        numeral.last = token
        numeral.value = total + group
        if group == 0 { checkpoint = numeral }
    }
}
