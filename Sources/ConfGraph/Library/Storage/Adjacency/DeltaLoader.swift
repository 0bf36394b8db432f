/// Reads edge rows and the log of removals into a ``DeltaTable``.
struct DeltaLoader {
    let connection: Connection

    private struct Removal {
        var sequence: Int64
        var edge: Int64
        var label: UInt32
        var source: Int64
        var target: Int64
    }

    /// Adds the edges and removals after the given ones that the connection's
    /// transaction sees.
    ///
    /// An edge that came and went in between has no row any more; it is made
    /// up from the log, since a reader of an older snapshot still sees it.
    ///
    /// - Returns: the newest edge and removal that were added, or the given.
    @discardableResult
    func load(
        edgesAfter: Int64, removalsAfter: Int64, into table: inout DeltaTable
    ) throws -> (edge: Int64, removal: Int64) {
        var newest = (edge: edgesAfter, removal: removalsAfter)
        var removals: [Removal] = []
        let log = try connection.statement(
            """
            SELECT seq, edge, label, source, target FROM adjacency_removed
            WHERE seq > ? ORDER BY seq
            """)
        log.bind(removalsAfter, at: 1)
        defer { log.reset() }
        while try log.step() {
            removals.append(
                Removal(
                    sequence: log.int64(0), edge: log.int64(1),
                    label: try Self.label(log.int64(2)), source: try Self.vertex(log.int64(3)),
                    target: try Self.vertex(log.int64(4))))
        }
        if let last = removals.last { newest.removal = last.sequence }
        var gone = removals.filter { $0.edge > edgesAfter }.sorted { $0.edge < $1.edge }[...]

        let rows = try connection.statement(
            "SELECT id, label, source, target FROM edge WHERE id > ? ORDER BY id")
        rows.bind(edgesAfter, at: 1)
        defer { rows.reset() }
        while try rows.step() {
            let edge = rows.int64(0)
            while let next = gone.first, next.edge < edge {
                Self.room(&table)
                table.addEdge(
                    next.edge, label: next.label, source: next.source, target: next.target)
                gone.removeFirst()
            }
            Self.room(&table)
            table.addEdge(
                edge, label: try Self.label(rows.int64(1)), source: try Self.vertex(rows.int64(2)),
                target: try Self.vertex(rows.int64(3)))
            newest.edge = edge
        }
        for next in gone {
            newest.edge = next.edge
            Self.room(&table)
            table.addEdge(next.edge, label: next.label, source: next.source, target: next.target)
        }
        for removal in removals {
            Self.room(&table)
            table.addRemoval(
                removal.edge, sequence: removal.sequence, label: removal.label,
                source: removal.source, target: removal.target)
        }
        return newest
    }

    private static func room(_ table: inout DeltaTable) {
        if table.count + 2 > table.capacity { table = table.doubled() }
    }

    /// Rows may have been written by anyone: what does not fit is damage.
    static func label(_ value: Int64) throws -> UInt32 {
        guard value >= 0, value < Int64(AdjacencyKey.labelLimit) else {
            throw damage("label \(value)")
        }
        return UInt32(value)
    }

    static func vertex(_ value: Int64) throws -> Int64 {
        guard value >= 0, value < AdjacencyKey.vertexLimit else { throw damage("vertex \(value)") }
        return value
    }

    private static func damage(_ what: String) -> GraphError {
        GraphError(
            .corrupt,
            "The graph is damaged: an edge names \(what), which cannot exist. "
                + "Run confgraph check to see where.")
    }
}
