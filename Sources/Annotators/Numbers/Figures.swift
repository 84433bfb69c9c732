/// Reads figures with decimal and thousands separators.
enum Figures {
    /// The value of digits in loose codes, or nil where they are no count (times, dates, numbers that begin with 0).
    ///
    /// `1,234` groups and `1,5` is a decimal; a dot before three digits groups where `dotGroups` says so. The Arabic
    /// separators ٬ and ٫ have one meaning each.
    static func value(of codes: ArraySlice<UInt16>, dotGroups: Bool) -> Double? {
        var groups: [[UInt8]] = [[]]
        var separators: [UInt16] = []
        for code in codes {
            switch code {
            case 0x30...0x39: groups[groups.count - 1].append(UInt8(code))
            case 0x2E, 0x2C, 0x066B, 0x066C:
                separators.append(code)
                groups.append([])
            default: return nil
            }
        }
        let whole = groups[0]
        guard whole.count <= 15, whole.first != 0x30 || whole.count == 1 else { return nil }
        guard let decimal = decimalIndex(groups, separators, dotGroups: dotGroups) else { return nil }
        let integer = groups[..<decimal].joined()
        let fraction = groups[decimal...].joined()
        guard integer.count <= 15 else { return nil }
        return Double(String(decoding: Array(integer) + [0x2E] + Array(fraction) + [0x30], as: UTF8.self))
    }

    /// Index of the group after the decimal separator (the number of groups where there is none), or nil where the
    /// groups make no number.
    private static func decimalIndex(_ groups: [[UInt8]], _ separators: [UInt16], dotGroups: Bool) -> Int? {
        guard let last = separators.last else { return groups.count }
        let isGroup = groups.dropFirst().map { $0.count == 3 }
        var decimal = groups.count
        switch last {
        case 0x066B: decimal -= 1
        case 0x066C: break
        default:
            let alone = separators.count == 1
            let mayGroup = groups[0].count <= 3 && groups[0] != [0x30] && (last == 0x2C || dotGroups || !alone)
            let mixed = separators.contains { $0 != last }
            if mixed || isGroup.last == false || (alone && !mayGroup) { decimal -= 1 }
        }
        let grouped = separators.prefix(decimal - 1)
        guard grouped.allSatisfy({ $0 == grouped.first && $0 != 0x066B }),
            grouped.isEmpty || groups[0].count <= 3,
            isGroup.prefix(decimal - 1).allSatisfy({ $0 }),
            decimal == groups.count || grouped.first != separators[decimal - 1]
        else { return nil }
        return decimal
    }
}
