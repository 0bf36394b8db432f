extension Operator {
    /// The two values joined: what `sack(sum)`, `fold(seed, op)` and side
    /// effects with an operator do.
    func apply(_ left: PropertyValue, _ right: PropertyValue) throws -> PropertyValue {
        switch self {
        case .sum, .sumLong:
            if let single = Operator.nullRule(left, right) { return single }
            return try Arithmetic.add(left, right)
        case .minus:
            if let single = Operator.nullRule(left, right) { return single }
            return try Arithmetic.subtract(left, right)
        case .mult:
            if let single = Operator.nullRule(left, right) { return single }
            return try Arithmetic.multiply(left, right)
        case .div:
            if let single = Operator.nullRule(left, right) { return single }
            return try Arithmetic.divide(left, right)
        case .min, .max: return try extreme(left, right)
        case .assign: return right
        case .and, .or:
            guard case .bool(let a) = left, case .bool(let b) = right else {
                throw GraphError(
                    .runtime,
                    "Cannot join \(left) and \(right) with \(self): both must be booleans.")
            }
            return .bool(self == .and ? a && b : a || b)
        case .addAll: return try Operator.union(left, right)
        }
    }

    /// Null gives way to the other value.
    private static func nullRule(
        _ left: PropertyValue, _ right: PropertyValue
    ) -> PropertyValue? {
        if left.isNull { return right }
        if right.isNull { return left }
        return nil
    }

    private func extreme(_ left: PropertyValue, _ right: PropertyValue) throws -> PropertyValue {
        if let single = Operator.nullRule(left, right) { return single }
        if left.isNumber && right.isNumber {
            return self == .min
                ? try Arithmetic.minimum(left, right) : try Arithmetic.maximum(left, right)
        }
        let order = left.order(to: right)
        return (order == .ascending) == (self == .min) || order == .equal ? left : right
    }

    /// The members of both; the left one's kind is kept, maps are merged with
    /// lists under equal keys joined.
    static func union(_ left: PropertyValue, _ right: PropertyValue) throws -> PropertyValue {
        if left.isNull { return right }
        if right.isNull { return left }
        switch left {
        case .list(let values): return .list(values + right.members)
        case .set(let set): return .set(PropertySet(set.values + right.members))
        case .bulkSet(let bulk): return .list(Array(bulk.expanded) + right.members)
        case .map(let map):
            guard case .map(let other) = right else { break }
            return .map(
                PropertyMap(
                    map.map { ($0.key, $0.value) }
                        + other.map { key, value in
                            guard let old = map[key] else { return (key, value) }
                            return (key, (try? union(old, value)) ?? value)
                        }))
        default: break
        }
        throw GraphError(
            .runtime,
            "Cannot add \(right) to \(left) with addAll: \(left.typeName) is no collection.")
    }
}

extension PropertyValue {
    /// The members of a collection, bulk expanded; a single value is its own
    /// only member.
    var members: [PropertyValue] {
        switch self {
        case .list(let values): values
        case .set(let set): set.values
        case .bulkSet(let bulk): Array(bulk.expanded)
        case .path(let path): path.objects
        default: [self]
        }
    }

    /// The members of a list, set, bulk set or path; nil for other values.
    var collectionMembers: [PropertyValue]? {
        switch self {
        case .list, .set, .bulkSet, .path: members
        default: nil
        }
    }
}
