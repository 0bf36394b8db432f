/// Which vertices one write has changed, as readers' columns need to know it:
/// by chunks of consecutive keys, each written down once a transaction.
struct ColumnChanges {
    /// Vertices whose keys share all but this many bits are one chunk.
    static let chunkBits: Int64 = 10
    /// The chunk that stands for all: its number is the newest of any.
    static let newest: Int64 = -1

    /// The number of this transaction; nil: it has changed nothing yet.
    fileprivate(set) var sequence: Int64?
    fileprivate var noted = Set<Int64>()
    fileprivate var last: Int64 = newest
}

extension StorageWriter {
    /// Notes that labels or properties of a vertex change, or the vertex comes
    /// or goes.
    @inline(__always)
    func noteColumnChange(_ vertex: Int64) throws {
        let chunk = vertex >> ColumnChanges.chunkBits
        if chunk != columnChanges.last { try note(chunk: chunk) }
    }

    /// Notes the same of all vertices of a range.
    func noteColumnChanges(_ vertices: ClosedRange<Int64>) throws {
        let bits = ColumnChanges.chunkBits
        for chunk in vertices.lowerBound >> bits...vertices.upperBound >> bits {
            try note(chunk: chunk)
        }
    }

    /// Notes the same of every vertex that any row speaks of.
    func noteAllColumnChanges() throws {
        let sequence = try columnChanges.sequence ?? beginColumnChanges()
        let rows = try connection.prepare(
            """
            INSERT OR REPLACE INTO column_dirty SELECT chunk, ?1 FROM (
            SELECT id >> ?2 AS chunk FROM vertex UNION SELECT vertex >> ?2 FROM vertex_label
            UNION SELECT vertex >> ?2 FROM vertex_property
            UNION SELECT chunk FROM column_dirty) WHERE chunk >= 0
            """)
        rows.bind(sequence, at: 1)
        rows.bind(ColumnChanges.chunkBits, at: 2)
        try rows.run()
    }

    private func note(chunk: Int64) throws {
        columnChanges.last = chunk
        guard columnChanges.noted.insert(chunk).inserted else { return }
        let sequence = try columnChanges.sequence ?? beginColumnChanges()
        let row = try connection.statement("INSERT OR REPLACE INTO column_dirty VALUES(?, ?)")
        row.bind(chunk, at: 1)
        row.bind(sequence, at: 2)
        try row.run()
    }

    private func beginColumnChanges() throws -> Int64 {
        let mark = try connection.statement(
            """
            INSERT INTO column_dirty VALUES(-1, 1)
            ON CONFLICT DO UPDATE SET seq = seq + 1 RETURNING seq
            """)
        guard try mark.step() else { throw damaged("the number of the newest change is missing") }
        let sequence = mark.int64(0)
        mark.reset()
        columnChanges.sequence = sequence
        return sequence
    }
}
