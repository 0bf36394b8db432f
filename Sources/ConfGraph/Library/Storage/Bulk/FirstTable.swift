/// A table that a load may fill with whole pages, because it was empty before.
struct FirstTable: Sendable {
    let name: String
    /// Inserts a row that stands for others, so that the table's root is in the
    /// journal.
    let placeholder: String
    /// Whether it is one WITHOUT ROWID.
    let isIndex: Bool
    /// The columns of a batch that hold the row's numbers, but for the row's own
    /// one, and whether the batch's value comes behind them.
    let columns: Range<Int>
    let hasValue: Bool
    /// The value is a text that comes behind the first number, and the rows are
    /// not in order.
    var isOfTexts = false
    /// Inserts a batch through SQL.
    let insert: @Sendable (StorageWriter, RowBatch) throws -> Void

    static let claimName = FirstTable(
        name: "claim_name", placeholder: "INSERT INTO claim_name VALUES(1, '', 0)", isIndex: true,
        columns: 0..<2, hasValue: true, isOfTexts: true,
        insert: { try $0.connection.insert(claimNames: $1) })

    /// The entries of an index.
    static func entries(_ index: Int64) -> FirstTable {
        let name = PropertyIndexTable.name(index)
        return FirstTable(
            name: name, placeholder: "INSERT INTO \(name) VALUES(0, 0, 0, 0)", isIndex: true,
            columns: 0..<3, hasValue: true, isOfTexts: true,
            insert: { try $0.insert(entries: $1, ofIndex: index) })
    }

    static let edge = FirstTable(
        name: "edge", placeholder: "INSERT INTO edge VALUES(1, 0, 0, 0)", isIndex: false,
        columns: 1..<4, hasValue: false, insert: { try $0.insert(edges: $1) })
    static let edgeProperty = FirstTable(
        name: "edge_property", placeholder: "INSERT INTO edge_property VALUES(1, 0, 0, NULL)",
        isIndex: true, columns: 0..<3, hasValue: true,
        insert: { try $0.insert(edgeProperties: $1) })
    static let claimVertex = FirstTable(
        name: "claim_vertex", placeholder: "INSERT INTO claim_vertex VALUES(1, 0, 0)",
        isIndex: true, columns: 0..<3, hasValue: false,
        insert: { try $0.connection.insert(claimSubjects: $1) })
}

extension TreeBuilder {
    /// Adds the rows of batches.
    func append(_ batches: [RowBatch], to table: FirstTable) throws {
        guard table.isOfTexts else {
            for batch in batches {
                try append(batch, columns: table.columns, hasValue: table.hasValue)
            }
            return
        }
        var record = RecordBuilder()
        try TextOrder(batches).forEach { batch, row in
            record.removeAll()
            record.add(batch.number(row, 0))
            batch.addValue(of: row, to: &record)
            for column in table.columns.dropFirst() { record.add(batch.number(row, column)) }
            try append(record, number: 0)
        }
    }
}

extension StorageWriter {
    /// Whether a table is empty, in a file that nobody else has open.
    func canFill(_ table: FirstTable) throws -> Bool {
        try connection.usesRollbackJournal
            && connection.integer("SELECT EXISTS(SELECT 1 FROM \(table.name))") == 0
    }

    /// Commits the transaction with rows of tables that can be filled.
    ///
    /// - Parameters:
    ///   - append: adds the rows to the trees, in the order of the tables.
    ///   - insert: inserts the rows through SQL, where pages cannot be written.
    func commit(
        filling tables: [FirstTable], append: @escaping ([TreeBuilder]) throws -> Void,
        insert: @escaping () throws -> Void
    ) throws {
        try commit { [self] in
            if let pages = try PageAppender(connection), let trees = try begin(tables, pages) {
                try append(trees)
                for tree in trees { try tree.finish() }
                try pages.commit()
            } else {
                try insert()
                try connection.commit()
            }
        }
    }

    /// Nil if the rows must go through SQL.
    private func begin(_ tables: [FirstTable], _ pages: PageAppender) throws -> [TreeBuilder]? {
        for table in tables { try connection.execute(table.placeholder) }
        let trees = try tables.map {
            TreeBuilder(pages, root: try root($0.name), isIndex: $0.isIndex)
        }
        if try pages.begin() { return trees }
        for table in tables { try connection.execute("DELETE FROM \(table.name)") }
        return nil
    }

    private func root(_ table: String) throws -> UInt32 {
        let statement = try connection.statement(
            "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?")
        try statement.bind(table, at: 1)
        defer { statement.reset() }
        guard try statement.step(), let page = UInt32(exactly: statement.int64(0)) else {
            throw GraphError(.corrupt, "The graph is damaged: it has no table \(table).")
        }
        return page
    }
}
