/// Builds the B-tree of a table from its rows in order: leaves from front to
/// back, and above them, as they fill, pages that lead to them.
///
/// A page that is full is left as it is, so there is no room in it for rows
/// that come in between later: it is for rows that do not.
final class TreeBuilder {
    private let pages: PageAppender
    private let root: UInt32
    /// Rows are in order of their first columns, not of a number beside them.
    private let isIndex: Bool
    /// The page being filled on each level, leaves first.
    private var levels: [TreePage]
    private let leaf: TreePage
    private var lastRow: Int64 = 0

    /// How many bytes of a record may lie in a leaf, and how many do at least
    /// if it is longer.
    private let most: Int
    private let least: Int

    /// - Parameters:
    ///   - root: the page at which the table begins.
    ///   - isIndex: whether the table is one WITHOUT ROWID.
    init(_ pages: PageAppender, root: UInt32, isIndex: Bool) {
        self.pages = pages
        self.root = root
        self.isIndex = isIndex
        let size = pages.pageSize
        leaf = TreePage(isIndex ? .leafIndex : .leafTable, size: size)
        levels = [leaf]
        most = isIndex ? (size - 12) * 64 / 255 - 23 : size - 35
        least = (size - 12) * 32 / 255 - 23
    }

    /// Adds a row.
    ///
    /// - Parameter number: the row's, for a table that has such.
    @inline(__always)
    func append(_ record: borrowing RecordBuilder, number: Int64) throws {
        let count = record.count
        guard count <= most else { return try appendLong(record, number) }
        let size = Varint.count(UInt64(count)) &+ numberSize(number) &+ count
        var cell = try room(size)
        cell += Varint.write(UInt64(count), to: cell)
        if !isIndex {
            cell += Varint.write(UInt64(bitPattern: number), to: cell)
            lastRow = number
        }
        record.copy(to: cell)
    }

    /// Writes what is left, and the root.
    func finish() throws {
        var child: UInt32 = 0
        var level = 0
        while level < levels.count {
            let page = levels[level]
            page.close(right: child)
            if level == levels.count - 1 {
                try pages.replaceRoot(root, by: page.bytes)
            } else {
                child = try pages.append(page.bytes)
            }
            level += 1
        }
    }

    @inline(__always)
    private func numberSize(_ number: Int64) -> Int {
        isIndex ? 0 : Varint.count(UInt64(bitPattern: number))
    }

    /// Room for a cell in the leaf, or in the next.
    @inline(__always)
    private func room(_ size: Int) throws -> UnsafeMutableRawPointer {
        if let place = leaf.add(size) { return place }
        try closeLeaf()
        return leaf.add(size)!
    }

    private func closeLeaf() throws {
        // A row of an index lies in a leaf or above, not in both.
        var separator: [UInt8]
        if isIndex {
            separator = leaf.removeLast()
        } else {
            separator = [UInt8](repeating: 0, count: 9)
            let count = separator.withUnsafeMutableBytes {
                Varint.write(UInt64(bitPattern: lastRow), to: $0.baseAddress!)
            }
            separator.removeLast(9 - count)
        }
        leaf.close()
        let number = try pages.append(leaf.bytes)
        leaf.clear()
        try add(number, separator, to: 1)
    }

    /// Adds a page, and what separates it from the next, to the level above.
    private func add(_ child: UInt32, _ separator: [UInt8], to level: Int) throws {
        if level == levels.count {
            levels.append(
                TreePage(isIndex ? .innerIndex : .innerTable, size: pages.pageSize))
        }
        let page = levels[level]
        var place = page.add(4 + separator.count)
        if place == nil {
            // The last separator goes up, and the page before it is the last.
            let last = page.removeLast()
            page.close(right: last.withUnsafeBytes { UInt32(bigEndian: $0.load(as: UInt32.self)) })
            let number = try pages.append(page.bytes)
            page.clear()
            try add(number, Array(last[4...]), to: level + 1)
            place = page.add(4 + separator.count)
        }
        place!.storeBytes(of: child.bigEndian, as: UInt32.self)
        separator.withUnsafeBytes {
            (place! + 4).copyMemory(from: $0.baseAddress!, byteCount: $0.count)
        }
    }

    /// A record of which only the beginning lies in the leaf, and the rest on
    /// pages of its own.
    private func appendLong(_ record: borrowing RecordBuilder, _ number: Int64) throws {
        let count = record.count
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
        defer { bytes.deallocate() }
        record.copy(to: bytes.baseAddress!)
        let pageBytes = pages.pageSize - 4
        let fitting = least + (count - least) % pageBytes
        let local = fitting <= most ? fitting : least
        // From the last page to the first: each says which comes next.
        let page = UnsafeMutableRawPointer.allocate(byteCount: pages.pageSize, alignment: 16)
        defer { page.deallocate() }
        var next: UInt32 = 0
        var end = count
        while end > local {
            let start = local + (end - local - 1) / pageBytes * pageBytes
            page.initializeMemory(as: UInt8.self, repeating: 0, count: pages.pageSize)
            page.storeBytes(of: next.bigEndian, as: UInt32.self)
            (page + 4).copyMemory(from: bytes.baseAddress! + start, byteCount: end - start)
            next = try pages.append(page)
            end = start
        }
        let size = Varint.count(UInt64(count)) + numberSize(number) + local + 4
        var cell = try room(size)
        cell += Varint.write(UInt64(count), to: cell)
        if !isIndex {
            cell += Varint.write(UInt64(bitPattern: number), to: cell)
            lastRow = number
        }
        cell.copyMemory(from: bytes.baseAddress!, byteCount: local)
        (cell + local).storeBytes(of: next.bigEndian, as: UInt32.self)
    }
}

extension TreeBuilder {
    /// Adds the rows of a batch, which must follow all before, and empties it.
    ///
    /// - Parameters:
    ///   - columns: the batch's columns of numbers that are the row's first,
    ///     for a table with a number for each row behind that number.
    ///   - hasValue: whether the value of any type comes last.
    @inline(__always)
    func append(_ batch: RowBatch, columns: Range<Int>, hasValue: Bool) throws {
        var record = RecordBuilder()
        for row in 0..<batch.count {
            record.removeAll()
            if !isIndex { record.addNull() }
            for column in columns { record.add(batch.number(row, column)) }
            if hasValue { batch.addValue(of: row, to: &record) }
            try append(record, number: batch.number(row, 0))
        }
        batch.removeAll()
    }
}
