import ConfGraph
import Foundation

/// ConfGraph's side of the comparison, through its public interface.
final class Subject {
    let graph: Graph

    init(path: String, memoryBudget: Int? = nil) throws {
        var configuration = GraphConfiguration()
        if let memoryBudget { configuration.memoryBudget = memoryBudget }
        graph = try Graph(path: path, configuration: configuration)
    }

    // MARK: Loading

    /// The sorted graph: vertices, edge rows, and blocks of both directions.
    func load(_ generated: GeneratedGraph) throws {
        try graph.bulkLoad { loader in
            _ = try loader.addVertices(label: "node", count: generated.vertices)
            for (label, column) in generated.columns.enumerated() {
                try loader.addEdges(
                    EdgeSource.labels[label],
                    zip(column.sources, column.targets).lazy.map {
                        (source: Int64($0), target: Int64($1))
                    })
            }
        }
    }

    /// The same graph edge by edge, in no order, and never in memory.
    func load(_ source: EdgeSource) throws {
        try graph.bulkLoad { loader in
            _ = try loader.addVertices(label: "node", count: source.vertices)
            for index in 0..<source.edges {
                let edge = source.edge(index)
                try loader.addEdge(
                    EdgeSource.labels[Int(edge.label)], from: .int(Int64(edge.source)),
                    to: .int(Int64(edge.target)))
            }
        }
    }

    // MARK: Reading

    /// A traversal that answers one number, ready to be run in a read.
    static func prepare(_ text: String) throws -> PreparedTraversal { try PreparedTraversal(text) }

    static func number(
        _ g: TraversalSource, _ traversal: PreparedTraversal,
        _ parameters: [String: PropertyValue] = [:]
    ) throws -> Int64 {
        let answers = try g.traverse(traversal, parameters: parameters).toList()
        guard answers.count == 1 else {
            throw Failure("\(traversal.text): \(answers.count) answers")
        }
        switch answers[0] {
        case .long(let value): return value
        case .int(let value): return Int64(value)
        default: throw Failure("\(traversal.text) answers \(answers[0])")
        }
    }
}
