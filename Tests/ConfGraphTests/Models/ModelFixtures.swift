import ConfGraph
import Foundation

/// Models of many shapes, for the tests of models.
enum Shop {
    protocol Named: VertexModel {
        var name: String { get set }
    }

    struct Person: KeyedModel, Named, Equatable {
        static var key: [PartialKeyPath<Person>] { [\.name] }
        var id: ElementID?
        var name: String
        var nickname: String?
        var tags: Set<String> = []
    }

    enum Level: String, Codable, PropertyConvertible, PredicateConvertible {
        case easy, hard
    }

    enum Color: Int, Codable, PropertyConvertible, CaseIterable { case red, green }

    struct Size: Codable, Equatable { var width: Int, height: Double? }

    /// Every kind of value there is.
    struct Thing: VertexModel, Equatable {
        var title: String
        var isNew: Bool
        var count: Int
        var byte: Int8
        var short: Int16
        var int: Int32
        var long: Int64
        var unsigned: UInt64
        var float: Float
        var double: Double
        var big: BigInteger
        var exact: BigDecimal
        var when: Date
        var stamp: DateTime
        var lasts: Duration
        var uuid: UUID
        var data: [UInt8]
        var place: GeoPoint
        var color: Color
        var level: Level?
        var size: Size
        var sizes: [Size]
        var scores: [Int]
        var marks: Set<Double>
        var lines: [[Int]]
        var prices: [String: Double]
        var link: URL
        var note: String?

        static func example() throws -> Thing {
            Thing(
                title: "Kettle", isNew: true, count: 5_000_000_000, byte: -1, short: 300,
                int: 70_000, long: 7, unsigned: .max, float: 0.5, double: 0.1,
                big: BigInteger("123456789012345678901234567890") ?? .zero,
                exact: BigDecimal("1.10") ?? BigDecimal(0), when: Date(timeIntervalSince1970: 1),
                stamp: try DateTime(epochSeconds: 2, nanoseconds: 3, offsetSeconds: 3600),
                lasts: .milliseconds(1500),
                uuid: UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)),
                data: [0, 255], place: GeoPoint(latitude: 1.5, longitude: -2), color: .green,
                level: .hard, size: Size(width: 1, height: nil),
                sizes: [Size(width: 2, height: 0.5), Size(width: 2, height: 0.5)],
                scores: [3, 1, 3], marks: [0.5, 1], lines: [[1, 2], []], prices: ["eur": 2.5],
                link: URL(string: "https://example.org/a") ?? URL(fileURLWithPath: "/"), note: nil)
        }
    }

    /// Names in Swift that differ from the keys, crosswise.
    struct Renamed: VertexModel {
        var title: String
        var name: String
        var isOpen: Bool
        var shout: String { title.uppercased() }

        enum CodingKeys: String, CodingKey {
            case title = "name"
            case name = "title"
            case isOpen = "open"
        }
    }

    /// No made-up text is a level.
    struct Listed: VertexModel {
        static var keyPaths: [PartialKeyPath<Listed>: String] {
            [\.level: "grade", \.title: "title"]
        }
        var title: String
        var level: Level
        enum CodingKeys: String, CodingKey { case title, level = "grade" }
    }

    struct Unlisted: VertexModel {
        var title: String
        var level: Level
    }

    struct WronglyListed: VertexModel {
        static var keyPaths: [PartialKeyPath<WronglyListed>: String] { [\.title: "nothing"] }
        var title: String
    }

    struct SwappedListing: VertexModel {
        static var keyPaths: [PartialKeyPath<SwappedListing>: String] { [\.title: "name"] }
        var title: String
        var name: String
    }

    /// What people and things have in common, as a parent class would.
    struct Anything: VertexModel {
        static var labels: [String] { ["person", "thing", "part"] }
        var name: String?
        var title: String?
    }

    struct Part: Named { var name: String }

    struct Bought: EdgeModel, Equatable {
        typealias Source = Person
        typealias Target = Thing
        var price: Double?
        var tags: [String]?
    }

    struct Knows: EdgeModel {
        typealias Source = Person
        typealias Target = Person
        var id: ElementID?
        var since: Int?
    }
}
