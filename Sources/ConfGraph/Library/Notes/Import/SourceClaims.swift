/// What one source claims while it is loaded, before and now.
struct SourceClaims {
    typealias Statement = ClaimRecord.Statement
    typealias Claim = ClaimRecord.Claim

    /// Claims on vertices and their properties …
    private var vertices: ClaimTable
    /// … and on edges and theirs …
    private var edges: ClaimTable
    /// … but for topics that others have claimed …
    private var topics: [NewClaims.Topic] = []
    /// … and for edges made last: both are hardly ever looked for.
    private(set) var newEdges: [NewClaims.Edge] = []
    /// How many new edges have been put among `edges`.
    private(set) var tabledEdges = 0
    /// Names, some perhaps several times; those of `topics` excepted.
    private var names: [ClaimRecord.Name] = []
    /// How many claims came, went or moved.
    var changes = 0

    init(_ before: ClaimRecord) {
        let capacity = before.claims.count
        vertices = ClaimTable(capacity: max(capacity, 128))
        edges = ClaimTable(capacity: capacity)
        for claim in before.claims {
            _ =
                claim.statement.kind.isOfEdge
                ? edges.insert(claim, .old) : vertices.insert(claim, .old)
        }
    }

    /// Claims what is claimed already; false if it is not.
    mutating func keep(_ statement: Statement, line: Int) -> Bool {
        if statement.kind.isOfEdge {
            tableNewEdges()
            guard let at = edges.index(of: statement) else { return false }
            if edges.keep(at, line: line) { changes += 1 }
        } else {
            guard let at = vertices.index(of: statement) else { return false }
            // The same thing on another line is no change of the graph.
            if vertices.keep(at, line: line) { changes += 1 }
        }
        return true
    }

    /// Claims something.
    ///
    /// - Returns: Whether it was not claimed before.
    @discardableResult
    mutating func insert(_ statement: Statement, line: Int, isMade: Bool) -> Bool {
        let claim = Claim(statement: statement, line: line, isMade: isMade)
        if statement.kind.isOfEdge {
            tableNewEdges()
            if let at = edges.insert(claim, .new) {
                if edges.keep(at, line: line) { changes += 1 }
                return false
            }
        } else if let at = vertices.insert(claim, .new) {
            if vertices.keep(at, line: line) { changes += 1 }
            return false
        }
        changes += 1
        return true
    }

    /// Claims an edge that was not claimed before.
    mutating func append(_ statement: Statement, line: Int, isMade: Bool) {
        edges.append(Claim(statement: statement, line: line, isMade: isMade), .new)
        changes += 1
    }

    /// Claims an edge that was made.
    mutating func append(_ edge: NewClaims.Edge) {
        newEdges.append(edge)
        changes += 1
    }

    private mutating func tableNewEdges() {
        guard !newEdges.isEmpty else { return }
        for edge in newEdges {
            for claim in edge.claims { edges.append(claim, .new) }
        }
        tabledEdges += newEdges.count
        newEdges.removeAll()
    }

    /// Claims a topic, or one more name of it, that was not claimed before.
    mutating func append(_ topic: NewClaims.Topic) {
        topics.append(topic)
        changes += 1
    }

    /// Puts what was claimed of a topic where it is looked for.
    mutating func table(topic vertex: Int64) {
        guard let first = topics.firstIndex(where: { $0.vertex == vertex }) else { return }
        for topic in topics[first...] where topic.vertex == vertex {
            for claim in topic.claims { vertices.append(claim, .new) }
            if let name = topic.keyName { names.append(name) }
        }
        topics.removeAll { $0.vertex == vertex }
    }

    mutating func append(_ name: ClaimRecord.Name) { names.append(name) }

    /// What is claimed no longer.
    var dropped: [Claim] { vertices.dropped + edges.dropped }

    /// What is claimed now.
    var record: ClaimRecord {
        ClaimRecord(
            claims: vertices.current + topics.flatMap(\.claims) + edges.current
                + newEdges.flatMap(\.claims),
            names: names + topics.compactMap(\.keyName))
    }

    /// What is claimed now, of a source that claimed nothing before.
    var new: NewClaims {
        NewClaims(
            claims: edges.claims.isEmpty ? vertices.claims : vertices.claims + edges.claims,
            topics: topics, edges: newEdges, names: ClaimRecord.sorted(names))
    }

    /// What is claimed now of a property.
    mutating func valuing(_ place: Statement) -> [Claim] {
        if place.kind.isOfEdge { tableNewEdges() }
        return (place.kind.isOfEdge ? edges : vertices).current.filter { claim in
            let statement = claim.statement
            return statement.kind == place.kind && statement.element == place.element
                && statement.name == place.name
        }
    }
}
