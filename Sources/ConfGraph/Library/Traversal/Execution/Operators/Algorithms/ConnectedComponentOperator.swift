/// `connectedComponent()`: the component of each vertex, named after the
/// vertex whose id is the least of the component's as text.
final class ConnectedComponentOperator: VertexAlgorithmOperator {
    override func compute(
        _ vertices: VertexNumbering, _ begins: [Int64]?
    ) throws -> (Int) throws -> PropertyValue {
        let texts = try vertices.idTexts(context)
        try charge(texts.count * 16)
        let names: [Int32]
        if begins == nil, case .plain(.both, let labels) = edges {
            names = try united(vertices, labels, texts)
        } else {
            names = try spread(try graph(vertices), begins, texts)
        }
        let context = context
        return {
            .string(try context.reader.vertexID(vertices.keys[Int(names[$0])]).description)
        }
    }

    /// Both ways along plain edges, the order in which they are read does not
    /// matter: one pass over the adjacency joins the ends of each.
    private func united(
        _ vertices: VertexNumbering, _ labels: LabelReference, _ texts: [String]
    ) throws -> [Int32] {
        try charge(vertices.count * 4)
        var parents = (0..<Int32(vertices.count)).map { $0 }
        func root(_ vertex: Int32) -> Int32 {
            var vertex = vertex
            while parents[Int(vertex)] != vertex {
                parents[Int(vertex)] = parents[Int(parents[Int(vertex)])]
                vertex = parents[Int(vertex)]
            }
            return vertex
        }
        if try !labels.matchesNothing() {
            try context.reader.scanAdjacency(.out, labels: labels.ids()) { slice in
                try context.poll()
                for row in slice.vertices.indices {
                    guard let vertex = vertices.number(of: slice.vertices[row]) else { continue }
                    var mine = root(Int32(vertex))
                    for place in Int(slice.offsets[row])..<Int(slice.offsets[row + 1]) {
                        guard let target = vertices.number(of: slice.neighbors[place]) else {
                            throw context.reader.damaged("an edge's end is no vertex")
                        }
                        let other = root(Int32(target))
                        if other == mine { continue }
                        parents[Int(max(mine, other))] = min(mine, other)
                        mine = min(mine, other)
                    }
                }
            }
        }
        var names = [Int32](repeating: -1, count: vertices.count)
        for vertex in 0..<Int32(vertices.count) {
            let root = Int(root(vertex))
            let known = names[root]
            if known < 0 || texts[Int(vertex)].compareBytes(to: texts[Int(known)]) < 0 {
                names[root] = vertex
            }
        }
        return (0..<Int32(vertices.count)).map { names[Int(root($0))] }
    }

    /// Ids spread along the edges, the least first, from the vertices that
    /// begin, and stop at vertices that have a lesser one.
    private func spread(
        _ graph: AlgorithmGraph, _ begins: [Int64]?, _ texts: [String]
    ) throws -> [Int32] {
        try charge(graph.count * 16)
        let order = (0..<Int32(graph.count)).sorted {
            let order = texts[Int($0)].compareBytes(to: texts[Int($1)])
            return order == 0 ? $0 < $1 : order < 0
        }
        var places = [Int32](repeating: 0, count: graph.count)
        for (place, vertex) in order.enumerated() { places[Int(vertex)] = Int32(place) }
        var names = (0..<Int32(graph.count)).map { $0 }
        var front: [Int32] = []
        for (place, vertex) in order.enumerated() {
            if place & 0xFFF == 0 { try context.poll() }
            if names[Int(vertex)] != vertex || begins?[Int(vertex)] == 0 { continue }
            front.append(vertex)
            while let next = front.popLast() {
                for edge in graph.offsets[Int(next)]..<graph.offsets[Int(next) + 1] {
                    let target = Int(graph.targets[edge])
                    guard places[target] > place, names[target] == target else { continue }
                    names[target] = vertex
                    front.append(Int32(target))
                }
            }
        }
        return names
    }
}
