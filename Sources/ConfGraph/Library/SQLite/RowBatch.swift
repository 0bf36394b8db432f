import CSQLite

/// Rows on their way into a table: up to four integers, and a value of any
/// type.
///
/// Inserting from memory in batches takes half the time of binding each row,
/// and a batch may be filled on one thread and inserted on another.
final class RowBatch: @unchecked Sendable {  // handed over whole, never shared
    /// Rows that a batch takes; with long texts it is full earlier.
    static let capacity = 4_096
    private static let byteLimit = 1 << 20

    private(set) var count = 0
    fileprivate let numbers: UnsafeMutablePointer<Int64>
    fileprivate let kinds: UnsafeMutablePointer<UInt8>
    fileprivate var bytes: [UInt8] = []

    init() {
        numbers = .allocate(capacity: 5 * Self.capacity)
        kinds = .allocate(capacity: Self.capacity)
    }

    deinit {
        numbers.deallocate()
        kinds.deallocate()
    }

    var isEmpty: Bool { count == 0 }

    /// No row may be added before the batch has been inserted.
    @inline(__always)
    var isFull: Bool { count == Self.capacity || bytes.count >= Self.byteLimit }

    func removeAll() {
        count = 0
        bytes.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    func number(_ row: Int, _ column: Int) -> Int64 { numbers[column &* Self.capacity &+ row] }

    /// Adds a row's value of any type to a record.
    @inline(__always)
    func addValue(of row: Int, to record: inout RecordBuilder) {
        let number = number(row, 4)
        switch Int32(kinds[row]) {
        case SQLITE_INTEGER: record.add(number)
        case SQLITE_FLOAT: record.add(Double(bitPattern: UInt64(bitPattern: number)))
        case SQLITE_NULL: record.addNull()
        case let kind:
            withBytes(of: row) { record.add($0, isText: kind == SQLITE_TEXT) }
        }
    }

    /// Whether a row's value is a text.
    func isText(_ row: Int) -> Bool { Int32(kinds[row]) == SQLITE_TEXT }

    /// Calls `body` with the bytes of a row's text or blob.
    @inline(__always)
    func withBytes<R>(of row: Int, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        let place = number(row, 4)
        return try bytes.withUnsafeBytes {
            try body(
                UnsafeRawBufferPointer(
                    rebasing: $0[Int(place >> 30)...].prefix(Int(place & 0x3FFF_FFFF))))
        }
    }

    /// Adds a row of integers.
    @inline(__always)
    func append(_ a: Int64, _ b: Int64, _ c: Int64 = 0, _ d: Int64 = 0) {
        append(a, b, c, d, .null, 0)
    }

    @inline(__always)
    func append(_ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64, integer: Int64) {
        append(a, b, c, d, .integer, integer)
    }

    @inline(__always)
    func append(_ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64, double: Double) {
        append(a, b, c, d, .real, Int64(bitPattern: double.bitPattern))
    }

    func appendNull(_ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64) {
        append(a, b, c, d, .null, 0)
    }

    /// Adds a row with a text in UTF-8.
    func append(
        _ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64, text: some Collection<UInt8>
    ) {
        append(a, b, c, d, .text, place(of: text))
    }

    func append(
        _ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64, blob: some Collection<UInt8>
    ) {
        append(a, b, c, d, .blob, place(of: blob))
    }

    private func place(of part: some Collection<UInt8>) -> Int64 {
        let start = bytes.count
        bytes.append(contentsOf: part)
        precondition(bytes.count - start < 1 << 30, "SQLite takes no values of a gigabyte.")
        return Int64(start) << 30 | Int64(bytes.count - start)
    }

    @inline(__always)
    private func append(
        _ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64, _ kind: ColumnStorage, _ value: Int64
    ) {
        let row = numbers + count
        row[0] = a
        row[Self.capacity] = b
        row[2 * Self.capacity] = c
        row[3 * Self.capacity] = d
        row[4 * Self.capacity] = value
        kinds[count] = UInt8(truncatingIfNeeded: kind.rawValue)
        count &+= 1
    }
}

extension Connection {
    /// Runs a statement that selects from `confgraph_rows` while that table
    /// shows a batch, and empties the batch.
    func insert(_ batch: RowBatch, _ sql: StaticString) throws {
        try insert(batch) { try statement(sql) }
    }

    /// The same with a composed text.
    func insert(_ batch: RowBatch, composed sql: String) throws {
        try insert(batch) { try statement(composed: sql) }
    }

    private func insert(_ batch: RowBatch, by prepare: () throws -> SQLiteStatement) throws {
        guard !batch.isEmpty else { return }
        let rows = try shownRows ?? showRows()
        let statement = try prepare()
        defer {
            rows.pointee = confgraph_rows()
            batch.removeAll()
        }
        try batch.bytes.withUnsafeBytes { bytes in
            let size = RowBatch.capacity
            let numbers = UnsafePointer(batch.numbers)
            rows.pointee.count = Int64(batch.count)
            rows.pointee.numbers = (
                numbers, numbers + size, numbers + 2 * size, numbers + 3 * size, numbers + 4 * size
            )
            rows.pointee.kinds = UnsafePointer(batch.kinds)
            rows.pointee.bytes = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            try statement.run()
        }
    }

    /// Steps a statement whose ?1 is `parameter` while the table `confgraph_rows`
    /// has some numbers as its c0, and calls `body` at each row: beginning a
    /// statement takes about as long as finding a row.
    func forEachRow(
        of sql: StaticString, _ parameter: Int64, showing numbers: UnsafeBufferPointer<Int64>,
        _ body: (SQLiteStatement) throws -> Void
    ) throws {
        let rows = try shownRows ?? showRows()
        let statement = try statement(sql)
        statement.bind(parameter, at: 1)
        rows.pointee.count = Int64(numbers.count)
        rows.pointee.numbers.0 = numbers.baseAddress
        defer {
            statement.reset()
            rows.pointee = confgraph_rows()
        }
        while try statement.step() { try body(statement) }
    }

    private func showRows() throws -> UnsafeMutablePointer<confgraph_rows> {
        guard let rows = confgraph_rows_make() else { throw error(SQLITE_NOMEM) }
        // On failure SQLite frees them as well.
        let result = confgraph_rows_register(handle, rows)
        guard result == SQLITE_OK else { throw error(result) }
        shownRows = rows
        return rows
    }
}
