@testable import ConfGraph

extension PropertyValue {
    /// The value as scenarios write it: with Gremlin's suffix of its type, and
    /// what has no order in the order of its texts. `36`, `36l`, `v[ada]`,
    /// `[age:29l,name:Bo]`, `path[v[ada],v[t1]]`.
    var shown: String { shown(sortingLists: false) }

    /// The same; where the order of lists is open, in the order of their texts.
    func shown(sortingLists isSorting: Bool) -> String {
        func text(_ value: PropertyValue) -> String { value.shown(sortingLists: isSorting) }
        return switch self {
        case .byte(let value): "\(value)b"
        case .short(let value): "\(value)s"
        case .long(let value): "\(value)l"
        case .bigInteger(let value): "\(value)n"
        case .float: "\(description)f"
        case .bigDecimal(let value): "\(value)m"
        case .list(let values):
            "["
                + (isSorting
                    ? Self.sorted(values.map(text)) : values.map(text).joined(separator: ",")) + "]"
        case .set(let values): "{" + Self.sorted(values.map(text)) + "}"
        case .bulkSet(let values): "bulk[" + Self.sorted(values.expanded.map(text)) + "]"
        case .map(let map):
            map.isEmpty
                ? "[:]" : "[" + Self.sorted(map.map { "\(text($0.key)):\(text($0.value))" }) + "]"
        case .path(let path): "path[" + path.objects.map(text).joined(separator: ",") + "]"
        case .edge(let edge): "e[\(edge.id)]"
        case .vertexProperty(let property): "vp[\(property.key)->\(text(property.value))]"
        case .property(let property): "p[\(property.key)->\(text(property.value))]"
        default: description
        }
    }

    private static func sorted(_ texts: [String]) -> String {
        texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ",")
    }
}
