extension PropertyValue {
    /// How deeply steps may nest collections in a result. Printing, comparing
    /// and even freeing a value recurse, so that without a bound
    /// `repeat(fold())` would overflow the stack.
    static let maximumResultDepth = 500

    /// Whether there are more than so many collections within each other.
    ///
    /// - Complexity: O(number of values), at most `limit` deep.
    func isNested(deeperThan limit: Int) -> Bool {
        switch self {
        case .list(let values): PropertyValue.areNested(values, limit)
        case .set(let values): PropertyValue.areNested(values.values, limit)
        case .path(let path): PropertyValue.areNested(path.objects, limit)
        case .map(let map):
            PropertyValue.areNested(map.keys, limit) || PropertyValue.areNested(map.values, limit)
        case .bulkSet(let values):
            limit <= 0 || values.items.contains { $0.value.isNested(deeperThan: limit - 1) }
        case .tree(let tree): PropertyValue.isNested(tree, limit)
        default: false
        }
    }

    private static func areNested(_ values: [PropertyValue], _ limit: Int) -> Bool {
        limit <= 0 || values.contains { $0.isNested(deeperThan: limit - 1) }
    }

    private static func isNested(_ tree: Tree, _ limit: Int) -> Bool {
        limit <= 0
            || tree.branches.contains { key, value in
                key.isNested(deeperThan: limit - 1) || isNested(value, limit - 1)
            }
    }

    /// Throws if a step has nested collections too deeply.
    ///
    /// - Throws: ``GraphError`` (`limit`).
    func checkResultDepth() throws {
        if isNested(deeperThan: PropertyValue.maximumResultDepth) {
            throw GraphError(
                .limit,
                "A result has more than \(PropertyValue.maximumResultDepth) collections "
                    + "within each other: is there a fold() or group() in a repeat()?")
        }
    }
}
