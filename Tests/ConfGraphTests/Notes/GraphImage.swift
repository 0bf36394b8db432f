import Testing

@testable import ConfGraph

/// A graph as sorted lines that do not depend on ids, to compare two graphs.
enum GraphImage {
    static func lines(_ graph: Graph) throws -> [String] {
        try graph.read { g in
            let reader = try g.scope.reader
            var result: [String] = []
            var vertices: [Int64] = []
            while try reader.scanVertices(
                labels: nil, after: vertices.last, limit: 500, into: &vertices)
            {}
            var names: [Int64: String] = [:]
            for vertex in vertices {
                let text = try describe(vertex, reader)
                names[vertex] = text
                result.append(text)
            }
            var edges = EdgeColumns()
            while try reader.scanEdges(
                labels: nil, after: edges.keys.last, limit: 500, into: &edges)
            {}
            for i in edges.keys.indices {
                var properties: [String] = []
                try reader.edgeProperties(edges.keys[i], key: nil) { key, value in
                    try properties.append("\(reader.keyName(key))=\(value)")
                }
                let label = try reader.labelName(edges.labels[i])
                result.append(
                    "\(names[edges.sources[i]] ?? "?") -\(label)[\(properties.sorted().joined(separator: " "))]-> "
                        + (names[edges.targets[i]] ?? "?"))
            }
            return result.sorted()
        }
    }

    private static func describe(_ vertex: Int64, _ reader: StorageReader) throws -> String {
        let set = try #require(try reader.labelSet(ofVertex: vertex))
        let labels = try reader.labels(inSet: set).map { try reader.labelName($0) }
        var properties: [String] = []
        try reader.vertexProperties(vertex, key: nil) { key, property, value in
            if property >= 0 { try properties.append("\(reader.keyName(key))=\(value)") }
        }
        return labels.joined(separator: "::") + "(" + properties.sorted().joined(separator: ", ")
            + ")"
    }

    /// The key of the vertex with a label and a value.
    static func vertex(_ graph: Graph, _ label: String, _ key: String, _ value: String) throws
        -> Int64?
    {
        try graph.read { g in
            let reader = try g.scope.reader
            guard let labelID = try reader.labelID(label), let keyID = try reader.keyID(key) else {
                return nil
            }
            var vertices: [Int64] = []
            while try reader.scanVertices(
                labels: [labelID], after: vertices.last, limit: 500, into: &vertices)
            {}
            for vertex in vertices {
                var found = false
                try reader.vertexProperties(vertex, key: keyID) { _, _, property in
                    if case .string(let text) = property, text == value { found = true }
                }
                if found { return vertex }
            }
            return nil
        }
    }

    /// The values of a key of a vertex, derived ones too.
    static func values(_ graph: Graph, _ vertex: Int64, _ key: String) throws -> [PropertyValue] {
        try graph.read { g in
            let reader = try g.scope.reader
            guard let keyID = try reader.keyID(key) else { return [] }
            var result: [PropertyValue] = []
            try reader.vertexProperties(vertex, key: keyID) { _, _, value in result.append(value) }
            return result
        }
    }

    static func count(_ graph: Graph, _ label: String) throws -> Int64 {
        try graph.read { g in
            let reader = try g.scope.reader
            guard let id = try reader.labelID(label) else { return 0 }
            return try reader.vertexCount(labels: [id])
        }
    }
}
