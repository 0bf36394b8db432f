#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The identity of a vertex, edge or vertex property: assigned by the graph
/// (an integer) or given by the user.
///
/// Integers of equal value are one id, whatever their type; an integer, a
/// string and a uuid never are, even where they look alike.
public enum ElementID: Sendable {
    case int(Int64)
    case string(String)
    case uuid(UUID)
}

extension ElementID: Hashable {
    public static func == (left: ElementID, right: ElementID) -> Bool {
        switch (left, right) {
        case (.int(let a), .int(let b)): a == b
        case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
        case (.uuid(let a), .uuid(let b)): a == b
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .int(let value):
            hasher.combine(0 as UInt8)
            hasher.combine(value)
        case .string(let value):
            hasher.combine(1 as UInt8)
            value.hashBytes(into: &hasher)
        case .uuid(let value):
            hasher.combine(2 as UInt8)
            hasher.combine(value)
        }
    }
}

extension ElementID: Comparable {
    /// Integers come before strings, strings before uuids.
    public static func < (left: ElementID, right: ElementID) -> Bool {
        left.order(to: right) == .ascending
    }

    func order(to other: ElementID) -> Ordering {
        switch (self, other) {
        case (.int(let a), .int(let b)): Ordering(a, b)
        case (.string(let a), .string(let b)): Ordering(sign: a.compareBytes(to: b))
        case (.uuid(let a), .uuid(let b)): a.order(to: b)
        default: Ordering(rank, other.rank)
        }
    }

    private var rank: Int {
        switch self {
        case .int: 0
        case .string: 1
        case .uuid: 2
        }
    }
}

extension ElementID {
    /// The id that a value stands for: any integer that fits 64 bits, a
    /// string or a uuid; nil for everything else.
    public init?(_ value: PropertyValue) {
        switch value {
        case .byte(let number): self = .int(Int64(number))
        case .short(let number): self = .int(Int64(number))
        case .int(let number): self = .int(Int64(number))
        case .long(let number): self = .int(number)
        case .bigInteger(let number):
            guard let small = Int64(exactly: number) else { return nil }
            self = .int(small)
        case .string(let text): self = .string(text)
        case .uuid(let uuid): self = .uuid(uuid)
        default: return nil
        }
    }

    /// The id as a value: an int when it fits 32 bits, else a long.
    public var propertyValue: PropertyValue {
        switch self {
        case .int(let value): .integer(value)
        case .string(let value): .string(value)
        case .uuid(let value): .uuid(value)
        }
    }
}

extension ElementID: PropertyConvertible {
    public init?(propertyValue: PropertyValue) { self.init(propertyValue) }
}

extension ElementID: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    public init(integerLiteral value: Int64) { self = .int(value) }
    public init(stringLiteral value: String) { self = .string(value) }
}

extension ElementID: CustomStringConvertible {
    public var description: String {
        switch self {
        case .int(let value): String(value)
        case .string(let value): value
        case .uuid(let value): value.lowercaseText
        }
    }
}

extension UUID {
    /// The usual form with lower-case letters, as Java and RFC 9562 print it.
    var lowercaseText: String { uuidString.lowercased() }

    /// By the sixteen bytes: the order of their text as well.
    func order(to other: UUID) -> Ordering {
        withUnsafeBytes(of: uuid) { mine in
            withUnsafeBytes(of: other.uuid) { theirs in
                for index in 0..<16 where mine[index] != theirs[index] {
                    return mine[index] < theirs[index] ? .ascending : .descending
                }
                return .equal
            }
        }
    }
}
