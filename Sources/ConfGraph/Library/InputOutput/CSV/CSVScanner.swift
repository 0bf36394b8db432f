/// Splits a CSV file (RFC 4180) into rows and cells, with one buffer of the
/// file in memory.
///
/// Rows end with LF or CRLF. A cell in quotes may hold commas, line ends and
/// doubled quotes. Empty lines are skipped, and a byte-order mark is.
struct CSVScanner: ~Copyable {
    /// Where a cell lies in the buffer, without its quotes.
    struct Cell {
        var start: Int
        var end: Int
        /// Stood in quotes: an empty one is an empty string, not nothing.
        var isQuoted: Bool
        /// Holds doubled quotes.
        var hasEscapes: Bool
    }

    /// A longer row is refused rather than held in memory.
    static let maximumRow = 1 << 28

    private var file: FileReader
    private let firstSize: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var hasEnded = false
    private var isAtBeginning = true
    /// The line on which the last row began, from 1.
    private(set) var line = 0
    private var nextLine = 1

    init(_ file: consuming FileReader, bufferSize: Int = 1 << 18) {
        self.file = file
        firstSize = max(16, bufferSize)
    }

    var name: String { file.name }
    var bytesRead: Int { file.bytesRead }

    /// An error with the name of the file and the line of the row.
    func error(_ what: String) -> GraphError {
        GraphError(.badInput, "\(file.name), line \(line): \(what).")
    }

    /// Gives up to `limit` rows to a closure, each with the buffer in which
    /// its cells lie; returns false at the end of the file.
    ///
    /// - Parameter plain: gets each row first, with the place where it begins:
    ///   it returns where the next row does, if it has found its way through
    ///   this one, which is one line then, and nil if it has not.
    /// - Throws: ``GraphError``: `badInput` that names the line, `io`,
    ///   `limit`; and what the closure throws.
    mutating func rows(
        limit: Int,
        plain: (_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? = { _, _ in nil },
        _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ cells: [Cell]) throws -> Void
    ) throws -> Bool {
        var left = limit
        var cells: [Cell] = []
        while left > 0 {
            try scan(&left, &cells, plain, body)
            if left == 0 { break }
            if hasEnded { return false }
            try fill()
        }
        return true
    }

    /// Gives away the rows that are whole in the buffer.
    private mutating func scan(
        _ left: inout Int, _ cells: inout [Cell],
        _ plain: (_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int?,
        _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ cells: [Cell]) throws -> Void
    ) throws {
        // Taken out of self, so that the rows can be counted meanwhile.
        let buffer = self.buffer
        try buffer.withUnsafeBufferPointer { bytes in
            while left > 0, start < bytes.count {
                line = nextLine
                if let end = plain(bytes, start) {
                    nextLine += 1
                    start = end
                    left -= 1
                    continue
                }
                var lineEnds = 0
                guard let end = try row(bytes, from: start, &cells, &lineEnds) else { break }
                nextLine += lineEnds
                start = end
                let isEmpty = cells.count == 1 && cells[0].start == cells[0].end
                if isEmpty, !cells[0].isQuoted { continue }
                left -= 1
                try body(bytes, cells)
            }
        }
    }

    private mutating func fill() throws {
        if start > 0 {
            buffer.removeSubrange(..<start)
            start = 0
        }
        guard buffer.count <= CSVScanner.maximumRow else {
            line = nextLine
            throw GraphError(
                .limit,
                "\(name), line \(line): a row of over \(CSVScanner.maximumRow >> 20) MB. "
                    + "Is a quote missing?")
        }
        let size = buffer.count
        let wanted = max(firstSize, size)
        buffer.append(contentsOf: repeatElement(0, count: wanted))
        let count = try buffer.withUnsafeMutableBufferPointer {
            try file.read(into: UnsafeMutableBufferPointer(rebasing: $0[size...]))
        }
        buffer.removeLast(wanted - count)
        hasEnded = count == 0
        if isAtBeginning, buffer.count >= 3 || hasEnded {
            isAtBeginning = false
            if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        }
    }

    /// Reads one row; returns where the next begins, or nil if the buffer
    /// ends before the row does.
    private func row(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ cells: inout [Cell],
        _ lineEnds: inout Int
    ) throws -> Int? {
        let quote = UInt8(ascii: "\"")
        let comma = UInt8(ascii: ",")
        let feed = UInt8(ascii: "\n")
        let count = bytes.count
        cells.removeAll(keepingCapacity: true)
        if isAtBeginning { return nil }
        var place = start
        while true {
            if place < count, bytes[place] == quote {
                guard var cell = try quotedCell(bytes, from: place, &lineEnds) else { return nil }
                place = cell.end + 1
                cell.isQuoted = true
                cells.append(cell)
                if place < count, bytes[place] == UInt8(ascii: "\r") { place += 1 }
                if place < count, bytes[place] != comma, bytes[place] != feed {
                    throw error("something follows the closing quote of a cell")
                }
            } else {
                let first = place
                while place < count {
                    let byte = bytes[place]
                    if byte == comma || byte == feed || byte == quote { break }
                    place += 1
                }
                if place < count, bytes[place] == quote {
                    throw error(
                        "a quote stands inside a cell: put the cell in quotes and double the quote")
                }
                var end = place
                if end > first, place == count || bytes[place] == feed,
                    bytes[end - 1] == UInt8(ascii: "\r")
                {
                    end -= 1
                }
                cells.append(Cell(start: first, end: end, isQuoted: false, hasEscapes: false))
            }
            if place == count { return hasEnded ? place : nil }
            place += 1
            if bytes[place - 1] == feed {
                lineEnds += 1
                return place
            }
        }
    }

    /// A cell that begins with a quote; nil if the buffer ends too early.
    @inline(__always)
    private func quotedCell(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ lineEnds: inout Int
    ) throws -> Cell? {
        var place = start + 1
        var hasEscapes = false
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "\"") {
                if place + 1 == bytes.count, !hasEnded { return nil }
                if place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "\"") {
                    hasEscapes = true
                    place += 2
                    continue
                }
                return Cell(
                    start: start + 1, end: place, isQuoted: true, hasEscapes: hasEscapes)
            }
            if bytes[place] == UInt8(ascii: "\n") { lineEnds += 1 }
            place += 1
        }
        if hasEnded { throw error("a quote is not closed before the end of the file") }
        return nil
    }
}
