import ConfGraph

/// What flows through the naive interpreter. Two values are the same when
/// their texts are.
indirect enum NaiveValue {
    case vertex(Int)
    case edge(Int)
    case int(Int)
    case long(Int)
    case double(Double)
    case text(String)
    case list([NaiveValue])
    case map([(key: NaiveValue, value: NaiveValue)])
    case path([NaiveValue])
    case bag([NaiveValue])

    /// As `PropertyValue.shown(sortingLists:)` writes it, lists in the order
    /// of their texts.
    var shown: String {
        switch self {
        case .vertex(let place): "v[v\(place)]"
        case .edge(let place): "e[e\(place)]"
        case .int(let value): "\(value)"
        case .long(let value): "\(value)l"
        case .double(let value): "\(value)"
        case .text(let text): text
        case .list(let values): "[" + values.map(\.shown).sorted().joined(separator: ",") + "]"
        case .bag(let values): "bulk[" + values.map(\.shown).sorted().joined(separator: ",") + "]"
        case .path(let values): "path[" + values.map(\.shown).joined(separator: ",") + "]"
        case .map(let entries):
            entries.isEmpty
                ? "[:]"
                : "["
                    + entries.map { "\($0.key.shown):\($0.value.shown)" }.sorted()
                    .joined(separator: ",") + "]"
        }
    }

    var number: Double? {
        switch self {
        case .int(let value), .long(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }

    var propertyValue: PropertyValue {
        switch self {
        case .int(let value): .int(Int32(value))
        case .long(let value): .long(Int64(value))
        case .double(let value): .double(value)
        default: .string(shown)
        }
    }

    /// A number as wide as the widest of these.
    static func widest(_ value: Double, of all: [NaiveValue]) -> NaiveValue {
        var isLong = false
        for item in all {
            if case .double = item { return .double(value) }
            if case .long = item { isLong = true }
        }
        return isLong ? .long(Int(value)) : .int(Int(value))
    }
}
