extension ExecutionContext {
    /// A value as `asString()`, `concat()`, `conjoin()` and `format()` write
    /// it: as Java's `toString` does, with blanks in collections, braces
    /// around maps, the ends of an edge, and no zero seconds in a time.
    func text(of value: PropertyValue) throws -> String {
        switch value {
        case .string(let text): return text
        case .vertex(let vertex): return "v[\(try reader.vertexID(vertex.key))]"
        case .edge(let edge):
            return
                "e[\(try reader.edgeID(edge.key))][\(try reader.vertexID(edge.ends.source))-"
                + "\(try labelName(edge.ends.label))->\(try reader.vertexID(edge.ends.target))]"
        case .list, .set, .bulkSet: return "[" + (try joined(value.members)) + "]"
        case .path(let path): return "path[" + (try joined(path.objects)) + "]"
        case .map(let map):
            let entries = try map.map { "\(try text(of: $0.key))=\(try text(of: $0.value))" }
            return map.isEntry ? entries[0] : "{" + (try joined(entries, ", ")) + "}"
        case .dateTime(let date): return date.shortText
        default: return "\(value)"
        }
    }

    private func joined(_ values: [PropertyValue]) throws -> String {
        try joined(values.map { try text(of: $0) }, ", ")
    }

    /// Texts as one, within the budget.
    func joined(_ texts: [String], _ separator: String) throws -> String {
        try make(texts.reduce(texts.count * separator.utf8.count) { $0 + $1.utf8.count })
        return texts.joined(separator: separator)
    }
}
