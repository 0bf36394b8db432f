extension StorageReader {
    /// The values that a vertex has through edges: computed at every read, so
    /// they are never stale. Their property numbers are negative: the
    /// complement of the edge's key.
    func derivedProperties(
        _ vertex: Int64, key: UInt32?,
        _ body: (_ key: UInt32, _ property: Int64, _ value: PropertyValue) throws -> Void
    ) throws {
        let rules = try derivedRules(vertex, key: key)
        guard !rules.isEmpty else { return }
        var expansion = Expansion()
        for rule in rules {
            expansion.removeAll()
            try withUnsafePointer(to: vertex) { source in
                try expand(
                    UnsafeBufferPointer(start: source, count: 1), rule.direction,
                    labels: [rule.edge], edges: true, into: &expansion)
            }
            // By edge, which is the order in which the edges were added.
            let order = expansion.edges.indices.sorted {
                expansion.edges[$0] < expansion.edges[$1]
            }
            var seen = Set<ExactValue>()
            for index in order {
                let neighbor = expansion.neighbors[index]
                // Not through the neighbour's own derived properties: rules
                // may not build on each other, so there is no cycle.
                var values: [PropertyValue] = []
                try StoredValues(of: rule.sourceKey, on: connection).append(
                    of: neighbor, to: &values)
                for value in values where seen.insert(ExactValue(value)).inserted {
                    try body(rule.key, ~expansion.edges[index], value)
                }
            }
        }
    }

    /// The rules that apply to a vertex, and to a key if one is given.
    func derivedRules(_ vertex: Int64, key: UInt32?) throws -> [DerivedProperty] {
        let candidates = try catalog.derived.filter { key == nil || $0.key == key }
        guard !candidates.isEmpty, let set = try labelSet(ofVertex: vertex) else { return [] }
        let labels = try labels(inSet: set)
        return candidates.filter { labels.contains($0.label) }
    }

}
