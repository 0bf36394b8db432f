/// Rows of a load that fills an empty graph, of tables that it does not read: they
/// are held in memory and written as whole pages with the commit.
///
/// Where somebody has to read them after all, or there are too many, they go
/// through SQL, and so do those after them.
final class HeldRows {
    private let writer: StorageWriter
    /// Of a graph that has never had an edge no block is there, nor a removal.
    private let isNew: Bool
    /// The rows of each table; nil where they go through SQL.
    private var batches: [String: [RowBatch]?] = [:]
    private var tables: [FirstTable] = []
    private var count = 0
    /// Rows take some 40 bytes each, and may take a third of what the graph may.
    private let limit: Int

    init(_ writer: StorageWriter) {
        self.writer = writer
        limit = writer.database.options.memoryBudget / 128
        isNew = writer.snapshot.newestEdge == 0 && writer.snapshot.newestRemoval == 0
    }

    /// Takes the rows of a batch over, or writes them; the batch is empty
    /// afterwards. Rows follow all before of their table, where it is none of
    /// texts.
    func add(_ batch: inout RowBatch, to table: FirstTable) throws {
        guard !batch.isEmpty else { return }
        guard try holds(table) else { return try table.insert(writer, batch) }
        guard !table.isOfTexts || batch.isAllText else {
            try insert(table)
            return try table.insert(writer, batch)
        }
        batches[table.name]!!.append(batch)
        count += batch.count
        batch = RowBatch()
        if count > limit { try insert() }
    }

    /// Whether rows of a table are held.
    func holds(_ table: FirstTable) throws -> Bool {
        if let known = batches[table.name] { return known != nil }
        let holds = try isNew && writer.canFill(table)
        batches[table.name] = .some(holds ? [] : nil)
        tables.append(table)
        return holds
    }

    /// The edges, nil where they are in their table.
    func edges() throws -> [RowBatch]? {
        try holds(.edge) ? batches[FirstTable.edge.name]! : nil
    }

    /// Writes what is held through SQL, and holds no more.
    func insert() throws {
        for table in tables { try insert(table) }
    }

    /// The same of one table.
    func insert(_ table: FirstTable) throws {
        guard try holds(table), let held = batches.updateValue(nil, forKey: table.name) else {
            return
        }
        for batch in held ?? [] { try table.insert(writer, batch) }
    }

    /// Commits the transaction with what is held.
    func commit() throws {
        // Others may have written to a table meanwhile.
        for table in tables where try !writer.canFill(table) { try insert(table) }
        let held = tables.compactMap { table in
            batches[table.name]!.flatMap { $0.isEmpty ? nil : (table: table, batches: $0) }
        }
        guard !held.isEmpty else { return try writer.commit() }
        try writer.commit(filling: held.map(\.table)) { trees in
            for (held, tree) in zip(held, trees) { try tree.append(held.batches, to: held.table) }
        } insert: { [self] in
            try insert()
        }
    }
}

extension RowBatch {
    fileprivate var isAllText: Bool { (0..<count).allSatisfy(isText) }
}
