import Foundation
import Testing

@testable import ConfGraph

@Suite struct DateTimeTests {
    @Test(arguments: [
        ("2023-08-08", "2023-08-08T00:00:00Z"),
        ("2023-08-08T09:30", "2023-08-08T09:30:00Z"),
        ("2023-08-08 09:30:15", "2023-08-08T09:30:15Z"),
        ("2023-08-08T00:00Z", "2023-08-08T00:00:00Z"),
        ("2023-08-02T00:00:00-07:00", "2023-08-02T00:00:00-07:00"),
        ("2023-08-08T09:30:00.5+0100", "2023-08-08T09:30:00.500+01:00"),
        ("2023-08-08T09:30:00.000001+01", "2023-08-08T09:30:00.000001+01:00"),
        ("2023-08-08T09:30:00.000000001Z", "2023-08-08T09:30:00.000000001Z"),
        ("2023-08-08T09:30:00+01:00:30", "2023-08-08T09:30:00+01:00:30"),
        ("2024-02-29", "2024-02-29T00:00:00Z"), ("0000-02-29", "0000-02-29T00:00:00Z"),
        ("-0001-12-31", "-0001-12-31T00:00:00Z"), ("+12345-01-01", "+12345-01-01T00:00:00Z"),
        ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
    ])
    func textIsReadAndPrinted(_ text: String, _ printed: String) throws {
        let value = try #require(DateTime(text))
        #expect(value.description == printed)
        #expect(DateTime(printed) == value)
    }

    @Test(arguments: [
        "", "2023", "2023-13-01", "2023-00-01", "2023-02-29", "1900-02-29", "2023-08-32",
        "2023-08-08T", "2023-08-08T24:00", "2023-08-08T09:60", "2023-08-08T09", "12345-01-01",
        "2023-08-08T09:30:00.", "2023-08-08T09:30:00.1234567890Z", "2023-08-08T09:30+19:00",
        "2023-08-08T09:30Zx", "2023-08-08T09:30+1", "2023-8-8", "This is no date",
        "2023-08-08T09:30:60Z", "2023-08-08T09:30+01:", "+1234567890-01-01",
    ])
    func otherTextsAreRefused(_ text: String) {
        #expect(DateTime(text) == nil)
        let error = #expect(throws: GraphError.self) { try DateTime.parse(text) }
        #expect(error?.message.contains("Can't parse") == true)
    }

    @Test func everyDayHasItsDate() {
        // Day by day through leap years and centuries, against plain counting.
        var (year, month, day) = (Int64(1_595), 1, 1)
        for days in Calendar.days(
            year: 1_595, month: 1, day: 1)..<Calendar.days(
                year: 2_105, month: 1, day: 1)
        {
            let date = Calendar.date(days: days)
            guard date == (year, month, day),
                Calendar.days(year: year, month: month, day: day) == days
            else {
                Issue.record("\(days): \(date), expected \(year)-\(month)-\(day)")
                return
            }
            day += 1
            if day > Calendar.daysInMonth(year: year, month: month) {
                (month, day) = (month + 1, 1)
            }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(Calendar.days(year: 1970, month: 1, day: 1) == 0)
        #expect(Calendar.days(year: 2000, month: 3, day: 1) == 11_017)
    }

    @Test func randomInstantsRoundTrip() throws {
        var random = ValueGenerator(seed: 7)
        for _ in 0..<3_000 {
            let value = random.dateTime()
            #expect(DateTime(value.description) == value, "\(value)")
        }
        for seconds in [DateTime.earliest + 86_400, DateTime.latest - 86_400] {
            let value = try DateTime(epochSeconds: seconds, offsetSeconds: 64_800)
            #expect(DateTime(value.description) == value)
        }
    }

    @Test func partsAreChecked() {
        #expect(throws: GraphError.self) { try DateTime(epochSeconds: 0, nanoseconds: -1) }
        #expect(throws: GraphError.self) {
            try DateTime(epochSeconds: 0, nanoseconds: 1_000_000_000)
        }
        #expect(throws: GraphError.self) { try DateTime(epochSeconds: 0, offsetSeconds: 64_801) }
        #expect(throws: GraphError.self) { try DateTime(epochSeconds: .max) }
        #expect(throws: GraphError.self) { try DateTime(epochSeconds: .min) }
        #expect(throws: GraphError.self) { try DateTime.now().adding(.max, .day) }
        #expect(throws: GraphError.self) { try DateTime.now().adding(1 << 50, .hour) }
    }

    @Test func arithmetic() throws {
        let start = DateTime("2023-08-02T00:00:00+02:00")!
        #expect(try start.adding(2, .hour).description == "2023-08-02T02:00:00+02:00")
        #expect(try start.adding(-20, .second).description == "2023-08-01T23:59:40+02:00")
        #expect(try start.adding(11, .day).description == "2023-08-13T00:00:00+02:00")
        #expect(try start.adding(90, .minute).description == "2023-08-02T01:30:00+02:00")
        let later = DateTime("2023-08-09T00:00:00+02:00")!
        #expect(try start.milliseconds(since: later) == -604_800_000)
        #expect(later - start == .seconds(604_800))
        #expect(
            try DateTime(epochMilliseconds: 1_694_017_708_000).description == "2023-09-06T16:28:28Z"
        )
        #expect(try DateTime(epochMilliseconds: -1).description == "1969-12-31T23:59:59.999Z")
        #expect(try DateTime("1965-10-31")!.epochMilliseconds == -131_587_200_000)
    }

    @Test func instantsCompareWithoutTheirOffset() {
        let (utc, rome) = (DateTime("2023-08-08T10:00Z")!, DateTime("2023-08-08T12:00+02:00")!)
        #expect(utc != rome && utc.isSameInstant(as: rome) && utc < rome)
        #expect(PropertyValue.dateTime(utc) == .dateTime(rome))
        #expect(ExactValue(.dateTime(utc)) != ExactValue(.dateTime(rome)))
    }

    @Test func foundationDates() throws {
        let date = Date(timeIntervalSince1970: 1_691_452_800.25)
        let value = try #require(DateTime(date))
        #expect(value.description == "2023-08-08T00:00:00.250Z")
        #expect(value.date == date)
        #expect(Date(propertyValue: date.propertyValue) == date)
        #expect(DateTime(Date(timeIntervalSince1970: .infinity)) == nil)
        #expect(DateTime(Date(timeIntervalSince1970: 1e30)) == nil)
    }
}

@Suite struct DurationTextTests {
    @Test(arguments: [
        ("PT0S", "PT0S"), ("PT1H30M", "PT1H30M"), ("PT90M", "PT1H30M"),
        ("PT3.000000004S", "PT3.000000004S"), ("P1D", "PT24H"), ("P2DT3H4M5S", "PT51H4M5S"),
        ("-PT1.5S", "PT-1.5S"), ("PT-1.5S", "PT-1.5S"), ("PT-8H-6M", "PT-8H-6M"),
        ("pt1h", "PT1H"), ("PT36.5S", "PT36.5S"),
        ("PT0.000000000000000001S", "PT0.000000000000000001S"),
        ("PT9000S", "PT2H30M"), ("PT1H-30M", "PT30M"),
    ])
    func textIsReadAndPrinted(_ text: String, _ printed: String) throws {
        let value = try #require(Duration(isoText: text))
        #expect(value.isoText == printed)
        #expect(Duration(isoText: printed) == value)
    }

    @Test(arguments: [
        "", "P", "PT", "1H", "PT1", "PT1H1H", "PT1M1H", "PT1.5H", "P1H", "PT1D", "PTS", "PT.5S",
        "P1DT", "PT1S ", "PT99999999999999999999S", "PT999999999999999999H",
    ])
    func otherTextsAreRefused(_ text: String) { #expect(Duration(isoText: text) == nil) }

    @Test func randomDurationsRoundTrip() {
        var random = ValueGenerator(seed: 8)
        for _ in 0..<2_000 {
            let value = Duration(
                secondsComponent: random.integer() >> 5,
                attosecondsComponent: random.integer() % 1_000_000_000_000_000_000)
            #expect(Duration(isoText: value.isoText) == value, "\(value.isoText)")
        }
    }
}
