/// What a transaction sees, read as its first act: derived structures in
/// memory are used only as far as they agree with it.
struct Snapshot: Sendable, Hashable {
    /// Changed by every write of adjacency blocks.
    var packedGeneration: Int64
    /// All edges up to this key are in blocks of both directions.
    var packedThrough: Int64
    /// All removals up to this number have been taken out of the blocks.
    var removedThrough: Int64
    /// Changed whenever names, indexes or settings change.
    var catalogGeneration: Int64
    /// The newest edge key ever given; never decreases.
    var newestEdge: Int64
    /// The newest entry of the log of removed edges.
    var newestRemoval: Int64

    init(of connection: Connection) throws {
        let statement = try connection.statement(
            """
            SELECT packed_generation, packed_through, removed_through, catalog_generation,
            max(newest_edge, coalesce((SELECT max(id) FROM edge), 0)),
            coalesce((SELECT max(seq) FROM adjacency_removed), 0) FROM state
            """)
        guard try statement.step() else {
            throw GraphError(
                .corrupt, "The graph is damaged: \(connection.path) has lost its state row.")
        }
        packedGeneration = statement.int64(0)
        packedThrough = statement.int64(1)
        removedThrough = statement.int64(2)
        catalogGeneration = statement.int64(3)
        newestEdge = statement.int64(4)
        newestRemoval = statement.int64(5)
        statement.reset()
    }
}
