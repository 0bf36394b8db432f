@testable import ConfGraph

extension PropertyValue {
    /// The value as scenarios write it: with Gremlin's suffix of its type, and
    /// what has no order in the order of its texts. `36`, `36l`, `v[ada]`,
    /// `[age:29l,name:Bo]`, `path[v[ada],v[t1]]`.
    var shown: String {
        switch self {
        case .byte(let value): "\(value)b"
        case .short(let value): "\(value)s"
        case .long(let value): "\(value)l"
        case .bigInteger(let value): "\(value)n"
        case .float: "\(description)f"
        case .bigDecimal(let value): "\(value)m"
        case .list(let values): "[" + values.map(\.shown).joined(separator: ",") + "]"
        case .set(let values): "{" + Self.sorted(values.map(\.shown)) + "}"
        case .bulkSet(let values): "bulk[" + Self.sorted(values.expanded.map(\.shown)) + "]"
        case .map(let map):
            map.isEmpty
                ? "[:]" : "[" + Self.sorted(map.map { "\($0.key.shown):\($0.value.shown)" }) + "]"
        case .path(let path): "path[" + path.objects.map(\.shown).joined(separator: ",") + "]"
        case .edge(let edge): "e[\(edge.id)]"
        case .vertexProperty(let property): "vp[\(property.key)->\(property.value.shown)]"
        case .property(let property): "p[\(property.key)->\(property.value.shown)]"
        default: description
        }
    }

    private static func sorted(_ texts: [String]) -> String {
        texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ",")
    }
}
