/// A strategy of a source, for ``TraversalSource/withStrategies(_:_:)``.
///
///     let recent = g.withStrategies(.subgraph(vertices: .has("year", .gt(2014))))
///     try recent.v("talk").in("gave").toList()
public struct TraversalStrategy: ExpressibleByStringLiteral {
    let argument: Argument

    /// A strategy by its Gremlin name, without options.
    public init(stringLiteral value: String) { self.init(value) }

    private init(_ name: String, _ options: [(key: String, value: Argument)] = []) {
        argument = .strategy(name: name, arguments: options)
    }

    /// Hides vertices, edges and properties of vertices that a traversal
    /// finds nothing for.
    ///
    /// - Parameter checkAdjacentVertices: also hides edges that lead to a
    ///   hidden vertex.
    public static func subgraph(
        vertices: By? = nil, edges: By? = nil, vertexProperties: By? = nil,
        checkAdjacentVertices: Bool = true
    ) -> TraversalStrategy {
        var options: [(key: String, value: Argument)] = []
        let criteria = [
            ("vertices", vertices), ("edges", edges), ("vertexProperties", vertexProperties),
        ]
        for case (let key, let criterion?) in criteria {
            options.append((key, criterion.traversalArgument))
        }
        if !checkAdjacentVertices {
            options.append(("checkAdjacentVertices", .value(.bool(false))))
        }
        return TraversalStrategy("SubgraphStrategy", options)
    }

    /// Reads what is in some partitions only, and writes into one.
    ///
    /// - Parameters:
    ///   - key: the property that says in which partition an element is.
    ///   - includesMetaProperties: properties of vertices are in partitions
    ///     as well.
    public static func partition(
        key: String, write: String? = nil, read: [String] = [],
        includesMetaProperties: Bool = false
    ) -> TraversalStrategy {
        var options: [(key: String, value: Argument)] = [("partitionKey", .value(.string(key)))]
        if let write { options.append(("writePartition", .value(.string(write)))) }
        options.append(("readPartitions", .value(.list(read.map { .string($0) }))))
        if includesMetaProperties {
            options.append(("includeMetaProperties", .value(.bool(true))))
        }
        return TraversalStrategy("PartitionStrategy", options)
    }

    /// Refuses traversals that change the graph.
    public static var readOnly: TraversalStrategy { TraversalStrategy("ReadOnlyStrategy") }

    /// Makes `coin`, `sample` and `order().by(.shuffle)` repeatable.
    public static func seed(_ seed: Int) -> TraversalStrategy {
        TraversalStrategy("SeedStrategy", [("seed", .value(.integer(Int64(seed))))])
    }

    /// A `by` that finds nothing gives null: all of them, or those that read
    /// one of these keys.
    public static func productiveBy(_ keys: String...) -> TraversalStrategy {
        TraversalStrategy(
            "ProductiveByStrategy",
            keys.isEmpty ? [] : [("productiveKeys", .value(.list(keys.map { .string($0) })))])
    }

    /// Refuses `out()` and its kin without labels.
    public static var edgeLabelVerification: TraversalStrategy {
        TraversalStrategy(
            "EdgeLabelVerificationStrategy", [("throwException", .value(.bool(true)))])
    }

    /// Refuses to set properties of these keys.
    public static func reservedKeysVerification(
        _ keys: String = "id", _ more: String...
    ) -> TraversalStrategy {
        TraversalStrategy(
            "ReservedKeysVerificationStrategy",
            [
                ("throwException", .value(.bool(true))),
                ("keys", .value(.list(([keys] + more).map { .string($0) }))),
            ])
    }

    /// A strategy by its Gremlin name, with its options.
    public static func named(
        _ name: String, _ options: KeyValuePairs<String, PropertyValue> = [:]
    ) -> TraversalStrategy {
        TraversalStrategy(name, options.map { ($0.key, .value($0.value)) })
    }
}
