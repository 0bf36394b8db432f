/// A test of a value: `.gt(2014)`, `.within("a", "b")`, `.startingWith("A")`.
///
///     g.v("talk").has("year", .gte(2014).and(.lt(2020)))
///     g.v("talk").values("year").is(.inside(2014, 2020))
///
/// Gremlin compares numbers across types, by value; a pair that cannot be
/// compared fails every test but `neq` and `without`.
public struct P<Value>: PredicateConvertible {
    let test: Predicate

    init(_ test: Predicate) { self.test = test }

    init(_ name: Predicate.Name, _ operands: [Argument]) { test = .test(name, operands) }

    /// Itself.
    public var predicate: P<Value> { self }

    /// Passes where both do.
    public func and(_ other: P<Value>) -> P<Value> { P(.and(test, other.test)) }

    /// Passes where one of the two does.
    public func or(_ other: P<Value>) -> P<Value> { P(.or(test, other.test)) }

    /// Passes where this does not.
    public func negate() -> P<Value> { P(.not(test)) }
}

/// What a step that tests takes: a plain value, for equality, or a predicate.
public protocol PredicateConvertible<Value>: Sendable {
    associatedtype Value
    var predicate: P<Value> { get }
}

extension PredicateConvertible {
    /// As the argument of a step: a plain value stays one.
    var argument: Argument {
        let test = predicate.test
        if !(self is P<Value>), case .test(.eq, let operands) = test, operands.count == 1 {
            return operands[0]
        }
        return .predicate(test)
    }
}

extension PredicateConvertible where Self: PropertyConvertible {
    public var predicate: P<Self> { P<Self>(.eq, [.value(propertyValue)]) }
}

extension String: PredicateConvertible {}
extension Bool: PredicateConvertible {}
extension Int: PredicateConvertible {}
extension Int8: PredicateConvertible {}
extension Int16: PredicateConvertible {}
extension Int32: PredicateConvertible {}
extension Int64: PredicateConvertible {}
extension UInt: PredicateConvertible {}
extension UInt8: PredicateConvertible {}
extension UInt16: PredicateConvertible {}
extension UInt32: PredicateConvertible {}
extension UInt64: PredicateConvertible {}
extension Double: PredicateConvertible {}
extension Float: PredicateConvertible {}
extension BigInteger: PredicateConvertible {}
extension BigDecimal: PredicateConvertible {}
extension DateTime: PredicateConvertible {}
extension Duration: PredicateConvertible {}
extension GeoPoint: PredicateConvertible {}
extension PropertyValue: PredicateConvertible {}

extension ElementID: PredicateConvertible {
    public var predicate: P<ElementID> { P<ElementID>(.eq, [.value(propertyValue)]) }
}

extension Optional: PredicateConvertible where Wrapped: PropertyConvertible {
    /// Equality with the value, or with null.
    public var predicate: P<Wrapped?> { P<Wrapped?>(.eq, [.value(propertyValue)]) }
}
