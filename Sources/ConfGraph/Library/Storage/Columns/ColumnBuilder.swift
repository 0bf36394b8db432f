/// Reads the vertices of a label and their properties into chunks, within a
/// reader's snapshot.
struct ColumnBuilder {
    let reader: StorageReader
    let label: UInt32
    /// The most bytes that what is read may take.
    let limit: Int

    /// The chunks of all vertices of the label.
    func members() throws -> [ChunkMembers] {
        guard let range = try range() else { return [] }
        let (first, last) = (range.lowerBound, range.upperBound)
        let bits = ColumnChanges.chunkBits
        if last - first < limit, try reader.vertexCount(labels: [label]) == last - first + 1 {
            return (first >> bits...last >> bits).map { chunk in
                let start = max(first, chunk << bits)
                let end = min(last, (chunk + 1) << bits - 1)
                return ChunkMembers(chunk: chunk, consecutive: start...end)
            }
        }
        return try members(range)
    }

    /// The first and the last vertex of the label; nil if there are none.
    func range() throws -> ClosedRange<Int64>? {
        guard let first = try edge("SELECT min(vertex) FROM vertex_label WHERE label = ?"),
            let last = try edge("SELECT max(vertex) FROM vertex_label WHERE label = ?")
        else { return nil }
        return first...last
    }

    /// The members of one chunk; nil if there are none.
    func members(ofChunk chunk: Int64) throws -> ChunkMembers? {
        let start = chunk << ColumnChanges.chunkBits
        return try members(start...start + (1 << ColumnChanges.chunkBits - 1)).first
    }

    private func members(_ range: ClosedRange<Int64>) throws -> [ChunkMembers] {
        let rows = try reader.connection.statement(
            """
            SELECT vertex FROM vertex_label WHERE label = ? AND vertex BETWEEN ? AND ?
            ORDER BY vertex
            """)
        rows.bind(Int64(label), at: 1)
        rows.bind(range.lowerBound, at: 2)
        rows.bind(range.upperBound, at: 3)
        defer { rows.reset() }
        var result: [ChunkMembers] = []
        var offsets: [UInt16] = []
        var chunk: Int64 = -1
        while try rows.step() {
            let vertex = rows.int64(0)
            let number = vertex >> ColumnChanges.chunkBits
            if number != chunk {
                if !offsets.isEmpty { result.append(ChunkMembers(chunk: chunk, offsets: offsets)) }
                offsets.removeAll(keepingCapacity: true)
                chunk = number
                if result.count % 64 == 0 { try reader.checkCancelled() }
            }
            offsets.append(UInt16(truncatingIfNeeded: vertex - chunk << ColumnChanges.chunkBits))
        }
        if !offsets.isEmpty { result.append(ChunkMembers(chunk: chunk, offsets: offsets)) }
        return result
    }

    private func edge(_ sql: StaticString) throws -> Int64? {
        let statement = try reader.connection.statement(sql)
        statement.bind(Int64(label), at: 1)
        defer { statement.reset() }
        return try statement.step() && !statement.isNull(0) ? statement.int64(0) : nil
    }

    // MARK: Values

    /// Reads properties of the members of some chunks, in one pass.
    func gather(_ gatherers: [ColumnGatherer], of members: [ChunkMembers]) throws {
        guard let first = members.first, let last = members.last, !gatherers.isEmpty else { return }
        let rows = try statement(gatherers.map(\.key), members)
        rows.bind(first.vertex(0), at: 1)
        rows.bind(last.vertex(last.count - 1), at: 2)
        defer {
            rows.reset()
            rows.clearBindings()
        }
        var place = 0
        var current = members[0]
        func begin() {
            current = members[place]
            for gatherer in gatherers { gatherer.begin(current.count) }
        }
        func finishChunk() throws {
            for gatherer in gatherers { gatherer.finishChunk(limit: limit) }
            place += 1
            if place < members.count { begin() }
            if place % 64 == 0 { try reader.checkCancelled() }
        }
        begin()
        let only = gatherers.count == 1 ? gatherers[0] : nil
        while try rows.step() {
            let vertex = rows.int64(0)
            let chunk = vertex >> ColumnChanges.chunkBits
            if current.chunk < chunk {
                while place < members.count, members[place].chunk < chunk { try finishChunk() }
                if place == members.count || gatherers.allSatisfy(\.isUnfit) { return }
            }
            guard current.chunk == chunk, let slot = current.slot(vertex) else { continue }
            if let only {
                only.add(slot, rows)
            } else {
                let key = rows.int64(1)
                for gatherer in gatherers where Int64(gatherer.key) == key {
                    gatherer.add(slot, rows)
                }
            }
        }
        while place < members.count { try finishChunk() }
    }

    /// Rows of vertex, key, type and value, ascending: of all vertices in the
    /// range, or, where the label's are few among them, of these alone.
    private func statement(
        _ keys: [UInt32], _ members: [ChunkMembers]
    ) throws -> SQLiteStatement {
        let count = members.reduce(0) { $0 + $1.count }
        let list = StorageReader.list(keys)
        if count >= members.count << (ColumnChanges.chunkBits - 2) || members.count == 1 {
            return try reader.connection.statement(
                composed: """
                    SELECT vertex, key, type, value FROM vertex_property
                    WHERE vertex BETWEEN ?1 AND ?2 AND +key IN (\(list)) ORDER BY vertex
                    """)
        }
        let rows = try reader.connection.statement(
            composed: """
                SELECT p.vertex, p.key, p.type, p.value
                FROM vertex_label l CROSS JOIN vertex_property p
                ON p.vertex = l.vertex AND p.key IN (\(list))
                WHERE l.label = ?3 AND l.vertex BETWEEN ?1 AND ?2 ORDER BY l.vertex
                """)
        rows.bind(Int64(label), at: 3)
        return rows
    }
}

/// Collects the values of one property, chunk by chunk.
final class ColumnGatherer {
    let key: UInt32
    private(set) var chunks: [ColumnValues] = []
    /// Values of several types, of a type that no column holds, several values
    /// of one vertex, or too much of all.
    private(set) var isUnfit = false
    private(set) var type: ValueType?
    private var table: StringTable?
    private let known: StringDictionary?
    /// Of the current chunk, by slot.
    private let values = UnsafeMutablePointer<Int64>.allocate(capacity: 1 << 10)
    private let presence = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 10)
    private var count = 0
    private var missing = 0
    private var bytes = 0

    /// - Parameter column: What is to go on with its type and its strings.
    init(key: UInt32, continuing column: PropertyColumn? = nil) {
        self.key = key
        type = column?.type
        known = column?.dictionary
    }

    deinit {
        values.deallocate()
        presence.deallocate()
    }

    /// The strings of all chunks.
    var dictionary: StringDictionary? { table?.finished() ?? known }

    func begin(_ count: Int) {
        self.count = count
        values.initialize(repeating: 0, count: count)
        presence.initialize(repeating: 0, count: count)
        missing = count
    }

    func finishChunk(limit: Int) {
        if isUnfit { return }
        let made = ColumnValues(
            UnsafeBufferPointer(start: values, count: count),
            presence: missing > 0
                ? Array(UnsafeBufferPointer(start: presence, count: count)) : nil,
            isReal: type == .double)
        bytes += made.bytes
        chunks.append(made)
        if bytes + (table?.bytes ?? 0) > limit { giveUp() }
    }

    private func giveUp() {
        isUnfit = true
        chunks = []
        table = nil
    }

    /// Takes the value of a row: type and value are in columns 2 and 3.
    @inline(__always)
    func add(_ slot: Int, _ row: SQLiteStatement) {
        if isUnfit { return }
        let code = row.int64(2)
        if type == nil {
            guard let found = UInt8(exactly: code).flatMap(ValueType.init(rawValue:)),
                PropertyColumn.holds(found)
            else { return giveUp() }
            type = found
            if found == .double { makeEarlierReal() }
        }
        guard code == Int64(type!.rawValue), presence[slot] == 0, let value = raw(row) else {
            return giveUp()
        }
        values[slot] = value
        presence[slot] = 1
        missing -= 1
    }

    /// Chunks that were finished before the first value came have none.
    private func makeEarlierReal() {
        chunks = chunks.map {
            ColumnValues(
                [Int64](repeating: 0, count: $0.count), presence: $0.presence, isReal: true)
        }
    }

    private func raw(_ row: SQLiteStatement) -> Int64? {
        switch type! {
        case .string:
            guard row.storage(3) == .text else { return nil }
            if table == nil { table = known?.growing() ?? StringTable() }
            return table!.intern(row.textBytes(3)).map(Int64.init)
        case .double:
            // NaN and -0.0 are stored otherwise, and kept out of columns.
            guard row.storage(3) == .real else { return nil }
            return Int64(bitPattern: row.double(3).bitPattern)
        default:
            guard row.storage(3) == .integer else { return nil }
            return exact(row.int64(3))
        }
    }

    private func exact(_ number: Int64) -> Int64? {
        switch type! {
        case .bool: number != 0 ? 1 : 0
        case .byte: Int8(exactly: number).map(Int64.init)
        case .short: Int16(exactly: number).map(Int64.init)
        case .int: Int32(exactly: number).map(Int64.init)
        default: number
        }
    }
}
