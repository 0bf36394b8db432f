/// Takes out of the graph what a source no longer claims: edges, values, then
/// vertices that nothing else holds; except what a traversal created or changed.
struct ClaimRemoval {
    let ledger: ClaimLedger
    private var writer: StorageWriter { ledger.writer }
    private var store: ClaimStore { ledger.store }
    /// Told of every edge that goes.
    var onEdge: (ClaimLedger.EdgeEnd) -> Void = { _ in }

    init(_ ledger: ClaimLedger) { self.ledger = ledger }

    private struct Dropped {
        var claim: ClaimStore.Claim
        var values: [UInt32: [ExactValue]] = [:]
    }

    /// Removes edges and values at once, and returns what to do with the
    /// vertices: they go once relations are up to date.
    func run() throws -> [Int64] {
        let claims = ledger.dropped()
        guard !claims.isEmpty else {
            try ledger.forget([])
            return []
        }
        try ledger.forget(claims)
        var vertices: [Int64: Dropped] = [:]
        var edges: [Int64: Dropped] = [:]
        for claim in claims {
            switch claim.statement.kind {
            case .vertex: vertices[claim.statement.element] = Dropped(claim: claim)
            case .edge: edges[claim.statement.element] = Dropped(claim: claim)
            default: break
            }
        }
        var loose: [ClaimStore.Claim] = []
        for claim in claims {
            let statement = claim.statement
            switch statement.kind {
            case .vertexProperty:
                if vertices[statement.element] != nil {
                    vertices[statement.element]!.values[statement.name, default: []].append(
                        statement.value)
                } else {
                    loose.append(claim)
                }
            case .edgeProperty:
                if edges[statement.element] != nil {
                    edges[statement.element]!.values[statement.name, default: []].append(
                        statement.value)
                } else {
                    loose.append(claim)
                }
            default: break
            }
        }

        // A talk of the user's keeps its edges, and so its speaker; a vertex that others claim keeps what they claim.
        let talk = try writer.labelID(NoteVocabulary.talk)
        var kept: Set<Int64> = []
        var going: [Int64] = []
        for (vertex, dropped) in vertices.sorted(by: { $0.key < $1.key }) {
            guard try writer.labelSet(ofVertex: vertex) != nil else { continue }
            if try !store.claims(on: .vertex, vertex).isEmpty {
                for (name, values) in dropped.values {
                    for value in values {
                        loose.append(
                            .init(
                                statement: .init(.vertexProperty, vertex, name, value.value),
                                line: 0, isMade: true))
                    }
                }
            } else if try !dropped.claim.isMade || isTouched(vertex, dropped) {
                if dropped.claim.statement.name == talk { kept.insert(vertex) }
            } else {
                if dropped.claim.statement.name == talk { try removeTags(of: vertex) }
                going.append(vertex)
            }
        }
        for (edge, dropped) in edges.sorted(by: { $0.key < $1.key }) {
            guard let end = ClaimLedger.ends(dropped.claim.statement), dropped.claim.isMade,
                try writer.edge(edge) != nil, !kept.contains(end.from), !kept.contains(end.to),
                try store.claims(on: .edge, edge).isEmpty,
                try !isTouched(edge: edge, dropped)
            else { continue }
            try writer.removeEdge(edge)
            ledger.touch(end.from)
            ledger.touch(end.to)
            onEdge(end)
        }
        for claim in loose where claim.isMade { try removeValue(claim.statement) }
        return going
    }

    /// Removes the topics that only the vocabulary's rules saw in a talk that
    /// goes.
    private func removeTags(of talk: Int64) throws {
        guard let about = try writer.labelID(NoteVocabulary.about) else { return }
        var expansion = Expansion()
        try [talk].withUnsafeBufferPointer {
            try writer.expand($0, .out, labels: [about], edges: true, into: &expansion)
        }
        for (topic, edge) in zip(expansion.neighbors, expansion.edges) {
            let claims = try store.claims(on: .edge, edge)
            guard !claims.isEmpty,
                claims.allSatisfy({ $0.source == ClaimStore.tagged && $0.claim.isMade })
            else { continue }
            for kind in [ClaimStore.Kind.edge, .edgeProperty] {
                for (source, claim) in try store.claims(on: kind, edge) {
                    try store.remove(claim.statement, source: source)
                }
            }
            try writer.removeEdge(edge)
            onEdge(ClaimLedger.EdgeEnd(label: about, from: talk, to: topic))
        }
    }

    /// Removes the vertices that nothing holds any more.
    func removeVertices(_ vertices: [Int64]) throws {
        for vertex in vertices where try writer.labelSet(ofVertex: vertex) != nil {
            guard try degree(vertex) == 0 else { continue }
            try writer.removeVertex(vertex)
            ledger.touch(vertex)
        }
    }

    private func degree(_ vertex: Int64) throws -> Int64 {
        var degrees: [Int64] = []
        try [vertex].withUnsafeBufferPointer {
            try writer.degrees($0, .both, labels: nil, into: &degrees)
        }
        return degrees.reduce(0, +)
    }

    /// Whether a traversal added or changed a value of a vertex, or an edge at it.
    private func isTouched(_ vertex: Int64, _ dropped: Dropped) throws -> Bool {
        var found = false
        try writer.vertexProperties(vertex, key: nil) { key, property, value in
            guard property >= 0, !found else { return }
            let single = ExactValue(value)
            let several = ExactValue(ClaimLedger.claimed(value, .set))
            if dropped.values[key]?.contains(where: { $0 == single || $0 == several }) != true {
                found = true
            }
        }
        if found { return true }
        var expansion = Expansion()
        try [vertex].withUnsafeBufferPointer {
            try writer.expand($0, .both, labels: nil, edges: true, into: &expansion)
        }
        for edge in expansion.edges where !ledger.hasClaimed(edge: edge) {
            if try store.claims(on: .edge, edge).isEmpty { return true }
        }
        return false
    }

    private func isTouched(edge: Int64, _ dropped: Dropped) throws -> Bool {
        var found = false
        try writer.edgeProperties(edge, key: nil) { key, value in
            if dropped.values[key]?.contains(ExactValue(value)) != true { found = true }
        }
        return found
    }

    /// Takes a value back from an element that stays: another source's value
    /// takes its place, if one claims any.
    private func removeValue(_ statement: ClaimStore.Statement) throws {
        let others = try store.claims(on: statement.kind, statement.element, name: statement.name)
        if others.contains(where: { $0.claim.statement == statement }) { return }
        let key = try writer.keyName(statement.name)
        if statement.kind == .edgeProperty {
            guard try writer.edge(statement.element) != nil else { return }
            var current: PropertyValue?
            try writer.edgeProperties(statement.element, key: statement.name) { _, value in
                current = value
            }
            guard let current, ExactValue(current) == statement.value else { return }
            if let other = others.first {
                try writer.setEdgeProperty(
                    statement.element, key, other.claim.statement.value.value)
            } else {
                try writer.removeEdgeProperty(statement.element, key)
            }
            return
        }
        guard try writer.labelSet(ofVertex: statement.element) != nil else { return }
        for (property, value) in try ledger.values(statement.element, statement.name) {
            let isValue =
                ExactValue(value) == statement.value
                || ExactValue(ClaimLedger.claimed(value, .set)) == statement.value
            guard isValue else { continue }
            ledger.touch(statement.element)
            if let other = others.first, !NoteVocabulary.isSet(key) {
                try writer.setVertexProperty(
                    statement.element, key, other.claim.statement.value.value, cardinality: .single,
                    id: nil)
            } else {
                try writer.removeVertexProperty(vertex: statement.element, property: property)
            }
            return
        }
    }
}
