extension PropertyValue {
    /// Gremlin's *comparability*: how two values of one kind stand to each
    /// other; nil where they cannot be compared, which is any value with NaN,
    /// and values of different kinds, null included.
    static func compare(_ left: PropertyValue, _ right: PropertyValue) -> Ordering? {
        switch (left, right) {
        case (.int(let a), .int(let b)): return Ordering(a, b)
        case (.string(let a), .string(let b)): return Ordering(sign: a.compareBytes(to: b))
        case (.list(let a), .list(let b)): return compare(a, b)
        case (.path(let a), .path(let b)): return compare(a.objects, b.objects)
        case (.map(let a), .map(let b)): return compare(a, b)
        case (.property(let a), .property(let b)):
            guard let order = compare(a.value, b.value) else { return nil }
            let keys = a.key.compareBytes(to: b.key)
            return keys == 0 ? order : Ordering(sign: keys)
        default:
            guard left.rank == right.rank else { return nil }
            if left.isNaN || right.isNaN { return nil }
            if left.rank == Rank.set { return compare(left.sortedMembers, right.sortedMembers) }
            return left.order(to: right)
        }
    }

    /// Pairwise; a list that ends first comes first. The first pair that
    /// cannot be compared decides, as the first that differs does.
    private static func compare(_ left: [PropertyValue], _ right: [PropertyValue]) -> Ordering? {
        for (a, b) in zip(left, right) {
            guard let order = compare(a, b) else { return nil }
            if order != .equal { return order }
        }
        return Ordering(left.count, right.count)
    }

    private static func compare(_ left: PropertyMap, _ right: PropertyMap) -> Ordering? {
        for (a, b) in zip(left.sortedEntries, right.sortedEntries) {
            guard let keys = compare(a.key, b.key) else { return nil }
            if keys != .equal { return keys }
            guard let values = compare(a.value, b.value) else { return nil }
            if values != .equal { return values }
        }
        return Ordering(left.count, right.count)
    }

    // Not Comparable, which would promise that one of a < b, a == b and a > b
    // holds: for values that cannot be compared none does.

    /// Whether the values can be compared and the left comes first, as `lt`
    /// has it. False for NaN, for null and for values of different kinds.
    public static func < (left: PropertyValue, right: PropertyValue) -> Bool {
        compare(left, right) == .ascending
    }

    /// Whether the values can be compared and the right comes first (`gt`).
    public static func > (left: PropertyValue, right: PropertyValue) -> Bool {
        compare(left, right) == .descending
    }

    /// Whether the values can be compared and the right does not come first
    /// (`lte`). True for null and null.
    public static func <= (left: PropertyValue, right: PropertyValue) -> Bool {
        let order = compare(left, right)
        return order == .ascending || order == .equal
    }

    /// Whether the values can be compared and the left does not come first
    /// (`gte`). True for null and null.
    public static func >= (left: PropertyValue, right: PropertyValue) -> Bool {
        let order = compare(left, right)
        return order == .descending || order == .equal
    }
}
