#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A Swift type whose values can be stored in, and read back from, a property.
///
///     extension Room: PropertyConvertible {
///         var propertyValue: PropertyValue { .string(code) }
///         init?(propertyValue: PropertyValue) {
///             guard case .string(let code) = propertyValue else { return nil }
///             self.init(code: code)
///         }
///     }
///
/// An enumeration with raw values gets both from its raw type:
///
///     enum Level: String, Codable, PropertyConvertible { case beginner, expert }
public protocol PropertyConvertible: TraversalElement, Sendable {
    /// The type of one of its values: what an optional wraps, what an array or
    /// a set holds, else the type itself. Models test and order by it.
    associatedtype OneValue: PropertyConvertible = Self

    /// The value to store.
    var propertyValue: PropertyValue { get }

    /// Makes a value of what was read; nil if it is of another type or does
    /// not fit.
    init?(propertyValue: PropertyValue)
}

extension PropertyConvertible where Self: RawRepresentable, RawValue: PropertyConvertible {
    public var propertyValue: PropertyValue { rawValue.propertyValue }

    public init?(propertyValue: PropertyValue) {
        guard let raw = RawValue(propertyValue: propertyValue) else { return nil }
        self.init(rawValue: raw)
    }
}

extension PropertyValue: PropertyConvertible {
    public var propertyValue: PropertyValue { self }
    public init?(propertyValue: PropertyValue) { self = propertyValue }
}

extension String: PropertyConvertible {
    public var propertyValue: PropertyValue { .string(self) }

    public init?(propertyValue: PropertyValue) {
        switch propertyValue {
        case .string(let value): self = value
        case .char(let value): self.init(value)
        default: return nil
        }
    }
}

extension Bool: PropertyConvertible {
    public var propertyValue: PropertyValue { .bool(self) }

    public init?(propertyValue: PropertyValue) {
        guard case .bool(let value) = propertyValue else { return nil }
        self = value
    }
}

extension FixedWidthInteger {
    /// The integer of any of the five integer types, if it fits.
    init?(anyInteger value: PropertyValue) {
        switch value {
        case .byte(let value): self.init(exactly: value)
        case .short(let value): self.init(exactly: value)
        case .int(let value): self.init(exactly: value)
        case .long(let value): self.init(exactly: value)
        case .bigInteger(let value):
            if let small = Int64(exactly: value) {
                self.init(exactly: small)
            } else {
                guard !value.isNegative, value.limbs.count == 1 else { return nil }
                self.init(exactly: value.limbs[0])
            }
        default: return nil
        }
    }
}

extension Int: PropertyConvertible {
    /// An int when the number fits 32 bits, as in Gremlin; a long otherwise.
    public var propertyValue: PropertyValue { .integer(Int64(self)) }
    public init?(propertyValue: PropertyValue) { self.init(anyInteger: propertyValue) }
}

extension Int8: PropertyConvertible {
    public var propertyValue: PropertyValue { .byte(self) }
    public init?(propertyValue: PropertyValue) { self.init(anyInteger: propertyValue) }
}

extension Int16: PropertyConvertible {
    public var propertyValue: PropertyValue { .short(self) }
    public init?(propertyValue: PropertyValue) { self.init(anyInteger: propertyValue) }
}

extension Int32: PropertyConvertible {
    public var propertyValue: PropertyValue { .int(self) }
    public init?(propertyValue: PropertyValue) { self.init(anyInteger: propertyValue) }
}

extension Int64: PropertyConvertible {
    public var propertyValue: PropertyValue { .long(self) }
    public init?(propertyValue: PropertyValue) { self.init(anyInteger: propertyValue) }
}

extension Double: PropertyConvertible {
    public var propertyValue: PropertyValue { .double(self) }

    /// Reads doubles, floats, and whole numbers that a double holds exactly.
    public init?(propertyValue: PropertyValue) {
        switch propertyValue {
        case .double(let value): self = value
        case .float(let value): self = Double(value)
        default:
            guard let whole = Int64(anyInteger: propertyValue) else { return nil }
            self.init(exactly: whole)
        }
    }
}

extension Float: PropertyConvertible {
    public var propertyValue: PropertyValue { .float(self) }

    /// Reads floats, and doubles and whole numbers that a float holds exactly.
    public init?(propertyValue: PropertyValue) {
        switch propertyValue {
        case .float(let value): self = value
        case .double(let value):
            if value.isNaN { self = .nan } else { self.init(exactly: value) }
        default:
            guard let whole = Int64(anyInteger: propertyValue) else { return nil }
            self.init(exactly: whole)
        }
    }
}

extension BigInteger: PropertyConvertible {
    public var propertyValue: PropertyValue { .bigInteger(self) }

    public init?(propertyValue: PropertyValue) {
        if case .bigInteger(let value) = propertyValue {
            self = value
        } else {
            guard let value = Int64(anyInteger: propertyValue) else { return nil }
            self.init(value)
        }
    }
}

extension BigDecimal: PropertyConvertible {
    public var propertyValue: PropertyValue { .bigDecimal(self) }

    /// Reads big decimals and all whole numbers.
    public init?(propertyValue: PropertyValue) {
        if case .bigDecimal(let value) = propertyValue {
            self = value
        } else {
            guard let value = BigInteger(propertyValue: propertyValue) else { return nil }
            self.init(value)
        }
    }
}

extension UUID: PropertyConvertible {
    public var propertyValue: PropertyValue { .uuid(self) }

    public init?(propertyValue: PropertyValue) {
        guard case .uuid(let value) = propertyValue else { return nil }
        self = value
    }
}

extension DateTime: PropertyConvertible {
    public var propertyValue: PropertyValue { .dateTime(self) }

    public init?(propertyValue: PropertyValue) {
        guard case .dateTime(let value) = propertyValue else { return nil }
        self = value
    }
}

extension Date: PropertyConvertible {
    /// A datetime at UTC; null for a date beyond ``DateTime``'s range.
    public var propertyValue: PropertyValue { DateTime(self).map { .dateTime($0) } ?? .null }

    public init?(propertyValue: PropertyValue) {
        guard case .dateTime(let value) = propertyValue else { return nil }
        self = value.date
    }
}

extension Duration: PropertyConvertible {
    public var propertyValue: PropertyValue { .duration(self) }

    public init?(propertyValue: PropertyValue) {
        guard case .duration(let value) = propertyValue else { return nil }
        self = value
    }
}

extension GeoPoint: PropertyConvertible {
    public var propertyValue: PropertyValue { .point(self) }

    public init?(propertyValue: PropertyValue) {
        guard case .point(let value) = propertyValue else { return nil }
        self = value
    }
}

extension Array: PropertyConvertible where Element: PropertyConvertible {
    public typealias OneValue = Element.OneValue

    /// A list; bytes (`[UInt8]`, see ``UInt8``) are a binary.
    public var propertyValue: PropertyValue {
        if Element.self == UInt8.self, let bytes = self as? [UInt8] { return .binary(bytes) }
        return .list(map(\.propertyValue))
    }

    /// Reads lists and sets, all of whose members are of the element type.
    public init?(propertyValue: PropertyValue) {
        let values: [PropertyValue]
        switch propertyValue {
        case .binary(let bytes):
            guard let bytes = bytes as? [Element] else { return nil }
            self = bytes
            return
        case .list(let list): values = list
        case .set(let set): values = set.values
        default: return nil
        }
        self = []
        reserveCapacity(values.count)
        for value in values {
            guard let element = Element(propertyValue: value) else { return nil }
            append(element)
        }
    }
}

extension Set: TraversalElement where Element: PropertyConvertible {}

extension Set: PropertyConvertible where Element: PropertyConvertible {
    public typealias OneValue = Element.OneValue

    /// A set, in Gremlin's order: Swift's own differs from run to run.
    public var propertyValue: PropertyValue {
        .set(PropertySet(map(\.propertyValue).sorted { $0.order(to: $1) == .ascending }))
    }

    /// Reads sets and lists, all of whose members are of the element type.
    public init?(propertyValue: PropertyValue) {
        guard let members = [Element](propertyValue: propertyValue) else { return nil }
        self.init(members)
    }
}

extension UInt8: PropertyConvertible {
    /// A short, the smallest type that holds all bytes; an array of bytes is
    /// a binary.
    public var propertyValue: PropertyValue { .short(Int16(self)) }
    public init?(propertyValue: PropertyValue) { self.init(anyInteger: propertyValue) }
}

extension UInt16: PropertyConvertible {
    /// An int, the smallest type that holds all its values.
    public var propertyValue: PropertyValue { .int(Int32(self)) }
    public init?(propertyValue: PropertyValue) { self.init(anyInteger: propertyValue) }
}

extension UInt32: PropertyConvertible {
    /// A long, the smallest type that holds all its values.
    public var propertyValue: PropertyValue { .long(Int64(self)) }
    public init?(propertyValue: PropertyValue) { self.init(anyInteger: propertyValue) }
}

extension UInt64: PropertyConvertible {
    /// A big integer, the smallest type that holds all its values.
    public var propertyValue: PropertyValue { .bigInteger(BigInteger(self)) }
    public init?(propertyValue: PropertyValue) { self.init(anyInteger: propertyValue) }
}

extension UInt: PropertyConvertible {
    /// As an `Int`; a big integer where the number does not fit 63 bits.
    public var propertyValue: PropertyValue {
        if let value = Int64(exactly: self) { return .integer(value) }
        return .bigInteger(BigInteger(self))
    }

    public init?(propertyValue: PropertyValue) { self.init(anyInteger: propertyValue) }
}

extension Optional: PropertyConvertible where Wrapped: PropertyConvertible {
    public typealias OneValue = Wrapped.OneValue

    /// Null for nil.
    public var propertyValue: PropertyValue { self?.propertyValue ?? .null }

    public init?(propertyValue: PropertyValue) {
        if case .null = propertyValue {
            self = .none
        } else {
            guard let value = Wrapped(propertyValue: propertyValue) else { return nil }
            self = .some(value)
        }
    }
}
