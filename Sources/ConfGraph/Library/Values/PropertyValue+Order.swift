extension PropertyValue {
    /// Gremlin's *orderability*: the place of each value in one order of all
    /// values, that of `order()`.
    ///
    /// Kinds come in the order null, boolean, number, datetime, string, uuid,
    /// vertex, edge, vertex property, property, path, set, list, map and then
    /// the kinds that Gremlin does not name. NaN stands behind infinity;
    /// within collections the same order applies.
    func order(to other: PropertyValue) -> Ordering {
        switch (self, other) {
        case (.int(let a), .int(let b)): Ordering(a, b)
        case (.string(let a), .string(let b)): Ordering(sign: a.compareBytes(to: b))
        case (.null, .null): .equal
        case (.bool(let a), .bool(let b)): Ordering(a ? 1 : 0, b ? 1 : 0)
        case (.dateTime(let a), .dateTime(let b)): a.instantOrder(to: b)
        case (.uuid(let a), .uuid(let b)): a.order(to: b)
        case (.vertex(let a), .vertex(let b)): PropertyValue.order(a, b)
        case (.edge(let a), .edge(let b)): PropertyValue.order(a, b)
        case (.vertexProperty(let a), .vertexProperty(let b)): a.id.order(to: b.id)
        case (.property(let a), .property(let b)): PropertyValue.order(a, b)
        case (.list(let a), .list(let b)): PropertyValue.order(a, b)
        case (.path(let a), .path(let b)): PropertyValue.order(a.objects, b.objects)
        case (.map(let a), .map(let b)): PropertyValue.order(a, b)
        default:
            rank != other.rank ? Ordering(rank, other.rank) : slowOrder(to: other)
        }
    }

    private func slowOrder(to other: PropertyValue) -> Ordering {
        switch (self, other) {
        case (.char(let a), .char(let b)): Ordering(a, b)
        case (.duration(let a), .duration(let b)): Ordering(a, b)
        case (.binary(let a), .binary(let b)):
            a.lexicographicallyPrecedes(b) ? .ascending : a == b ? .equal : .descending
        case (.point(let a), .point(let b)):
            a.latitude == b.latitude
                ? Ordering(a.longitude, b.longitude) : Ordering(a.latitude, b.latitude)
        case (.tree(let a), .tree(let b)):
            PropertyValue.order(a.branches.map(\.key), b.branches.map(\.key))
        case (.graph(let a), .graph(let b)):
            Ordering(a.vertices.count, b.vertices.count)
        case (.token(let a), .token(let b)): Ordering(a.rawValue, b.rawValue)
        case (.direction(let a), .direction(let b)): Ordering(a.rawValue, b.rawValue)
        default:
            rank == Rank.number
                ? NumberOrder.order(self, other)
                : PropertyValue.order(sortedMembers, other.sortedMembers)
        }
    }

    private static func order(_ left: [PropertyValue], _ right: [PropertyValue]) -> Ordering {
        for (a, b) in zip(left, right) {
            let order = a.order(to: b)
            if order != .equal { return order }
        }
        return Ordering(left.count, right.count)
    }

    private static func order(_ left: PropertyMap, _ right: PropertyMap) -> Ordering {
        for (a, b) in zip(left.sortedEntries, right.sortedEntries) {
            let keys = a.key.order(to: b.key)
            if keys != .equal { return keys }
            let values = a.value.order(to: b.value)
            if values != .equal { return values }
        }
        return Ordering(left.count, right.count)
    }

    private static func order(_ left: Property, _ right: Property) -> Ordering {
        let keys = left.key.compareBytes(to: right.key)
        return keys == 0 ? left.value.order(to: right.value) : Ordering(sign: keys)
    }

    /// By id; inside the engine, where only keys are known, by key.
    private static func order(_ left: Vertex, _ right: Vertex) -> Ordering {
        if left.detail == nil || right.detail == nil { return Ordering(left.key, right.key) }
        return left.id.order(to: right.id)
    }

    private static func order(_ left: Edge, _ right: Edge) -> Ordering {
        if left.ends.detail == nil || right.ends.detail == nil {
            return Ordering(left.key, right.key)
        }
        return left.id.order(to: right.id)
    }

    /// The places of the kinds in the order of all values.
    enum Rank {
        static let number = 2
        static let set = 11
    }

    /// The place of this value's kind in the order of all values.
    var rank: Int {
        switch self {
        case .null: 0
        case .bool: 1
        case .byte, .short, .int, .long, .bigInteger, .float, .double, .bigDecimal: Rank.number
        case .dateTime: 3
        case .string: 4
        case .uuid: 5
        case .vertex: 6
        case .edge: 7
        case .vertexProperty: 8
        case .property: 9
        case .path: 10
        case .set, .bulkSet: Rank.set
        case .list: 12
        case .map: 13
        case .char: 14
        case .duration: 15
        case .binary: 16
        case .point: 17
        case .tree: 18
        case .graph: 19
        case .token: 20
        case .direction: 21
        }
    }
}
