/// What one source claims while it is loaded, before and now.
struct SourceClaims {
    typealias Statement = ClaimRecord.Statement
    typealias Claim = ClaimRecord.Claim

    /// Claims on vertices and their properties …
    private var vertices: ClaimTable
    /// … and on edges and theirs, which are hardly ever looked for.
    private var edges: ClaimTable
    /// How many claims came, went or moved.
    var changes = 0

    init(_ before: ClaimRecord) {
        let capacity = before.claims.count
        vertices = ClaimTable(capacity: max(capacity, 256))
        edges = ClaimTable(capacity: max(capacity, 128))
        for claim in before.claims {
            _ =
                claim.statement.kind.isOfEdge
                ? edges.insert(claim, .old) : vertices.insert(claim, .old)
        }
    }

    /// Claims what is claimed already; false if it is not.
    mutating func keep(_ statement: Statement, line: Int) -> Bool {
        if statement.kind.isOfEdge {
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

    /// Claims something of an edge that was not claimed before.
    mutating func append(ofEdge statement: Statement, line: Int, isMade: Bool) {
        edges.append(Claim(statement: statement, line: line, isMade: isMade), .new)
        changes += 1
    }

    /// What is claimed no longer.
    var dropped: [Claim] {
        (vertices.entries + edges.entries).filter { $0.state == .old }.map(\.claim)
    }

    /// What is claimed now.
    var now: [Claim] {
        var result: [Claim] = []
        result.reserveCapacity(vertices.entries.count + edges.entries.count)
        for entry in vertices.entries where entry.state != .old { result.append(entry.claim) }
        for entry in edges.entries where entry.state != .old { result.append(entry.claim) }
        return result
    }

    /// What is claimed now of a property.
    func valuing(_ place: Statement) -> [Claim] {
        (place.kind.isOfEdge ? edges : vertices).entries.lazy.filter { entry in
            let statement = entry.claim.statement
            return entry.state != .old && statement.kind == place.kind
                && statement.element == place.element && statement.name == place.name
        }.map(\.claim)
    }
}
