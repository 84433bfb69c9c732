/// Values with a unit, as an administrator writes them.
enum Units {
    /// A duration: an integer and `ms`, `s`, `m` or `h`.
    static func duration(_ text: String) -> Duration? {
        guard let (number, unit) = split(text) else { return nil }
        let milliseconds: Int? =
            switch unit {
            case "ms": number
            case "s": product(number, 1_000)
            case "m": product(number, 60_000)
            case "h": product(number, 3_600_000)
            default: nil
            }
        return milliseconds.map { .milliseconds($0) }
    }

    /// A size in bytes: an integer and `B`, `KiB`, `MiB` or `GiB`.
    static func size(_ text: String) -> Int? {
        guard let (number, unit) = split(text) else { return nil }
        return switch unit {
        case "B": number
        case "KiB": product(number, 1 << 10)
        case "MiB": product(number, 1 << 20)
        case "GiB": product(number, 1 << 30)
        default: nil
        }
    }

    private static func split(_ text: String) -> (number: Int, unit: Substring)? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits) else { return nil }
        return (number, text.dropFirst(digits.count))
    }

    private static func product(_ number: Int, _ factor: Int) -> Int? {
        let (result, overflowed) = number.multipliedReportingOverflow(by: factor)
        return overflowed ? nil : result
    }
}
