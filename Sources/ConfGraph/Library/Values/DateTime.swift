#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An instant to the nanosecond, with the offset from UTC at which it was
/// written down.
///
///     let start = DateTime("2015-04-10T09:00:00-04:00")!
///     start.description                       // 2015-04-10T09:00:00-04:00
///     start.isSameInstant(as: DateTime("2015-04-10T13:00:00Z")!)   // true
///
/// `==` and hashing are exact (instant and offset); Gremlin's predicates and
/// order go by the instant. Years run from -999,999,999 to 999,999,999.
public struct DateTime: Sendable, Hashable {
    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    public let epochSeconds: Int64
    private let storedNanoseconds: Int32
    private let storedOffset: Int32

    /// What comes on top of the seconds: 0 to 999,999,999.
    public var nanoseconds: Int { Int(storedNanoseconds) }

    /// Seconds east of UTC, up to 18 hours either way.
    public var offsetSeconds: Int { Int(storedOffset) }

    static let earliest = Calendar.days(year: -999_999_999, month: 1, day: 1) * 86_400
    static let latest = Calendar.days(year: 999_999_999, month: 12, day: 31) * 86_400 + 86_399

    /// Makes an instant.
    ///
    /// - Throws: ``GraphError`` (`invalidArgument`) if a part is out of range.
    public init(epochSeconds: Int64, nanoseconds: Int = 0, offsetSeconds: Int = 0) throws {
        guard (0..<1_000_000_000).contains(nanoseconds) else {
            throw GraphError(
                .invalidArgument, "A datetime has \(nanoseconds) nanoseconds: 0 to 999999999 fit.")
        }
        guard abs(offsetSeconds) <= 64_800 else {
            throw GraphError(
                .invalidArgument,
                "A datetime is \(offsetSeconds) s off UTC: at most 18 hours (64800 s) are possible."
            )
        }
        // Checked with a day to spare, so that local time never overflows.
        guard epochSeconds >= DateTime.earliest + 86_400, epochSeconds <= DateTime.latest - 86_400
        else {
            throw GraphError(
                .invalidArgument,
                "A datetime is beyond the year ±999999999 (\(epochSeconds) s from 1970).")
        }
        self.epochSeconds = epochSeconds
        self.storedNanoseconds = Int32(nanoseconds)
        self.storedOffset = Int32(offsetSeconds)
    }

    /// Makes an instant at UTC from milliseconds since 1970.
    ///
    /// - Throws: ``GraphError`` (`invalidArgument`) if it is out of range.
    public init(epochMilliseconds: Int64) throws {
        let seconds = epochMilliseconds.flooredQuotient(1_000)
        try self.init(
            epochSeconds: seconds,
            nanoseconds: Int(epochMilliseconds - seconds * 1_000) * 1_000_000)
    }

    /// Makes an instant at UTC; nil for a date that is not finite or beyond
    /// the range.
    public init?(_ date: Date) {
        let seconds = date.timeIntervalSince1970
        guard seconds.isFinite, abs(seconds) < 4e16 else { return nil }
        let whole = seconds.rounded(.down)
        let nanoseconds = min(Int(((seconds - whole) * 1e9).rounded()), 999_999_999)
        guard let value = try? DateTime(epochSeconds: Int64(whole), nanoseconds: nanoseconds)
        else { return nil }
        self = value
    }

    /// This moment, at UTC.
    public static func now() -> DateTime {
        // The clock cannot be beyond the year 999,999,999.
        DateTime(Date())!
    }

    /// The instant as Foundation's date: exact to about a microsecond.
    public var date: Date {
        Date(timeIntervalSince1970: Double(epochSeconds) + Double(nanoseconds) / 1e9)
    }

    /// Milliseconds since 1970, rounded down.
    ///
    /// - Throws: ``GraphError`` (`runtime`) where 64 bits do not hold them.
    public var epochMilliseconds: Int64 {
        get throws {
            let (product, first) = epochSeconds.multipliedReportingOverflow(by: 1_000)
            let (sum, second) = product.addingReportingOverflow(Int64(nanoseconds / 1_000_000))
            if first || second {
                throw GraphError(.runtime, "The datetime \(self) is too far from 1970 for a long.")
            }
            return sum
        }
    }

    /// Whether both are the same moment, whatever their offsets.
    public func isSameInstant(as other: DateTime) -> Bool {
        epochSeconds == other.epochSeconds && storedNanoseconds == other.storedNanoseconds
    }

    /// The order by the instant alone.
    func instantOrder(to other: DateTime) -> Ordering {
        epochSeconds == other.epochSeconds
            ? Ordering(storedNanoseconds, other.storedNanoseconds)
            : Ordering(epochSeconds, other.epochSeconds)
    }
}

extension DateTime: Comparable {
    /// By the instant; the same instant by offset, to agree with `==`.
    public static func < (left: DateTime, right: DateTime) -> Bool {
        switch left.instantOrder(to: right) {
        case .ascending: true
        case .equal: left.storedOffset < right.storedOffset
        case .descending: false
        }
    }
}

extension DateTime {
    /// The instant so many seconds, minutes, hours or days (of 24 hours)
    /// later, at the same offset; a negative amount goes back.
    ///
    /// - Throws: ``GraphError`` (`runtime`, `invalidArgument`) where the
    ///   result is out of range.
    public func adding(_ amount: Int64, _ unit: DT) throws -> DateTime {
        let length: Int64 =
            switch unit {
            case .second: 1
            case .minute: 60
            case .hour: 3_600
            case .day: 86_400
            }
        let (product, first) = amount.multipliedReportingOverflow(by: length)
        let (sum, second) = epochSeconds.addingReportingOverflow(product)
        if first || second {
            throw GraphError(
                .runtime, "Cannot add \(amount) \(unit.rawValue)s to \(self): out of range.")
        }
        return try DateTime(
            epochSeconds: sum, nanoseconds: nanoseconds, offsetSeconds: offsetSeconds)
    }

    /// The time from another instant to this one: negative where this one is
    /// the earlier.
    public static func - (left: DateTime, right: DateTime) -> Duration {
        // Neither difference can overflow: the range of years sees to that.
        .seconds(left.epochSeconds - right.epochSeconds)
            + .nanoseconds(left.nanoseconds - right.nanoseconds)
    }

    /// The milliseconds from another instant to this one, rounded toward zero.
    func milliseconds(since other: DateTime) throws -> Int64 {
        let difference = (self - other).attoseconds / 1_000_000_000_000_000
        guard let value = Int64(exactly: difference) else {
            throw GraphError(.runtime, "\(self) and \(other) are too far apart for a long.")
        }
        return value
    }
}

extension Int64 {
    /// The quotient rounded down.
    fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
