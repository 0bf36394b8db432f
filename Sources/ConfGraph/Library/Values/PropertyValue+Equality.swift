extension PropertyValue: Hashable {
    /// Gremlin's *equality*, that of `eq` and `within`: numbers are compared
    /// across types (int 1 equals double 1.0 and big decimal 1.00), NaN equals
    /// nothing, not even itself; strings are compared byte by byte, elements
    /// by kind and identity, collections member by member, sets and maps
    /// whatever their order, dates by their instant.
    ///
    /// Values of different kinds are never equal: a uuid is not its text, and
    /// null equals only null.
    public static func == (left: PropertyValue, right: PropertyValue) -> Bool {
        switch (left, right) {
        case (.string(let a), .string(let b)): return a.hasSameBytes(as: b)
        case (.int(let a), .int(let b)): return a == b
        case (.long(let a), .long(let b)): return a == b
        case (.double(let a), .double(let b)): return a == b
        case (.vertex(let a), .vertex(let b)): return a.key == b.key
        case (.edge(let a), .edge(let b)): return a.key == b.key
        case (.null, .null): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.dateTime(let a), .dateTime(let b)): return a.isSameInstant(as: b)
        case (.property(let a), .property(let b)):
            return a.key.hasSameBytes(as: b.key) && a.value == b.value
        case (.list(let a), .list(let b)): return a.count == b.count && a == b
        case (.path(let a), .path(let b)):
            return a.count == b.count && a.objects == b.objects
        case (.set, .set), (.set, .bulkSet), (.bulkSet, .set), (.bulkSet, .bulkSet):
            return left.sortedMembers == right.sortedMembers
        case (.map(let a), .map(let b)): return areEqual(a, b)
        case (.point(let a), .point(let b)): return a == b
        default:
            if left.isNumber, right.isNumber {
                return NumberOrder.compare(left, right) == .equal
            }
            return ExactValue(left) == ExactValue(right)
        }
    }

    private static func areEqual(_ left: PropertyMap, _ right: PropertyMap) -> Bool {
        if left.count != right.count { return false }
        let mine = left.sortedEntries
        let theirs = right.sortedEntries
        return zip(mine, theirs).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    }

    /// The members of a set in the order of `order()`, by which sets are
    /// compared.
    var sortedMembers: [PropertyValue] {
        let members: [PropertyValue] =
            switch self {
            case .set(let values): values.values
            case .bulkSet(let values): values.items.map(\.value)
            default: []
            }
        return members.sorted { $0.order(to: $1) == .ascending }
    }

    /// Values that are equal hash alike: all numbers by their value, sets and
    /// maps without regard to order.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .byte, .short, .int, .long, .bigInteger, .float, .double, .bigDecimal:
            NumberOrder.hash(self, into: &hasher)
        case .dateTime(let value):
            hasher.combine(value.epochSeconds)
            hasher.combine(value.nanoseconds)
        case .list(let values): hasher.combine(values)
        case .path(let path): hasher.combine(path.objects)
        case .set(let values): PropertyValue.hashUnordered(values.values, into: &hasher)
        case .bulkSet(let values):
            PropertyValue.hashUnordered(values.items.map(\.value), into: &hasher)
        case .map(let map): PropertyValue.hashUnordered(map.keys, into: &hasher)
        case .property(let property): property.key.hashBytes(into: &hasher)
        default: ExactValue(self).hash(into: &hasher)
        }
    }

    private static func hashUnordered(_ values: [PropertyValue], into hasher: inout Hasher) {
        hasher.combine(values.count)
        hasher.combine(values.reduce(0) { $0 &+ $1.hashValue })
    }
}

extension PropertyMap {
    /// The entries in the order of `order()`, by which maps are compared.
    var sortedEntries: [(key: PropertyValue, value: PropertyValue)] {
        map { $0 }.sorted { left, right in
            switch left.key.order(to: right.key) {
            case .ascending: true
            case .equal: left.value.order(to: right.value) == .ascending
            case .descending: false
            }
        }
    }
}
