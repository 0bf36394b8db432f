/// What some vertices, of whatever labels, have of one property, as far as
/// columns tell.
struct ColumnParts {
    struct Part {
        let column: PropertyColumn
        /// The rows of those that have the property, ascending, and what they
        /// have: numbers, codes or the bits of doubles.
        var rows: [Int32] = []
        var numbers: [Int64] = []
    }
    var parts: [Part] = []
    /// The rows of those that no column speaks of, ascending.
    var rest: [Int32] = []
}

extension ExecutionContext {
    /// For so many it pays to read anew what has changed of a column.
    private static let manyVertices = 2048
    /// Vertices of more labels in one batch are read from rows.
    private static let mostLabels = 4

    /// Looks vertices up in the columns of their labels; nil where there are
    /// none worth it.
    func columnParts(of vertices: [Int64], key: UInt32) throws -> ColumnParts? {
        guard vertices.count >= options.leastForColumns, !needs.isMutating,
            strategies.allows(ColumnLookupStrategy.self), computed.name(of: key) == nil,
            reader.columns.isUsable
        else { return nil }
        var result = ColumnParts()
        result.rest = Array(0..<Int32(vertices.count))
        for _ in 0..<Self.mostLabels {
            guard let first = result.rest.first,
                let table = try columnTable(of: vertices[Int(first)], key, result.rest.count),
                let column = table.columns[key]
            else { break }
            var part = ColumnParts.Part(column: column)
            part.rows.reserveCapacity(result.rest.count)
            part.numbers.reserveCapacity(result.rest.count)
            var rest: [Int32] = []
            table.look(up: vertices, at: result.rest, in: column) { row, number in
                part.rows.append(row)
                part.numbers.append(number)
            } missing: { row in
                rest.append(row)
            }
            result.parts.append(part)
            result.rest = rest
            if rest.count < options.leastForColumns { break }
        }
        return result.parts.isEmpty ? nil : result
    }

    /// The table that holds a vertex and a column, if it is kept or worth making
    /// for so many vertices.
    private func columnTable(of vertex: Int64, _ key: UInt32, _ count: Int) throws -> LabelTable? {
        let columns = reader.columns
        guard let set = try reader.labelSet(ofVertex: vertex),
            let label = try reader.labels(inSet: set).first
        else { return nil }
        let effort: ColumnReader.Effort = count >= Self.manyVertices ? .patching : .none
        if let table = try columns.table(label, keys: [key], effort) {
            return table.find(vertex) == nil ? nil : table
        }
        guard try columns.earns(label, key, rows: count) else { return nil }
        let table = try columns.table(label, keys: [key], .making)
        return table?.find(vertex) == nil ? nil : table
    }
}
