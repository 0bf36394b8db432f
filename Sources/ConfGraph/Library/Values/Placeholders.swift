// NOTE to the team: replaced by the real types (owner: values).
public struct BigInteger: Sendable, Hashable {}
public struct BigDecimal: Sendable, Hashable {}
/// An instant with its offset from UTC.
public struct DateTime: Sendable, Hashable {}
/// A set of values, told apart by exact type and value, in insertion order.
public final class PropertySet: Sendable {}
/// A map with keys told apart by exact type and value, in insertion order.
public final class PropertyMap: Sendable {}
