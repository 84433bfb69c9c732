/// A moment as text.
public enum Timestamp {
    /// RFC 3339 in UTC with nanoseconds. It has years of four digits: a second of another year stands as the nearest.
    ///
    /// - Parameters:
    ///   - seconds: Since 1970-01-01T00:00:00Z; may be negative.
    ///   - nanoseconds: Within the second, 0 to 999,999,999.
    public static func rfc3339(seconds: Int, nanoseconds: Int) -> String {
        let seconds = min(max(seconds, expressible.lowerBound), expressible.upperBound)
        let days = (Double(seconds) / 86_400).rounded(.down)
        let clock = seconds - Int(days) * 86_400
        let date = civilDate(days: Int(days))
        return "\(pad(date.year, 4))-\(pad(date.month, 2))-\(pad(date.day, 2))"
            + "T\(pad(clock / 3600, 2)):\(pad(clock / 60 % 60, 2)):\(pad(clock % 60, 2)).\(pad(nanoseconds, 9))Z"
    }

    /// 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z; some file systems keep times far beyond.
    private static let expressible = -62_167_219_200...253_402_300_799

    /// The date of the proleptic Gregorian calendar, from days since 1970-01-01. Years are counted from March, so that
    /// the leap day is the last of a year; an era is the 400 years after which the calendar repeats.
    private static func civilDate(days: Int) -> (year: Int, month: Int, day: Int) {
        let sinceEpoch = days + 719_468
        let era = (sinceEpoch >= 0 ? sinceEpoch : sinceEpoch - 146_096) / 146_097
        let dayOfEra = sinceEpoch - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
