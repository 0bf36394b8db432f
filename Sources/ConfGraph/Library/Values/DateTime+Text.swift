extension DateTime: LosslessStringConvertible {
    /// Reads ISO 8601: `2023-08`, `2023-08-08`, `2023-08-08T09:30`,
    /// `2023-08-08T09:30:00.5`, with `Z`, `+01`, `+0100` or `+01:00` behind
    /// the time; without an offset it is UTC. Nil for any other text.
    public init?(_ description: String) {
        var reader = TextReader(description)
        guard let value = reader.dateTime(), reader.isAtEnd else { return nil }
        self = value
    }

    /// Reads ISO 8601, as ``init(_:)`` does.
    ///
    /// - Throws: ``GraphError`` (`invalidArgument`) that quotes the text.
    public static func parse(_ text: String) throws -> DateTime {
        guard let value = DateTime(text) else {
            throw GraphError(
                .invalidArgument,
                "Can't parse '\(text.prefix(80))' as a datetime: "
                    + "write it as 2023-08-08T09:30:00Z.")
        }
        return value
    }

    /// `2023-08-08T00:00:00Z`, `2023-08-08T09:30:00.500+01:00`: a fraction of
    /// 3, 6 or 9 digits where there is one; a year beyond four digits has a
    /// sign.
    public var description: String { text(withZeroSeconds: true) }

    /// The description without seconds that are zero, `2023-08-08T00:00Z`: the
    /// text of a date in Gremlin's steps on text.
    var shortText: String { text(withZeroSeconds: false) }

    private func text(withZeroSeconds: Bool) -> String {
        let local = epochSeconds + Int64(offsetSeconds)
        var days = local / 86_400
        var time = local % 86_400
        if time < 0 {
            days -= 1
            time += 86_400
        }
        let (year, month, day) = Calendar.date(days: days)
        var text = ""
        if year > 9_999 { text += "+" }
        if year < 0 { text += "-" }
        text += TextReader.padded(Int(abs(year)), 4) + "-" + TextReader.padded(month, 2)
        text += "-" + TextReader.padded(day, 2) + "T" + TextReader.padded(Int(time / 3_600), 2)
        text += ":" + TextReader.padded(Int(time / 60 % 60), 2)
        if withZeroSeconds || time % 60 != 0 || nanoseconds > 0 {
            text += ":" + TextReader.padded(Int(time % 60), 2)
        }
        if nanoseconds > 0 {
            let digits = TextReader.padded(nanoseconds, 9)
            text += "."
            text +=
                nanoseconds % 1_000_000 == 0
                ? digits.prefix(3) : nanoseconds % 1_000 == 0 ? digits.prefix(6) : digits[...]
        }
        return text + offsetText
    }

    private var offsetText: String {
        if offsetSeconds == 0 { return "Z" }
        let size = abs(offsetSeconds)
        var text = offsetSeconds < 0 ? "-" : "+"
        text += TextReader.padded(size / 3_600, 2) + ":" + TextReader.padded(size / 60 % 60, 2)
        if size % 60 != 0 { text += ":" + TextReader.padded(size % 60, 2) }
        return text
    }
}

/// The proleptic Gregorian calendar in days since 1970-01-01: Foundation's
/// does not go beyond the years that `Date` holds and is far slower.
enum Calendar {
    /// Days from 1970 to a date. The arithmetic counts years from March in
    /// cycles of 400 years, so that the leap day comes last.
    static func days(year: Int64, month: Int, day: Int) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let cycle = (year >= 0 ? year : year - 399) / 400
        let yearOfCycle = year - cycle * 400
        let monthFromMarch = Int64((month + 9) % 12)
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
        let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        return cycle * 146_097 + dayOfCycle - 719_468
    }

    /// The date so many days after 1970-01-01.
    static func date(days: Int64) -> (year: Int64, month: Int, day: Int) {
        let days = days + 719_468
        let cycle = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfCycle = days - cycle * 146_097
        let yearOfCycle =
            (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        let month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        return (yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    static func daysInMonth(year: Int64, month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension TextReader {
    /// A date, perhaps with a time and an offset.
    fileprivate mutating func dateTime() -> DateTime? {
        let sign = take("-") ? -1 : 1
        let hasPlus = sign == 1 && take("+")
        guard let (year, length) = digits(4...9), length == 4 || sign == -1 || hasPlus,
            take("-"), let month = digits(2), (1...12).contains(month)
        else { return nil }
        let signedYear = Int64(year * sign)
        if isAtEnd {
            return try? DateTime(
                epochSeconds: Calendar.days(year: signedYear, month: month, day: 1) * 86_400)
        }
        guard take("-"), let day = digits(2), day >= 1 else { return nil }
        guard day <= Calendar.daysInMonth(year: signedYear, month: month) else { return nil }
        var seconds = Calendar.days(year: signedYear, month: month, day: day) * 86_400
        var nanoseconds = 0
        var offset = 0
        if take("T") || take("t") || take(" ") {
            guard let time = timeOfDay() else { return nil }
            seconds += Int64(time.seconds)
            nanoseconds = time.nanoseconds
        }
        if !isAtEnd {
            guard let found = offsetFromUTC() else { return nil }
            offset = found
        }
        return try? DateTime(
            epochSeconds: seconds - Int64(offset), nanoseconds: nanoseconds, offsetSeconds: offset)
    }

    /// `09:30`, `09:30:00`, `09:30:00.5`.
    private mutating func timeOfDay() -> (seconds: Int, nanoseconds: Int)? {
        guard let hour = digits(2), hour <= 23, take(":"), let minute = digits(2), minute <= 59
        else { return nil }
        var second = 0
        var nanoseconds = 0
        if take(":") {
            guard let value = digits(2), value <= 59 else { return nil }
            second = value
            if take(".") || take(",") {
                guard let (value, length) = digits(1...9) else { return nil }
                nanoseconds = value
                for _ in length..<9 { nanoseconds *= 10 }
            }
        }
        return (hour * 3_600 + minute * 60 + second, nanoseconds)
    }

    /// `Z`, `+01`, `+0100`, `+01:00`, `+01:00:30`.
    private mutating func offsetFromUTC() -> Int? {
        if take("Z") || take("z") { return 0 }
        let sign = take("-") ? -1 : 1
        guard sign == -1 || take("+"), let hour = digits(2), hour <= 18 else { return nil }
        var parts = [0, 0]
        let hasColons = take(":")
        for index in 0..<2 {
            if index == 0 ? isAtEnd && !hasColons : hasColons ? !take(":") : isAtEnd { break }
            guard let part = digits(2), part <= 59 else { return nil }
            parts[index] = part
        }
        return sign * (hour * 3_600 + parts[0] * 60 + parts[1])
    }
}
