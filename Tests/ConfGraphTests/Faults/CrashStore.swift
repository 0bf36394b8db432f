import Foundation

@testable import ConfGraph

/// A ``CrashModel`` kept in a graph file: transactions are done there, and the
/// content is read back from there.
struct CrashStore {
    /// The phase that a child is in, one shared byte each.
    static func options(phases: SharedBytes? = nil) -> StorageOptions {
        var options = StorageOptions()
        options.createIfMissing = true
        // Small, so that compactions and checkpoints come every few commits.
        options.compactionThreshold = 150
        options.compactionRoundBlocks = 2
        options.checkpointBytes = 512 << 10
        // Soon there are two levels, and the second is merged now and then.
        options.secondLevelFrom = 400
        options.secondLevelShare = 0.3
        if let phases {
            options.phases.listener = { phase, isEntered in
                phases[Int(phase.rawValue)] = isEntered ? 1 : 0
            }
        }
        return options
    }

    let database: Database
    /// What the file holds, as of the last look or transaction.
    private(set) var model = CrashModel()
    /// Storage's keys of the model's edges, in the same order.
    private var edgeKeys: [Int64] = []

    init(path: String, options: StorageOptions = options()) throws {
        database = try Database(path: path, options: options)
        try look()
    }

    /// Reads the content.
    private mutating func look() throws {
        (model, edgeKeys) = try database.read(cancellation: nil) { reader in
            var vertices: [Int64] = []
            while try reader.scanVertices(
                labels: nil, after: vertices.last, limit: 100, into: &vertices)
            {}
            var names: [Int64: String] = [:]
            var commits: Int64 = 0
            let name = try reader.keyID("name")
            let counter = try reader.keyID("commits")
            for vertex in vertices {
                if let name,
                    case .string(let text)? = try reader.firstVertexProperty(vertex, key: name)
                {
                    names[vertex] = text
                }
                if vertex == CrashModel.counter, let counter,
                    case .long(let number)? = try reader.firstVertexProperty(vertex, key: counter)
                {
                    commits = number
                }
            }
            var columns = EdgeColumns()
            while try reader.scanEdges(
                labels: nil, after: columns.keys.last, limit: 500, into: &columns)
            {}
            let edges = try columns.keys.indices.map { index in
                CrashModel.Edge(
                    label: try reader.labelName(columns.labels[index]),
                    source: columns.sources[index], target: columns.targets[index])
            }
            let model = CrashModel(
                commits: commits, vertices: vertices, names: names, edges: edges)
            return (model, columns.keys)
        }
    }

    /// Does the next transaction in the file.
    mutating func commitNext() throws {
        let operations = model.nextTransaction()
        var next = model
        var keys = edgeKeys
        try database.write(cancellation: nil) { writer in
            for operation in operations {
                switch operation {
                case .addVertex(let id):
                    _ = try writer.addVertex(labels: ["person"], id: .int(id))
                case .removeVertex(let id):
                    keys = zip(keys, next.edges).filter { $1.source != id && $1.target != id }
                        .map(\.0)
                    try writer.removeVertex(id)
                case .rename(let id, let name):
                    try writer.setVertexProperty(
                        id, "name", .string(name), cardinality: .single, id: nil)
                case .addEdge(let edge):
                    keys.append(
                        try writer.addEdge(edge.label, from: edge.source, to: edge.target, id: nil))
                case .removeEdge(let index):
                    try writer.removeEdge(keys.remove(at: index))
                }
                next.apply(operation)
            }
            next.commits += 1
            try writer.setVertexProperty(
                CrashModel.counter, "commits", .long(next.commits), cardinality: .single, id: nil)
        }
        model = next
        edgeKeys = keys
    }

    /// What is wrong with the file: nothing, if all is well.
    ///
    /// - Parameter expected: what the file must hold.
    func faults(expected: CrashModel) throws -> [String] {
        var faults: [String] = []
        if model != expected {
            faults.append(
                """
                after \(expected.commits) commits: \(model.vertices.count) vertices \
                (\(expected.vertices.count) expected), \(model.edges.count) edges \
                (\(expected.edges.count) expected), names \
                \(model.names == expected.names ? "equal" : "differ")
                """)
        }
        for direction in [Direction.out, .in] {
            if try packedEdges(direction) != expectedEdges(expected, direction) {
                faults.append("the neighbours in direction \(direction) are not the edges")
            }
        }
        faults += try database.check(repair: false).findings.map(\.message)
        return faults
    }

    /// The edges as hops from every vertex see them: "near label far".
    private func packedEdges(_ direction: Direction) throws -> [String] {
        try database.read(cancellation: nil) { reader in
            var lines: [String] = []
            for name in CrashModel.edgeLabels {
                guard let label = try reader.labelID(name) else { continue }
                var expansion = Expansion()
                try model.vertices.withUnsafeBufferPointer { vertices in
                    try reader.expand(
                        vertices, direction, labels: [label], edges: false, into: &expansion)
                }
                for (origin, neighbor) in zip(expansion.origins, expansion.neighbors) {
                    lines.append("\(model.vertices[Int(origin)]) \(name) \(neighbor)")
                }
            }
            return lines.sorted()
        }
    }

    private func expectedEdges(_ model: CrashModel, _ direction: Direction) -> [String] {
        model.edges.map { edge in
            let (near, far) =
                direction == .out ? (edge.source, edge.target) : (edge.target, edge.source)
            return "\(near) \(edge.label) \(far)"
        }.sorted()
    }

    func close() { database.close() }
}
