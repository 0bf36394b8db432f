@testable import ConfGraph

/// A graph as plain arrays: what the naive interpreter walks, and a script by
/// which the same graph is made in a file or in memory.
struct NaiveGraph {
    struct Vertex {
        var label: String
        var properties: [(key: String, value: NaiveValue)] = []
        var isRemoved = false
    }

    struct Edge {
        var label: String
        var source: Int
        var target: Int
        var weight: Int?
        var isRemoved = false
    }

    static let vertexLabels = ["a", "b", "c"]
    static let edgeLabels = ["x", "y", "z"]
    static let texts = ["ape", "bee", "bat", "cat"]

    private(set) var vertices: [Vertex] = []
    private(set) var edges: [Edge] = []
    /// Where the second half of the edges begins, added after the removals.
    private(set) var firstHalf = 0

    init(using random: inout SeededGenerator) {
        let size = Int.random(in: 1...9, using: &random)
        for _ in 0..<size { vertices.append(Self.vertex(&random)) }
        let edgeCount = Int.random(in: 0...14, using: &random)
        for _ in 0..<edgeCount { edges.append(Self.edge(among: Array(0..<size), &random)) }
        firstHalf = edges.count
        for place in edges.indices where Int.random(in: 0..<6, using: &random) == 0 {
            edges[place].isRemoved = true
        }
        for place in vertices.indices where Int.random(in: 0..<8, using: &random) == 0 {
            vertices[place].isRemoved = true
            for edge in edges.indices
            where edges[edge].source == place || edges[edge].target == place {
                edges[edge].isRemoved = true
            }
        }
        let left = vertices.indices.filter { !vertices[$0].isRemoved }
        if left.isEmpty { return }
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            edges.append(Self.edge(among: left, &random))
        }
    }

    private static func vertex(_ random: inout SeededGenerator) -> Vertex {
        var vertex = Vertex(label: vertexLabels.randomElement(using: &random)!)
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            vertex.properties.append(("n", number(&random)))
        }
        if Int.random(in: 0..<3, using: &random) > 0 {
            vertex.properties.append(("s", .text(texts.randomElement(using: &random)!)))
        }
        return vertex
    }

    private static func number(_ random: inout SeededGenerator) -> NaiveValue {
        let whole = Int.random(in: 0...4, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return .long(whole)
        case 1: return .double(Double(whole) / 2)
        default: return .int(whole)
        }
    }

    private static func edge(among places: [Int], _ random: inout SeededGenerator) -> Edge {
        Edge(
            label: edgeLabels.randomElement(using: &random)!,
            source: places.randomElement(using: &random)!,
            target: places.randomElement(using: &random)!,
            weight: Bool.random(using: &random) ? Int.random(in: 0...3, using: &random) : nil)
    }

    var livingVertices: [Int] { vertices.indices.filter { !vertices[$0].isRemoved } }
    var livingEdges: [Int] { edges.indices.filter { !edges[$0].isRemoved } }
}

// MARK: - In a graph

extension NaiveGraph {
    /// Makes this graph: all that was there at first, then the removals and
    /// the later edges, with something to do in between.
    func make(in graph: Graph, between: () throws -> Void = {}) throws {
        try graph.write { g in
            for (place, vertex) in vertices.enumerated() {
                let made = try g.addVertex(vertex.label, id: .string("v\(place)"))
                for (key, value) in vertex.properties {
                    try g.setProperty(
                        key, value.propertyValue, of: made,
                        cardinality: key == "n" ? .list : .single)
                }
            }
            for place in edges.indices.prefix(firstHalf) { try add(place, g) }
        }
        try between()
        try graph.write { g in
            for place in edges.indices.prefix(firstHalf) where edges[place].isRemoved {
                if let edge = try g.edge(id: .string("e\(place)")) { try g.remove(edge) }
            }
            for place in vertices.indices where vertices[place].isRemoved {
                if let vertex = try g.vertex(id: .string("v\(place)")) { try g.remove(vertex) }
            }
            for place in edges.indices.dropFirst(firstHalf) { try add(place, g) }
        }
    }

    private func add(_ place: Int, _ g: TraversalSource) throws {
        let edge = edges[place]
        guard let source = try g.vertex(id: .string("v\(edge.source)")),
            let target = try g.vertex(id: .string("v\(edge.target)"))
        else { return }
        let made = try g.addEdge(edge.label, from: source, to: target, id: .string("e\(place)"))
        if let weight = edge.weight { try g.setProperty("w", weight, of: made) }
    }
}
