import Synchronization

/// The columns that a process keeps in memory, for all readers of one open
/// file: the newest state of each label and the one before it.
///
/// All of it is derived and can be dropped at any time. What takes more than
/// the limit goes, the least recently used first.
final class ColumnStore: Sendable {
    /// The most bytes to keep.
    let limit: Int

    private struct Entry {
        /// The newest first.
        var tables: [LabelTable] = []
        /// When each column was used last; the members alone under nil.
        var uses: [UInt32?: UInt64] = [:]
        /// Values read from rows for want of a column.
        var credits: [UInt32: Int] = [:]
        /// Properties that no column could hold.
        var unfit: [UInt32: Unfit] = [:]
        /// About how many vertices have the label.
        var count: Int?
    }
    private struct Unfit {
        var version: Int64
        /// How many wishes are refused before it is tried again in a later
        /// version, and how many of them are left.
        var patience = 4
        var left = 4
    }
    private struct State {
        var entries: [UInt32: Entry] = [:]
        var clock: UInt64 = 0
    }
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    /// The newest table that a snapshot may begin with.
    func table(_ label: UInt32, upTo version: Int64) -> LabelTable? {
        state.withLock { $0.entries[label]?.tables.first { $0.version <= version } }
    }

    /// Whether what is kept is of a later state.
    func isAhead(_ label: UInt32, of version: Int64) -> Bool {
        state.withLock { ($0.entries[label]?.tables.first?.version ?? .min) > version }
    }

    /// Notes that columns are in use.
    func touch(_ label: UInt32, _ keys: [UInt32]) {
        state.withLock { Self.touch(label, keys, &$0) }
    }

    private static func touch(_ label: UInt32, _ keys: [UInt32], _ state: inout State) {
        state.clock += 1
        let now = state.clock
        var entry = state.entries[label] ?? Entry()
        entry.uses[nil] = now
        for key in keys { entry.uses[key] = now }
        state.entries[label] = entry
    }

    /// Offers a table to later readers; these columns of it are in use.
    func publish(_ table: LabelTable, using keys: [UInt32]) {
        state.withLock { state in
            Self.touch(table.label, keys, &state)
            var entry = state.entries[table.label] ?? Entry()
            var table = table
            if let newest = entry.tables.first {
                guard newest.version <= table.version else { return }
                if newest.version == table.version {
                    // Two readers have read different columns of one state.
                    table = table.with(
                        columns: newest.columns.merging(table.columns) { $1 })
                    entry.tables.removeFirst()
                }
            }
            entry.tables = [table] + entry.tables.prefix(1)
            state.entries[table.label] = entry
            shrink(&state)
        }
    }

    /// Whether making a column of a property may be tried: one that could not
    /// be made is tried again in later versions, ever more seldom.
    func mayTry(_ label: UInt32, _ key: UInt32, version: Int64) -> Bool {
        state.withLock { state in
            guard var unfit = state.entries[label]?.unfit[key] else { return true }
            if unfit.version == version { return false }
            unfit.left -= 1
            state.entries[label]!.unfit[key] = unfit
            return unfit.left <= 0
        }
    }

    /// Notes that a column of a property could not be made.
    func setUnfit(_ label: UInt32, _ key: UInt32, version: Int64) {
        state.withLock { state in
            var entry = state.entries[label] ?? Entry()
            var unfit = entry.unfit[key] ?? Unfit(version: version)
            unfit.version = version
            unfit.patience = min(unfit.patience * 2, 1 << 16)
            unfit.left = unfit.patience
            entry.unfit[key] = unfit
            state.entries[label] = entry
        }
    }

    /// Counts values that were read from rows for want of a column; once they
    /// are a third of what the column would have, it is worth its making: a scan
    /// reads a value three times as fast as a look-up does.
    func earns(
        _ label: UInt32, _ key: UInt32, rows: Int, of count: () throws -> Int
    ) rethrows -> Bool {
        let known = state.withLock { $0.entries[label]?.count }
        let count = try known ?? count()
        return state.withLock { state in
            var entry = state.entries[label] ?? Entry()
            entry.count = entry.tables.first?.count ?? count
            let credit = (entry.credits[key] ?? 0) + rows
            let isEnough = credit * 3 >= entry.count!
            entry.credits[key] = isEnough ? 0 : credit
            state.entries[label] = entry
            return isEnough
        }
    }

    /// What is kept takes so many bytes.
    var bytes: Int { state.withLock { Self.bytes($0) } }

    private static func bytes(_ state: State) -> Int {
        var sum = 0
        for entry in state.entries.values {
            guard let newest = entry.tables.first else { continue }
            sum += newest.bytes + newest.columns.values.reduce(0) { $0 + $1.bytes }
            // Most chunks of the state before are the same.
            guard entry.tables.count > 1 else { continue }
            sum += entry.tables[1].bytes
            for (key, column) in entry.tables[1].columns
            where column.dictionary !== newest.columns[key]?.dictionary {
                sum += column.dictionary?.bytes ?? 0
            }
        }
        return sum
    }

    private func shrink(_ state: inout State) {
        while Self.bytes(state) > limit {
            var oldest: (label: UInt32, key: UInt32?, use: UInt64)?
            for (label, entry) in state.entries {
                guard let table = entry.tables.first else { continue }
                var keys = table.columns.keys.map(Optional.some)
                if keys.isEmpty { keys = [nil] }
                for key in keys {
                    let use = entry.uses[key] ?? 0
                    if oldest == nil || use < oldest!.use { oldest = (label, key, use) }
                }
            }
            guard let oldest, var entry = state.entries[oldest.label] else { return }
            if let key = oldest.key {
                var columns = entry.tables[0].columns
                columns[key] = nil
                entry.tables = [entry.tables[0].with(columns: columns)]
            } else {
                entry.tables = []
            }
            state.entries[oldest.label] = entry
        }
    }
}
