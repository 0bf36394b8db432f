/// One property of all vertices of a label, where all its values are of one
/// type that a column can hold.
final class PropertyColumn: Sendable {
    /// The type of all values; nil: there are none.
    let type: ValueType?
    /// The strings that the codes stand for; nil: the values are numbers.
    let dictionary: StringDictionary?
    /// In the order of the table's chunks.
    let chunks: [ColumnValues]
    let bytes: Int

    init(type: ValueType?, dictionary: StringDictionary?, chunks: [ColumnValues]) {
        self.type = type
        self.dictionary = dictionary
        self.chunks = chunks
        bytes = chunks.reduce(dictionary?.bytes ?? 0) { $0 + $1.bytes }
    }

    /// Whether a column can hold values of a type.
    static func holds(_ type: ValueType) -> Bool {
        switch type {
        case .bool, .byte, .short, .int, .long, .double, .string: true
        default: false
        }
    }

    var isReal: Bool { type == .double }

    /// The value that a number, code or bits stand for.
    func value(_ raw: Int64) -> PropertyValue {
        switch type {
        case .bool: .bool(raw != 0)
        case .byte: .byte(Int8(truncatingIfNeeded: raw))
        case .short: .short(Int16(truncatingIfNeeded: raw))
        case .int: .int(Int32(truncatingIfNeeded: raw))
        case .long: .long(raw)
        case .double: .double(Double(bitPattern: UInt64(bitPattern: raw)))
        case .string: .string(dictionary!.string(Int(raw)))
        default: .null
        }
    }

    /// Negative, zero or positive as a value comes before, equals or comes
    /// after another.
    func compare(_ left: Int64, _ right: Int64) -> Int {
        if let dictionary { return dictionary.compare(Int(left), Int(right)) }
        if isReal {
            let a = Double(bitPattern: UInt64(bitPattern: left))
            let b = Double(bitPattern: UInt64(bitPattern: right))
            return a < b ? -1 : a > b ? 1 : 0
        }
        return left < right ? -1 : left > right ? 1 : 0
    }

    /// What all values lie between; nil for doubles and where there are none.
    var bounds: ClosedRange<Int64>? {
        guard let type, type != .double else { return nil }
        if let dictionary { return dictionary.count == 0 ? nil : 0...Int64(dictionary.count - 1) }
        var low = Int64.max
        var high = Int64.min
        for chunk in chunks {
            low = min(low, chunk.bounds.lowerBound)
            high = max(high, chunk.bounds.upperBound)
        }
        return low <= high ? low...high : nil
    }
}
