/// The order of rows in a table whose key is a number, a text and two more
/// numbers: their batches are in no order.
struct TextOrder {
    private struct Item: BitwiseCopyable {
        var number: Int64
        /// The first bytes of the text, the first one highest.
        var head: UInt64
        var batch: Int32
        var row: Int32
    }

    private let batches: [RowBatch]
    private var items: [Item] = []

    init(_ batches: [RowBatch]) {
        self.batches = batches
        items.reserveCapacity(batches.reduce(0) { $0 + $1.count })
        for (place, batch) in batches.enumerated() {
            for row in 0..<batch.count {
                let head = batch.withBytes(of: row) { bytes in
                    (0..<8).reduce(0 as UInt64) {
                        $0 << 8 | ($1 < bytes.count ? UInt64(bytes[$1]) : 0)
                    }
                }
                items.append(
                    Item(
                        number: batch.number(row, 0), head: head, batch: Int32(place),
                        row: Int32(row)))
            }
        }
        items.sort { [batches] in Self.compare($0, $1, batches) < 0 }
    }

    /// Calls `body` with the rows in order, and once with rows that are the same.
    func forEach(_ body: (RowBatch, Int) throws -> Void) rethrows {
        var last: Item?
        for item in items {
            if let last, Self.compare(last, item, batches) == 0 { continue }
            try body(batches[Int(item.batch)], Int(item.row))
            last = item
        }
    }

    private static func compare(_ one: Item, _ other: Item, _ batches: [RowBatch]) -> Int {
        if one.number != other.number { return one.number < other.number ? -1 : 1 }
        if one.head != other.head { return one.head < other.head ? -1 : 1 }
        let (a, b) = (batches[Int(one.batch)], batches[Int(other.batch)])
        let (i, j) = (Int(one.row), Int(other.row))
        let order = a.withBytes(of: i) { text in b.withBytes(of: j) { text.compareBytes(to: $0) } }
        if order != 0 { return order }
        for column in 1...2 where a.number(i, column) != b.number(j, column) {
            return a.number(i, column) < b.number(j, column) ? -1 : 1
        }
        return 0
    }
}
