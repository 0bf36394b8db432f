extension Operator {
    /// The two values joined: what `sack(sum)`, `fold(seed, op)` and side
    /// effects with an operator do.
    func apply(_ left: PropertyValue, _ right: PropertyValue) throws -> PropertyValue {
        if self == .assign { return right }
        if right.isNull { return left }
        if left.isNull { return isArithmetic ? .null : right }
        switch self {
        case .sum, .sumLong: return try Arithmetic.add(left, right)
        case .minus: return try Arithmetic.subtract(left, right)
        case .mult: return try Arithmetic.multiply(left, right)
        case .div: return try Arithmetic.divide(left, right)
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

    /// Arithmetic with nothing to change gives nothing; other operators take
    /// the first value that comes.
    private var isArithmetic: Bool {
        switch self {
        case .sum, .sumLong, .minus, .mult, .div: true
        default: false
        }
    }

    private func extreme(_ left: PropertyValue, _ right: PropertyValue) throws -> PropertyValue {
        if left.isNumber && right.isNumber {
            return self == .min
                ? try Arithmetic.minimum(left, right) : try Arithmetic.maximum(left, right)
        }
        let order = left.order(to: right)
        return (order == .ascending) == (self == .min) || order == .equal ? left : right
    }

    /// The members of both, of the left one's kind; of two maps the entries,
    /// the right one's where both have a key.
    private static func union(
        _ left: PropertyValue, _ right: PropertyValue
    ) throws -> PropertyValue {
        if case .map(let map) = left, case .map(let other) = right {
            return .map(map.merging(other))
        }
        guard let mine = left.collectionMembers, let theirs = right.collectionMembers else {
            throw GraphError(
                .runtime,
                "Objects must be both of Map or Collection: a=\(left.typeName) "
                    + "b=\(right.typeName)")
        }
        if case .set = left { return .set(PropertySet(mine + theirs)) }
        return .list(mine + theirs)
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

    /// What `unfold()` makes of the value: its members, a map's entries.
    var unfolded: [PropertyValue] {
        switch self {
        case .map(let map): map.map { .map(PropertyMap(entry: $0.key, $0.value)) }
        default: members
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
