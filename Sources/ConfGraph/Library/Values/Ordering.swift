/// How one value stands to another in an order.
enum Ordering: Int8, Sendable {
    case ascending = -1
    case equal = 0
    case descending = 1

    /// The order of two comparable values.
    @inline(__always)
    init<Value: Comparable>(_ left: Value, _ right: Value) {
        self = left < right ? .ascending : left == right ? .equal : .descending
    }

    /// From the sign of a difference, as C's comparison functions give it.
    @inline(__always)
    init(sign: Int) { self = sign < 0 ? .ascending : sign == 0 ? .equal : .descending }

    var reversed: Ordering {
        switch self {
        case .ascending: .descending
        case .equal: .equal
        case .descending: .ascending
        }
    }
}
