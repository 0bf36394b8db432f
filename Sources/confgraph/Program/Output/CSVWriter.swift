import ConfGraph

/// A header, then a row for each result, as RFC 4180 quotes them.
///
/// Maps give a column a key, elements their id, label and properties, and
/// everything else the column `value`. Results may differ: a column that
/// appears late is empty in the rows before. The header stands first, so rows
/// wait for the last result; when more than 64 MB wait, the header is settled.
struct CSVWriter: ResultWriter {
    private static let settlingSize = 64 << 20

    let output: OutputBuffer
    private var columns: [[UInt8]] = []
    private var places: [[UInt8]: Int] = [:]
    /// Encoded fields; a row that ends early is filled up later.
    private var rows: [UInt8] = []
    private var ends: [(offset: Int, fields: Int)] = []
    private var isSettled = false
    private var count = 0

    init(output: OutputBuffer) { self.output = output }

    mutating func write(_ value: PropertyValue) throws {
        count += 1
        var fields = [[UInt8]?](repeating: nil, count: columns.count)
        for (name, value) in cells(of: value) {
            let place = try place(of: name)
            if place >= fields.count {
                fields += [[UInt8]?](repeating: nil, count: place + 1 - fields.count)
            }
            fields[place] = Self.field(value)
        }
        for (index, field) in fields.enumerated() {
            if index > 0 { rows.append(UInt8(ascii: ",")) }
            if let field { rows.append(contentsOf: field) }
        }
        ends.append((rows.count, fields.count))
        if rows.count >= Self.settlingSize || isSettled { try settle() }
    }

    mutating func end() throws { try settle() }

    private mutating func place(of name: String) throws -> Int {
        let key = Array(name.utf8)
        if let place = places[key] { return place }
        if isSettled {
            throw GraphError(
                .runtime,
                "Result \(count) has a column \(Printable.quoted(name)) that the header, "
                    + "which is written already, lacks. Project the columns you want, or use "
                    + "--format ndjson.")
        }
        places[key] = columns.count
        columns.append(key)
        return columns.count - 1
    }

    /// Writes the header, once, and the rows that wait.
    private mutating func settle() throws {
        if !isSettled, count > 0 {
            isSettled = true
            for (index, column) in columns.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                output.append(contentsOf: Self.quoted(column))
            }
            output.append(UInt8(ascii: "\n"))
        }
        var start = 0
        for (end, fields) in ends {
            output.append(contentsOf: rows[start..<end])
            for _ in max(fields, 1)..<max(columns.count, 1) { output.append(UInt8(ascii: ",")) }
            output.append(UInt8(ascii: "\n"))
            start = end
            try output.endResult()
        }
        rows.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    // MARK: Cells

    private func cells(of value: PropertyValue) -> [(String, PropertyValue)] {
        switch value {
        case .map(let map):
            map.map { ($0.key.description, $0.value) }
        case .vertex(let vertex):
            [
                ("id", vertex.id.propertyValue),
                ("label", .string(vertex.labels.joined(separator: "::"))),
            ] + properties(of: vertex)
        case .edge(let edge):
            [
                ("id", edge.id.propertyValue), ("label", .string(edge.label)),
                ("source", edge.source.id.propertyValue), ("target", edge.target.id.propertyValue),
            ] + edge.properties.map { ($0.key, $0.value) }
        case .vertexProperty(let property):
            [("key", .string(property.key)), ("value", property.value)]
        case .property(let property):
            [("key", .string(property.key)), ("value", property.value)]
        default:
            [("value", value)]
        }
    }

    /// A key of one value is that value, a key of several a list.
    private func properties(of vertex: Vertex) -> [(String, PropertyValue)] {
        vertex.propertyKeys.map { key in
            let values = vertex.values(key)
            return (key, values.count == 1 ? values[0] : .list(values))
        }
    }

    /// Collections and elements inside a cell are JSON; null is empty.
    private static func field(_ value: PropertyValue) -> [UInt8] {
        switch value {
        case .null: return []
        case .string(let text): return quoted(Array(text.utf8), isText: true)
        case .list, .set, .map, .bulkSet, .path, .tree, .graph, .vertex, .edge, .vertexProperty,
            .property, .point:
            var json: [UInt8] = []
            PlainJSON.encode(value, into: &json)
            return quoted(json)
        default: return quoted(Array(value.description.utf8))
        }
    }

    /// Quotes where a reader needs it; an empty text is quoted to tell it
    /// from null.
    private static func quoted(_ bytes: [UInt8], isText: Bool = false) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        let blank = UInt8(ascii: " ")
        let special = bytes.contains {
            $0 == quote || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n")
                || $0 == UInt8(ascii: "\r")
        }
        let needed =
            special || bytes.first == blank || bytes.last == blank || (isText && bytes.isEmpty)
        guard needed else { return bytes }
        var result = [quote]
        for byte in bytes {
            if byte == quote { result.append(quote) }
            result.append(byte)
        }
        result.append(quote)
        return result
    }
}
