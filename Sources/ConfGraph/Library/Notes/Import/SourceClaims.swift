/// What one source claims while it is loaded, before and now.
struct SourceClaims {
    typealias Statement = ClaimRecord.Statement
    typealias Claim = ClaimRecord.Claim

    /// Claims on vertices and their properties …
    private var vertices: ClaimTable
    /// … and on edges and theirs …
    private var edges: ClaimTable
    /// … but for those made last, which are hardly ever looked for.
    private var newEdges: [ClaimRecord.NewEdge] = []
    /// How many claims came, went or moved.
    var changes = 0

    init(_ before: ClaimRecord) {
        let capacity = before.claims.count
        vertices = ClaimTable(capacity: max(capacity, 256))
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
            Self.keep(&edges[at], line, &changes)
        } else {
            guard let at = vertices.index(of: statement) else { return false }
            Self.keep(&vertices[at], line, &changes)
        }
        return true
    }

    private static func keep(_ entry: inout ClaimTable.Entry, _ line: Int, _ changes: inout Int) {
        guard entry.state == .old else { return }
        entry.state = .kept
        if entry.claim.line != line {
            // The same thing on another line is no change of the graph.
            entry.claim.line = line
            changes += 1
        }
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
                Self.keep(&edges[at], line, &changes)
                return false
            }
        } else if let at = vertices.insert(claim, .new) {
            Self.keep(&vertices[at], line, &changes)
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
    mutating func append(_ edge: ClaimRecord.NewEdge) {
        newEdges.append(edge)
        changes += 1
    }

    private mutating func tableNewEdges() {
        for edge in newEdges {
            for claim in edge.claims { edges.append(claim, .new) }
        }
        newEdges.removeAll()
    }

    /// What is claimed no longer.
    var dropped: [Claim] {
        (vertices.entries + edges.entries).filter { $0.state == .old }.map(\.claim)
    }

    /// What is claimed now, under these names.
    func record(_ names: [ClaimRecord.Name]) -> ClaimRecord {
        var now: [Claim] = []
        now.reserveCapacity(vertices.entries.count + edges.entries.count)
        for entry in vertices.entries where entry.state != .old { now.append(entry.claim) }
        for entry in edges.entries where entry.state != .old { now.append(entry.claim) }
        return ClaimRecord(claims: now, newEdges: newEdges, names: names)
    }

    /// What is claimed now of a property.
    mutating func valuing(_ place: Statement) -> [Claim] {
        if place.kind.isOfEdge { tableNewEdges() }
        return (place.kind.isOfEdge ? edges : vertices).entries.lazy.filter { entry in
            let statement = entry.claim.statement
            return entry.state != .old && statement.kind == place.kind
                && statement.element == place.element && statement.name == place.name
        }.map(\.claim)
    }
}
