/// Adds very many vertices and edges at once; see ``Graph/bulkLoad(cancellation:_:)``.
///
/// Edges may come in any order. They are sorted, numbered in that order and
/// packed before they are written, in bounded memory
/// (``GraphConfiguration/memoryBudget``); what does not fit waits in SQLite's
/// temporary storage. Edges cannot be seen before the load has ended.
public final class GraphLoader {
    private let loader: BulkLoader
    private var labels: [String: UInt32] = [:]
    private var payload = EdgePayload()

    init(_ loader: BulkLoader) { self.loader = loader }

    private var writer: StorageWriter { loader.writer }

    /// Adds a vertex; see ``TraversalSource/addVertex(_:id:properties:)``.
    @discardableResult
    public func addVertex(
        _ labels: String..., id: ElementID? = nil,
        properties: KeyValuePairs<String, PropertyValue> = [:]
    ) throws -> ElementID {
        let key = try writer.addVertex(labels: labels.isEmpty ? ["vertex"] : labels, id: id)
        for (name, value) in properties {
            try writer.setVertexProperty(key, name, value, cardinality: .single, id: nil)
        }
        return try id ?? writer.vertexID(key)
    }

    /// Adds vertices of one label without properties.
    ///
    /// - Returns: their ids, which are whole numbers, ascending.
    public func addVertices(label: String, count: Int) throws -> [ElementID] {
        try loader.addVertices(label: label, count: count).map(ElementID.int)
    }

    /// Adds an edge. That both ends exist is found out when the load ends.
    ///
    /// - Complexity: O(log n) amortised: it is sorted.
    public func addEdge(
        _ label: String, from source: ElementID, to target: ElementID,
        properties: KeyValuePairs<String, PropertyValue> = [:]
    ) throws {
        let number = try labelNumber(label)
        let from = try key(source, label)
        let to = try key(target, label)
        if properties.isEmpty {
            try loader.addEdge(number, from: from, to: to)
            return
        }
        payload.removeAll()
        for (name, value) in properties {
            try payload.add(writer.internKey(name), value)
        }
        try loader.addEdge(number, from: from, to: to, payload: &payload)
    }

    /// Adds edges of one label without properties between vertices whose ids
    /// are whole numbers: the fastest way.
    @inlinable
    public func addEdges(
        _ label: String, _ ends: some Sequence<(source: Int64, target: Int64)>
    ) throws {
        // Iterating over somebody's sequence is fast in their module only, where
        // the compiler sees both; the rest is done in batches on this side.
        var batch: [(source: Int64, target: Int64)] = []
        batch.reserveCapacity(4096)
        for end in ends {
            batch.append(end)
            if batch.count == 4096 {
                try add(label, batch)
                batch.removeAll(keepingCapacity: true)
            }
        }
        try add(label, batch)
    }

    @usableFromInline
    func add(_ label: String, _ ends: [(source: Int64, target: Int64)]) throws {
        let number = try labelNumber(label)
        if try writer.catalog.givenIDs.contains(.vertex) {
            for (source, target) in ends {
                try loader.addEdge(
                    number, from: key(.int(source), label), to: key(.int(target), label))
            }
        } else {
            // No vertex has an id other than its key.
            for (source, target) in ends {
                try loader.addEdge(number, from: source, to: target)
            }
        }
    }

    private func labelNumber(_ label: String) throws -> UInt32 {
        if let known = labels[label] { return known }
        let number = try loader.edgeLabel(label)
        labels[label] = number
        return number
    }

    private func key(_ id: ElementID, _ label: String) throws -> Int64 {
        if case .int(let number) = id, try !writer.catalog.givenIDs.contains(.vertex) {
            return number
        }
        if let key = try writer.vertexKey(id) { return key }
        throw GraphError(
            .notFound, "No vertex has id \(id), but an edge \"\(label)\" needs it. Add it first.")
    }
}

@available(*, unavailable)
extension GraphLoader: Sendable {}

extension Graph {
    /// Adds very many vertices and edges in one transaction.
    ///
    ///     try graph.bulkLoad { loader in
    ///         let first = try loader.addVertex("speaker", properties: ["name": "Ada"])
    ///         let second = try loader.addVertex("speaker", properties: ["name": "Grace"])
    ///         try loader.addEdge("knows", from: first, to: second)
    ///     }
    ///
    /// An error thrown from the closure leaves the graph as it was. An empty
    /// graph that nobody else has open is filled fastest.
    ///
    /// - Throws: what the closure throws; ``GraphError`` with
    ///   ``GraphError/Code/notFound`` where an edge's end does not exist.
    /// - Complexity: O(n log n), in bounded memory.
    @discardableResult
    public func bulkLoad<R>(
        cancellation: Cancellation = Cancellation(), _ body: (GraphLoader) throws -> R
    ) throws -> R {
        try database.bulkLoad(cancellation: cancellation) { try body(GraphLoader($0)) }
    }
}
