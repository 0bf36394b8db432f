import Foundation
import Testing

@testable import ConfGraph

/// The other processes of ``ConcurrencyTests``. Runs only where a role is set.
@Suite(.enabled(if: ConcurrencyRole.current != nil))
struct ConcurrencyChildTests {
    @Test func playRole() throws {
        let role = try #require(ConcurrencyRole.current)
        let database = try Database(path: role.graph, options: StorageOptions())
        switch role.part {
        case .reader: try read(database)
        case .holder: try hold(database, milliseconds: role.number)
        case .writer: try write(database, times: role.number)
        }
        database.close()
    }

    /// Reads until it is killed; reports a byte for each read: 1 where the
    /// parts of a snapshot agreed, else 2.
    private func read(_ database: Database) throws {
        while true {
            let isWhole = try database.read(cancellation: nil) { reader in
                try ConcurrencyGraph.isWhole(reader)
            }
            TestProcess.report([isWhole ? 1 : 2])
        }
    }

    /// Begins a write, says so, and keeps it for a while.
    private func hold(_ database: Database, milliseconds: Int) throws {
        try database.write(cancellation: nil) { writer in
            try ConcurrencyGraph.grow(writer)
            TestProcess.report([1])
            usleep(UInt32(milliseconds) * 1000)
        }
        TestProcess.report([2])
    }

    private func write(_ database: Database, times: Int) throws {
        for _ in 0..<times {
            try database.write(cancellation: nil) { try ConcurrencyGraph.grow($0) }
            TestProcess.report([1])
        }
    }
}

/// What a child of ``ConcurrencyTests`` is, handed over in its environment.
struct ConcurrencyRole {
    enum Part: String { case reader, holder, writer }
    var graph: String
    var part: Part
    var number = 0

    private static let variable = "CONFGRAPH_CONCURRENCY_CHILD"

    var environment: [String: String] { [Self.variable: "\(part.rawValue)\n\(number)\n\(graph)"] }

    static let current: ConcurrencyRole? = {
        guard let text = ProcessInfo.processInfo.environment[variable] else { return nil }
        let parts = text.split(separator: "\n", maxSplits: 2).map(String.init)
        guard parts.count == 3, let part = Part(rawValue: parts[0]), let number = Int(parts[1])
        else { return nil }
        return ConcurrencyRole(graph: parts[2], part: part, number: number)
    }()
}

/// A graph whose parts tell of each other, so that a torn read shows: vertex 1
/// has as many `to` edges as its property says, and each goes to a vertex of
/// its own.
enum ConcurrencyGraph {
    static func create(_ database: Database) throws {
        try database.write(cancellation: nil) { writer in
            let hub = try writer.addVertex(labels: ["hub"], id: .int(1))
            try writer.setVertexProperty(
                hub, "count", .long(0), cardinality: .single, id: nil)
        }
    }

    /// Three more spokes, and one fewer now and then.
    static func grow(_ writer: StorageWriter) throws {
        var count = try count(writer)
        for _ in 0..<3 {
            let spoke = try writer.addVertex(labels: ["spoke"], id: nil)
            _ = try writer.addEdge("to", from: 1, to: spoke, id: nil)
            count += 1
        }
        if count % 5 == 0 {
            var edges = EdgeColumns()
            _ = try writer.scanEdges(labels: nil, after: nil, limit: 1, into: &edges)
            try writer.removeVertex(edges.targets[0])
            count -= 1
        }
        try writer.setVertexProperty(1, "count", .long(count), cardinality: .single, id: nil)
    }

    static func count(_ reader: StorageReader) throws -> Int64 {
        guard let key = try reader.keyID("count"),
            case .long(let count)? = try reader.firstVertexProperty(1, key: key)
        else { return -1 }
        return count
    }

    /// Whether property, hops and rows tell of one moment.
    static func isWhole(_ reader: StorageReader) throws -> Bool {
        let count = try count(reader)
        var expansion = Expansion()
        try withUnsafePointer(to: Int64(1)) { hub in
            try reader.expand(
                UnsafeBufferPointer(start: hub, count: 1), .out, labels: nil, edges: true,
                into: &expansion)
        }
        let vertices = try reader.vertexCount(labels: nil)
        let edges = try reader.edgeCount(labels: nil)
        // Again, after the rest has been read.
        let countAgain = try self.count(reader)
        return Int64(expansion.neighbors.count) == count && vertices == count + 1
            && edges == count && Set(expansion.neighbors).count == expansion.neighbors.count
            && countAgain == count
    }
}
