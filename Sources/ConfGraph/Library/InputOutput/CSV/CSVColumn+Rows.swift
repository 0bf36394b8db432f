// Cells become rows without being a value in between, wherever the type allows.
extension CSVColumn {
    /// Adds a cell as a property to an edge's payload, unless it is empty.
    @inline(__always)
    func append(row: Int, key: UInt32, to payload: inout EdgePayload) throws {
        if isMissing[row] { return }
        switch type {
        case .bool, .byte, .short, .int, .long: payload.add(key, type, integer: integers[row])
        case .double where doubles[row].isNativelyStored:
            payload.add(key, type, double: doubles[row])
        case .string: payload.add(key, text: text(at: row))
        default: if let value = value(at: row) { try payload.add(key, value) }
        }
    }

    /// Adds a cell, which is not empty, as a row of a vertex's property.
    @inline(__always)
    func append(row: Int, vertex: Int64, key: Int64, id: Int64, to rows: RowBatch) throws {
        let code = Int64(type.rawValue)
        switch type {
        case .bool, .byte, .short, .int, .long:
            rows.append(vertex, key, id, code, integer: integers[row])
        case .double where doubles[row].isNativelyStored:
            rows.append(vertex, key, id, code, double: doubles[row])
        case .string: rows.append(vertex, key, id, code, text: text(at: row))
        default:
            if let value = value(at: row) { try rows.append(vertex, key, id: id, value: value) }
        }
    }
}
