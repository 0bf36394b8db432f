// Finds or makes: `mergeV`, `mergeE` and their options.

extension TraversalSource {
    /// Finds the vertices that a map describes, or adds one.
    ///
    ///     try g.mergeV([.label: "topic", "name": "sqlite"])
    ///         .option(.onCreate, ["kind": "database"]).next()
    ///
    /// - Complexity: one look-up by id or by an index on a property of the
    ///   map; else O(number of vertices of the label).
    public func mergeV(_ map: MergeMap) -> Traversal<Never, Vertex> {
        traversal(.mergeV, [map.argument])
    }

    /// Finds the edges that a map describes, or adds one.
    ///
    /// - Complexity: O(degree of an end that the map names); else O(number of
    ///   edges of the label).
    public func mergeE(_ map: MergeMap) -> Traversal<Never, Edge> {
        traversal(.mergeE, [map.argument])
    }
}

extension Traversal {
    /// Finds the vertices that a map describes, or adds one, for each thing.
    public func mergeV(_ map: MergeMap) -> Traversal<Start, Vertex> {
        appending(.mergeV, [map.argument])
    }

    /// Finds the vertices that the map which the traversal finds describes,
    /// or adds one.
    public func mergeV(of map: By) -> Traversal<Start, Vertex> {
        appending(.mergeV, [map.traversalArgument])
    }

    /// Finds the edges that a map describes, or adds one, for each thing.
    public func mergeE(_ map: MergeMap) -> Traversal<Start, Edge> {
        appending(.mergeE, [map.argument])
    }

    /// Finds the edges that the map which the traversal finds describes, or
    /// adds one.
    public func mergeE(of map: By) -> Traversal<Start, Edge> {
        appending(.mergeE, [map.traversalArgument])
    }
}

extension Traversal where Element == PropertyMap {
    /// Finds the vertices that each map describes, or adds one.
    public func mergeV() -> Traversal<Start, Vertex> { appending(.mergeV) }

    /// Finds the edges that each map describes, or adds one.
    public func mergeE() -> Traversal<Start, Edge> { appending(.mergeE) }
}

extension Traversal where Element: GraphElement {
    /// What a `mergeV` or `mergeE` adds (`.onCreate`) or changes
    /// (`.onMatch`), or which vertex an edge starts or ends at (`.outV`,
    /// `.inV`).
    public func option(_ part: Merge, _ map: MergeMap) -> Self {
        modulating(.option, [.merge(part), map.argument])
    }

    /// The same, each value with a cardinality unless it has its own.
    public func option(_ part: Merge, _ map: MergeMap, _ cardinality: Cardinality) -> Self {
        modulating(.option, [.merge(part), map.argument, .cardinality(cardinality)])
    }

    /// The same, from what a traversal finds: with `.onMatch` it starts at the
    /// element that was found.
    public func option(_ part: Merge, of traversal: By) -> Self {
        modulating(.option, [.merge(part), traversal.traversalArgument])
    }
}

extension Traversal {
    /// Finds the vertices that a map describes, or adds one, for each thing.
    public static func mergeV(_ map: MergeMap) -> Traversal<Start, Vertex> {
        .init(anonymous: .mergeV, [map.argument])
    }

    /// Finds the edges that a map describes, or adds one, for each thing.
    public static func mergeE(_ map: MergeMap) -> Traversal<Start, Edge> {
        .init(anonymous: .mergeE, [map.argument])
    }
}
