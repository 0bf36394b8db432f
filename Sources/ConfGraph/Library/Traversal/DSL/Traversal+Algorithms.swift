// Graph algorithms: steps that look at the whole graph.

extension Traversal where Element: VertexElement {
    /// Computes how often a random walk passes each vertex, as the property
    /// `gremlin.pageRankVertexProgram.pageRank` that later steps of this
    /// traversal read. Options: `.edges`, `.times`, `.propertyName`.
    ///
    ///     g.v("talk").pageRank().with(.propertyName, "rank").order().by("rank", .desc)
    public func pageRank() -> Self { appending(.pageRank) }

    /// The same; a walk goes on with this probability, and starts anew
    /// otherwise. Without it 0.85.
    public func pageRank(_ alpha: Double) -> Self {
        appending(.pageRank, [.value(.double(alpha))])
    }

    /// Computes the component of each vertex, as the property
    /// `gremlin.connectedComponentVertexProgram.component` that later steps of
    /// this traversal read. Options: `.edges`, `.propertyName`.
    ///
    ///     g.v().connectedComponent().with(.propertyName, "part").groupCount().by("part")
    public func connectedComponent() -> Self { appending(.connectedComponent) }

    /// Computes the cluster of each vertex by vote, as the property
    /// `gremlin.peerPressureVertexProgram.cluster` that later steps of this
    /// traversal read. Options: `.edges`, `.times`, `.propertyName`.
    ///
    ///     g.v().peerPressure().with(.propertyName, "cluster").group().by("cluster")
    public func peerPressure() -> Self { appending(.peerPressure) }

    /// All shortest paths from each vertex. Options: `.target`, `.edges`,
    /// `.distance`, `.maxDistance`, `.includeEdges`.
    ///
    ///     g.V("ada").shortestPath().with(.target, of: .hasId("cy"))
    public func shortestPath() -> Traversal<Start, Path> { appending(.shortestPath) }
}

extension Traversal where Start: VertexElement {
    /// Computes how often a random walk passes each vertex.
    public static func pageRank() -> Traversal<Start, Start> { .init(anonymous: .pageRank) }

    /// Computes how often a random walk passes each vertex.
    public static func pageRank(_ alpha: Double) -> Traversal<Start, Start> {
        .init(anonymous: .pageRank, [.value(.double(alpha))])
    }

    /// Computes the component of each vertex.
    public static func connectedComponent() -> Traversal<Start, Start> {
        .init(anonymous: .connectedComponent)
    }

    /// Computes the cluster of each vertex by vote.
    public static func peerPressure() -> Traversal<Start, Start> {
        .init(anonymous: .peerPressure)
    }

    /// All shortest paths from each vertex.
    public static func shortestPath() -> Traversal<Start, Path> {
        .init(anonymous: .shortestPath)
    }
}

extension TraversalOption {
    /// The edges that an algorithm walks along: `with(.edges, of: .outE("knows"))`.
    public static var edges: TraversalOption { TraversalOption(ofStep: "edges") }
    /// How many rounds an algorithm takes at most.
    public static var times: TraversalOption { TraversalOption(ofStep: "times") }
    /// The property that an algorithm computes.
    public static var propertyName: TraversalOption { TraversalOption(ofStep: "propertyName") }
    /// Which vertices shortest paths lead to: `with(.target, of: .hasId("cy"))`.
    public static var target: TraversalOption { TraversalOption(ofStep: "target") }
    /// How long an edge is: the key of a property, or a traversal from the edge.
    public static var distance: TraversalOption { TraversalOption(ofStep: "distance") }
    /// How long paths are at most.
    public static var maxDistance: TraversalOption { TraversalOption(ofStep: "maxDistance") }
    /// Whether paths hold their edges.
    public static var includeEdges: TraversalOption { TraversalOption(ofStep: "includeEdges") }
    /// The format in which `io` reads.
    public static var reader: TraversalOption { TraversalOption(ofStep: "reader") }
    /// The format in which `io` writes.
    public static var writer: TraversalOption { TraversalOption(ofStep: "writer") }
    /// GraphSON, for `.reader` and `.writer`.
    public static var graphson: TraversalOption { TraversalOption(ofStep: "graphson") }
    /// GraphML, for `.reader` and `.writer`.
    public static var graphml: TraversalOption { TraversalOption(ofStep: "graphml") }
}
