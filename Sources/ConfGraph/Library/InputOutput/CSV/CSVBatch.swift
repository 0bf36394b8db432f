#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Some rows of a CSV file, column by column.
struct CSVBatch: Sendable {
    /// How many rows there are; each column has as many cells.
    var rows = 0
    /// In the order of the header.
    var columns: [CSVColumn]
}

/// The cells of one column: numbers as numbers, texts as one run of bytes, so
/// that a million cells are not a million allocations.
struct CSVColumn: Sendable {
    /// The header's text without the type.
    let name: String
    /// The type that the header names, or that all cells of the file fit.
    let type: ValueType

    /// Bool (0 and 1), byte, short, int and long columns.
    private(set) var integers: [Int64] = []
    /// Float and double columns.
    private(set) var doubles: [Double] = []
    /// All other columns: the UTF-8 of the cells, one after the other.
    private(set) var bytes: [UInt8] = []
    /// Where in `bytes` each cell ends.
    private(set) var ends: [Int] = []
    /// Which cells are empty: the element does not have the property. Such a
    /// cell has a place in the arrays above, whose content means nothing.
    private(set) var isMissing: [Bool] = []

    init(name: String, type: ValueType) {
        self.name = name
        self.type = type
    }

    mutating func removeAll() {
        integers.removeAll(keepingCapacity: true)
        doubles.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        isMissing.removeAll(keepingCapacity: true)
    }

    /// The UTF-8 of a cell of a text column.
    func text(at row: Int) -> ArraySlice<UInt8> {
        bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]]
    }

    /// A cell as a value; nil where it is empty.
    func value(at row: Int) -> PropertyValue? {
        if isMissing[row] { return nil }
        switch type {
        case .bool: return .bool(integers[row] != 0)
        case .byte: return .byte(Int8(truncatingIfNeeded: integers[row]))
        case .short: return .short(Int16(truncatingIfNeeded: integers[row]))
        case .int: return .int(Int32(truncatingIfNeeded: integers[row]))
        case .long: return .long(integers[row])
        case .float: return .float(Float(doubles[row]))
        case .double: return .double(doubles[row])
        default: return CSVColumn.value(of: String(decoding: text(at: row), as: UTF8.self), type)
        }
    }

    /// The value that a text spells; nil if it does not.
    private static func value(of text: String, _ type: ValueType) -> PropertyValue? {
        switch type {
        case .string: .string(text)
        case .bigInteger: BigInteger(text).map { .bigInteger($0) }
        case .bigDecimal: BigDecimal(text).map { .bigDecimal($0) }
        case .dateTime: DateTime(text).map { .dateTime($0) }
        case .duration: Duration(isoText: text).map { .duration($0) }
        case .uuid: UUID(uuidString: text).map { .uuid($0) }
        case .binary: Base64.decode(text).map { .binary($0) }
        case .char:
            text.unicodeScalars.count == 1 ? text.unicodeScalars.first.map { .char($0) } : nil
        default: nil
        }
    }

    /// Adds a cell; false if it is not of the column's type.
    mutating func append(
        _ source: UnsafeBufferPointer<UInt8>, _ cell: CSVScanner.Cell
    ) -> Bool {
        let part = UnsafeBufferPointer(rebasing: source[cell.start..<cell.end])
        let isEmpty = part.isEmpty && !(cell.isQuoted && type == .string)
        isMissing.append(isEmpty)
        switch type {
        case .byte, .short, .int, .long:
            integers.append(0)
            if isEmpty { return true }
            guard let value = CSVNumber.integer(part), fits(value) else { return false }
            integers[integers.count - 1] = value
        case .bool:
            integers.append(0)
            if isEmpty { return true }
            guard let value = CSVNumber.bool(part) else { return false }
            integers[integers.count - 1] = value ? 1 : 0
        case .float, .double:
            doubles.append(0)
            if isEmpty { return true }
            guard let value = CSVNumber.double(part) else { return false }
            doubles[doubles.count - 1] = value
        default:
            if cell.hasEscapes { appendUnescaped(part) } else { bytes.append(contentsOf: part) }
            ends.append(bytes.count)
            if isEmpty { return true }
            if part.contains(where: { $0 >= 0x80 }), String(validating: part, as: UTF8.self) == nil
            {
                return false
            }
            if type != .string {
                return CSVColumn.value(of: String(decoding: part, as: UTF8.self), type) != nil
            }
        }
        return true
    }

    /// Adds a cell of the plainest form, without quotes and not empty.
    ///
    /// - Parameter terminator: what must follow the cell.
    /// - Returns: where the next cell begins; nil if this one is another, so
    ///   that nothing was added.
    @inline(__always)
    mutating func appendPlain(
        _ source: UnsafeBufferPointer<UInt8>, from start: Int, before terminator: UInt8
    ) -> Int? {
        let end: Int
        switch type {
        case .byte, .short, .int, .long:
            guard let number = PlainNumber(source, from: start), source[number.end] == terminator,
                let value = number.integer, fits(value)
            else { return nil }
            integers.append(value)
            end = number.end
        case .double:
            guard let number = PlainNumber(source, from: start), source[number.end] == terminator
            else { return nil }
            doubles.append(number.double)
            end = number.end
        case .string:
            guard let found = CSVColumn.endOfPlainText(source, from: start, before: terminator)
            else { return nil }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<found]))
            ends.append(bytes.count)
            end = found
        default: return nil
        }
        isMissing.append(false)
        return end &+ 1
    }

    /// Takes the last cell out, which ``appendPlain(_:from:before:)`` has added.
    mutating func removeLastPlain() {
        isMissing.removeLast()
        switch type {
        case .double: doubles.removeLast()
        case .string:
            ends.removeLast()
            bytes.removeLast(bytes.count - (ends.last ?? 0))
        default: integers.removeLast()
        }
    }

    /// Where a cell ends that is ASCII without quotes and not empty.
    @inline(__always)
    static func endOfPlainText(
        _ source: UnsafeBufferPointer<UInt8>, from start: Int, before terminator: UInt8
    ) -> Int? {
        var place = start
        while place < source.count {
            let byte = source[place]
            if byte == terminator { return place == start ? nil : place }
            // Other line ends and quotes are among those that stop here.
            if byte < UInt8(ascii: " ") || byte >= 0x80 || byte == UInt8(ascii: "\"")
                || byte == UInt8(ascii: ",")
            {
                return nil
            }
            place &+= 1
        }
        return nil
    }

    private mutating func appendUnescaped(_ part: UnsafeBufferPointer<UInt8>) {
        var wasQuote = false
        for byte in part {
            // Of each pair of quotes the second is left out.
            wasQuote = byte == UInt8(ascii: "\"") && !wasQuote
            if byte != UInt8(ascii: "\"") || wasQuote { bytes.append(byte) }
        }
    }

    private func fits(_ value: Int64) -> Bool {
        switch type {
        case .byte: Int8(exactly: value) != nil
        case .short: Int16(exactly: value) != nil
        case .int: Int32(exactly: value) != nil
        default: true
        }
    }
}
