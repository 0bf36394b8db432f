/// Takes out of the graph what a source no longer claims: edges, values, then
/// vertices that nothing else holds; except what a traversal created or changed.
struct ClaimRemoval {
    typealias Claim = ClaimRecord.Claim
    typealias Statement = ClaimRecord.Statement

    let ledger: ClaimLedger
    private var writer: StorageWriter { ledger.writer }
    private var store: ClaimStore { ledger.store }

    init(_ ledger: ClaimLedger) { self.ledger = ledger }

    private struct Dropped {
        var claim: Claim
        var values: [UInt32: [ExactValue]] = [:]
    }

    func run() throws {
        let claims = ledger.dropped()
        guard !claims.isEmpty else { return }
        ledger.session.forget()
        try ledger.session.rows.writeAll()
        var vertices: [Int64: Dropped] = [:]
        var edges: [Int64: Dropped] = [:]
        for claim in claims {
            switch claim.statement.kind {
            case .vertex: vertices[claim.statement.element] = Dropped(claim: claim)
            case .edge: edges[claim.statement.element] = Dropped(claim: claim)
            default: break
            }
        }
        var loose: [Claim] = []
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

        // A talk of the user's keeps its edges, and so its speaker; a vertex that
        // others claim keeps what they claim.
        var kept: Set<Int64> = []
        var going: [Int64] = []
        for (vertex, dropped) in vertices.sorted(by: { $0.key < $1.key }) {
            guard try writer.labelSet(ofVertex: vertex) != nil else { continue }
            if try store.sources(claiming: vertex, limit: 2).contains(where: {
                $0 != ledger.source
            }) {
                for (name, values) in dropped.values {
                    for value in values {
                        loose.append(
                            Claim(
                                statement: .value(vertex, name, value.value), line: 0, isMade: true)
                        )
                    }
                }
            } else if try !dropped.claim.isMade || isTouched(vertex, dropped) {
                if dropped.claim.statement.name == ledger.session.labels.talk {
                    kept.insert(vertex)
                }
            } else {
                if dropped.claim.statement.name == ledger.session.labels.talk {
                    try removeTags(of: vertex)
                }
                going.append(vertex)
            }
        }
        for (edge, dropped) in edges.sorted(by: { $0.key < $1.key }) {
            let statement = dropped.claim.statement
            guard try store.others(claiming: statement, except: ledger.source).isEmpty else {
                // What others say of it takes the place of what is said no more.
                for (key, values) in dropped.values {
                    for value in values {
                        loose.append(
                            Claim(
                                statement: .edgeValue(
                                    edge, from: statement.vertex, key, value.value),
                                line: 0, isMade: true))
                    }
                }
                continue
            }
            guard dropped.claim.isMade, try writer.edge(edge) != nil,
                !kept.contains(statement.vertex), !kept.contains(statement.target),
                try !isTouched(edge: edge, dropped)
            else { continue }
            try writer.removeEdge(edge)
            ledger.touch(statement.vertex)
            ledger.touch(statement.target)
            ledger.removedEdges.append(
                .init(label: statement.name, from: statement.vertex, to: statement.target))
            if statement.name == ledger.session.labels.about {
                ledger.session.relations.touch(statement.target)
            }
        }
        for claim in loose where claim.isMade { try removeValue(claim.statement) }
        // Those that are related go once their relations are up to date.
        for vertex in going {
            try remove(vertex)
            ledger.touch(vertex)
        }
    }

    /// Removes the topics that only the vocabulary's rules saw in a talk that
    /// goes.
    private func removeTags(of talk: Int64) throws {
        guard ledger.source != ClaimStore.tagged else { return }
        var tags: [Statement] = []
        var noted: Set<Int64> = []
        try store.forEachClaim(about: talk, except: ledger.source) { found in
            guard found.claim.statement.kind == .edge else { return true }
            if found.source == ClaimStore.tagged, found.claim.isMade {
                tags.append(found.claim.statement)
            } else {
                noted.insert(found.claim.statement.element)
            }
            return true
        }
        for tag in tags
        where try !noted.contains(tag.element) && !ledger.hasClaimed(edge: tag.element)
            && writer.edge(tag.element) != nil
        {
            try writer.removeEdge(tag.element)
            ledger.session.relations.touch(tag.target)
        }
        ledger.session.untag(talk)
    }

    /// Removes a vertex that nothing holds any more, with the relations that the
    /// loader gave it.
    private func remove(_ vertex: Int64) throws {
        var expansion = Expansion()
        try [vertex].withUnsafeBufferPointer {
            try writer.expand($0, .both, labels: nil, edges: true, into: &expansion)
        }
        for edge in expansion.edges where try !ledger.session.relations.owns(edge) { return }
        try ledger.session.relations.forget(vertex)
        try writer.removeVertex(vertex)
    }

    /// Whether a traversal added or changed a value of a vertex, or an edge at it.
    private func isTouched(_ vertex: Int64, _ dropped: Dropped) throws -> Bool {
        var found = false
        try writer.vertexProperties(vertex, key: nil) { key, property, value in
            guard property >= 0, !found else { return }
            let single = ExactValue(value)
            let several = ExactValue(ClaimLedger.claimed(value))
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
            guard let record = try writer.edge(edge), try !ledger.session.relations.owns(edge)
            else { continue }
            let statement = Statement.edge(
                edge, record.label, from: record.source, to: record.target)
            if try store.others(claiming: statement, except: ledger.source).isEmpty { return true }
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

    /// Takes a value back from an element that stays: another claim's value
    /// takes its place, if there is any.
    private func removeValue(_ statement: Statement) throws {
        let others = try ledger.claims(valuing: statement)
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
                || ExactValue(ClaimLedger.claimed(value)) == statement.value
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
