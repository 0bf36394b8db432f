/// One transaction's way to the columns: those that are kept, brought up to
/// the transaction's snapshot, and those that it has made.
///
/// It answers nil wherever rows must be read instead, and that is always right.
final class ColumnReader {
    private unowned let reader: StorageReader
    private let store: ColumnStore
    private var knownVersion: Int64?
    private var tables: [UInt32: LabelTable] = [:]

    init(_ reader: StorageReader, _ store: ColumnStore) {
        self.reader = reader
        self.store = store
    }

    /// Whether this transaction may use columns at all: a write that has
    /// changed vertices itself sees more than they hold.
    var isUsable: Bool {
        store.limit > 0
            && (reader as? StorageWriter)?.columnChanges.sequence == nil
    }

    /// What may be done to have columns.
    enum Effort: Comparable {
        /// Nothing: they are kept and right, or they are not used.
        case none
        /// What has changed may be read anew.
        case patching
        /// All may be read.
        case making
    }

    /// The vertices of a label, with columns of some properties.
    func table(_ label: UInt32, keys: [UInt32], _ effort: Effort) throws -> LabelTable? {
        guard isUsable, try !isDerived(keys) else { return nil }
        var table = tables[label]
        if table == nil {
            let version = try version()
            let kept = store.table(label, upTo: version)
            if let kept, kept.version == version {
                table = kept
            } else {
                if let kept, effort >= .patching { table = try patched(kept, to: version) }
                if table == nil, effort == .making, !store.isAhead(label, of: version) {
                    table = try made(label, version)
                }
                guard let table else { return nil }
                store.publish(table, using: keys)
            }
            tables[label] = table
        }
        let missing = keys.filter { table!.columns[$0] == nil }
        if !missing.isEmpty {
            guard effort == .making, let more = try adding(missing, to: table!) else { return nil }
            table = more
        }
        store.touch(label, keys)
        return table
    }

    /// Counts values that were read from rows; whether a column is worth it.
    func earns(_ label: UInt32, _ key: UInt32, rows: Int) throws -> Bool {
        guard isUsable else { return false }
        return try store.earns(label, key, rows: rows) {
            // Rather too many, but found at once.
            try builder(label).range().map { Int(clamping: $0.upperBound - $0.lowerBound) + 1 } ?? 0
        }
    }

    /// The number of the newest change in this snapshot.
    private func version() throws -> Int64 {
        if let knownVersion { return knownVersion }
        let row = try reader.connection.statement("SELECT seq FROM column_dirty WHERE chunk = -1")
        let version = try row.step() ? row.int64(0) : 0
        row.reset()
        knownVersion = version
        return version
    }

    /// Properties that are read through edges are in no row of their own.
    private func isDerived(_ keys: [UInt32]) throws -> Bool {
        let derived = try reader.catalog.derived
        return !derived.isEmpty && derived.contains { keys.contains($0.key) }
    }

    // MARK: Making and patching

    private func builder(_ label: UInt32) -> ColumnBuilder {
        ColumnBuilder(reader: reader, label: label, limit: store.limit)
    }

    private func made(_ label: UInt32, _ version: Int64) throws -> LabelTable? {
        let table = LabelTable(
            label: label, version: version, members: try builder(label).members(), columns: [:])
        return table.bytes > store.limit ? nil : table
    }

    private func adding(_ keys: [UInt32], to table: LabelTable) throws -> LabelTable? {
        let version = table.version
        for key in keys where !store.mayTry(table.label, key, version: version) { return nil }
        let gatherers = keys.map { ColumnGatherer(key: $0) }
        try builder(table.label).gather(gatherers, of: table.members)
        var columns = table.columns
        var isComplete = true
        for gatherer in gatherers {
            guard !gatherer.isUnfit else {
                store.setUnfit(table.label, gatherer.key, version: version)
                isComplete = false
                continue
            }
            columns[gatherer.key] = PropertyColumn(
                type: gatherer.type, dictionary: gatherer.dictionary, chunks: gatherer.chunks)
        }
        let more = table.with(columns: columns)
        tables[table.label] = more
        store.publish(more, using: keys)
        return isComplete ? more : nil
    }

    /// The table as it is in this snapshot: what has changed since is read
    /// anew, chunk by chunk.
    private func patched(_ table: LabelTable, to version: Int64) throws -> LabelTable? {
        let changed = try changedChunks(since: table.version)
        // Reading much of it anew is no better than reading all, when need be.
        if changed.count > 16 + table.members.count / 4 { return nil }
        let builder = builder(table.label)
        var members = table.members
        var chunks = table.columns.mapValues(\.chunks)
        var columns = table.columns
        for chunk in changed {
            try reader.checkCancelled()
            let now = LabelTable(
                label: table.label, version: version, members: members, columns: [:])
            let (place, isThere) = now.place(ofChunk: chunk)
            let found = try builder.members(ofChunk: chunk)
            if isThere {
                members.remove(at: place)
                for key in chunks.keys { chunks[key]!.remove(at: place) }
            }
            guard let found else { continue }
            let gatherers = columns.map { ColumnGatherer(key: $0.key, continuing: $0.value) }
            for gatherer in gatherers {
                // One by one, so that one that is unfit now stops no other.
                try builder.gather([gatherer], of: [found])
                let before = columns[gatherer.key]!
                guard !gatherer.isUnfit, gatherer.chunks.count == 1, before.type == gatherer.type
                else {
                    columns[gatherer.key] = nil
                    chunks[gatherer.key] = nil
                    continue
                }
                chunks[gatherer.key]!.insert(gatherer.chunks[0], at: place)
                columns[gatherer.key] = PropertyColumn(
                    type: before.type, dictionary: gatherer.dictionary, chunks: [])
            }
            members.insert(found, at: place)
        }
        let count = members.reduce(0) { $0 + $1.count }
        var result: [UInt32: PropertyColumn] = [:]
        for (key, column) in columns {
            // Strings that no vertex has any more go with a new making.
            if let strings = column.dictionary?.count, strings > 2 * count + 1024 { continue }
            result[key] = PropertyColumn(
                type: column.type, dictionary: column.dictionary, chunks: chunks[key]!)
        }
        return LabelTable(label: table.label, version: version, members: members, columns: result)
    }

    private func changedChunks(since version: Int64) throws -> [Int64] {
        let rows = try reader.connection.statement(
            "SELECT chunk FROM column_dirty WHERE seq > ? AND chunk >= 0 ORDER BY chunk")
        rows.bind(version, at: 1)
        defer { rows.reset() }
        var chunks: [Int64] = []
        while try rows.step() { chunks.append(rows.int64(0)) }
        return chunks
    }
}
