/// One source's claims while it is loaded: what it claimed before, what it
/// claims now, and what follows for the graph.
///
/// The rules. A statement that the source made before changes nothing. A new one
/// is added to the graph, unless a traversal has removed what it is about. Of
/// several values for a property that has one, the oldest source's counts. What
/// a traversal created or changed is never touched.
final class ClaimLedger {
    let writer: StorageWriter
    let store: ClaimStore
    let source: Int64

    /// What the source claimed before, and whether it still does.
    private var old: [ClaimStore.Statement: (claim: ClaimStore.Claim, isKept: Bool)] = [:]
    /// The edges it claimed before, by label and ends.
    private var oldEdges: [EdgeEnd: Int64] = [:]
    /// Properties it claimed before, by element and key.
    private var oldValues: [Place: [PropertyValue]] = [:]
    private(set) var oldNames: Set<ClaimStore.Name> = []
    private var names: Set<ClaimStore.Name> = []
    /// Vertices made in this load: nothing has to be looked up for them.
    private(set) var fresh: Set<Int64> = []
    private var freshEdges: [EdgeEnd: Int64] = [:]
    /// Vertices of which something was added, changed or removed.
    private(set) var touched: Set<Int64> = []
    /// How many claims were written or removed.
    private(set) var changes = 0

    struct EdgeEnd: Hashable {
        var label: UInt32
        var from: Int64
        var to: Int64
    }

    private struct Place: Hashable {
        var kind: ClaimStore.Kind
        var element: Int64
        var name: UInt32
    }

    init(_ writer: StorageWriter, source: Int64) throws {
        self.writer = writer
        self.source = source
        store = ClaimStore(writer)
        for claim in try store.claims(of: source) {
            old[claim.statement] = (claim, false)
            let statement = claim.statement
            switch statement.kind {
            case .edge:
                if let end = Self.ends(statement) { oldEdges[end] = statement.element }
            case .vertexProperty, .edgeProperty:
                oldValues[
                    Place(kind: statement.kind, element: statement.element, name: statement.name),
                    default: []
                ]
                .append(statement.value.value)
            case .vertex: break
            }
        }
        oldNames = Set(try store.names(of: source))
    }

    /// The label and ends that an edge's claim spells.
    static func ends(_ statement: ClaimStore.Statement) -> EdgeEnd? {
        guard case .string(let text) = statement.value.value else { return nil }
        let parts = text.split(separator: ">")
        guard parts.count == 2, let from = Int64(parts[0]), let to = Int64(parts[1]) else {
            return nil
        }
        return EdgeEnd(label: statement.name, from: from, to: to)
    }

    // MARK: - What it claimed before

    /// The vertices of a label that the source claimed, with their lines.
    func oldVertices(label: UInt32) -> [(vertex: Int64, line: Int64)] {
        old.values.filter { $0.claim.statement.kind == .vertex && $0.claim.statement.name == label }
            .map { ($0.claim.statement.element, $0.claim.line) }.sorted {
                $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0
            }
    }

    func oldValue(of vertex: Int64, _ key: UInt32) -> PropertyValue? {
        oldValues[Place(kind: .vertexProperty, element: vertex, name: key)]?.first
    }

    /// Whether the source claims an edge, or did before this load.
    func hasClaimed(edge: Int64) -> Bool { claimedEdges.contains(edge) }
    private lazy var claimedEdges = Set(oldEdges.values)

    var oldEdgeEnds: [EdgeEnd] { Array(oldEdges.keys) }

    // MARK: - Claims

    /// Claims a vertex that exists, or was made by ``make(_:line:)``.
    func claim(vertex: Int64, label: UInt32, line: Int) throws {
        let statement = ClaimStore.Statement(.vertex, vertex, label, .string(""))
        if try keep(statement, line: line) { return }
        let isMade =
            try fresh.contains(vertex)
            || store.claims(on: .vertex, vertex).contains { $0.claim.isMade }
        try insert(statement, line: line, isMade: isMade)
    }

    /// Makes a vertex.
    func make(_ label: String) throws -> Int64 {
        let vertex = try writer.addVertex(labels: [label], id: nil)
        fresh.insert(vertex)
        return vertex
    }

    func claim(name: String, label: UInt32, vertex: Int64) throws {
        let row = ClaimStore.Name(label: label, name: name, vertex: vertex)
        guard names.insert(row).inserted, !oldNames.contains(row) else { return }
        changes += 1
        try store.insert(name: name, label: label, vertex: vertex, source: source)
    }

    /// Claims an edge, and makes it if it is not there. Nil if a traversal has
    /// removed it: then it stays removed.
    func edge(_ label: String, from: Int64, to: Int64, line: Int) throws -> Int64? {
        let labelID = try writer.internLabel(label)
        let end = EdgeEnd(label: labelID, from: from, to: to)
        if let edge = oldEdges[end] {
            _ = try keep(.init(.edge, edge, labelID, .string("\(from)>\(to)")), line: line)
            return try writer.edge(edge) == nil ? nil : edge
        }
        if let edge = freshEdges[end] { return edge }
        var isMade = true
        var found: Int64?
        if !fresh.contains(from), !fresh.contains(to) {
            found = try existingEdge(end)
            if let found {
                isMade = try store.claims(on: .edge, found).contains { $0.claim.isMade }
            }
        }
        let edge = try found ?? writer.addEdge(label, from: from, to: to, id: nil)
        freshEdges[end] = edge
        touched.insert(from)
        touched.insert(to)
        try insert(
            .init(.edge, edge, labelID, .string("\(from)>\(to)")), line: line, isMade: isMade)
        return edge
    }

    /// An edge of a label between two vertices.
    func existingEdge(_ end: EdgeEnd) throws -> Int64? {
        var expansion = Expansion()
        try [end.from].withUnsafeBufferPointer {
            try writer.expand($0, .out, labels: [end.label], edges: true, into: &expansion)
        }
        for (i, neighbor) in expansion.neighbors.enumerated() where neighbor == end.to {
            return expansion.edges[i]
        }
        return nil
    }

    /// Claims the value of a vertex's property.
    func property(
        _ vertex: Int64, _ key: String, _ value: PropertyValue,
        _ cardinality: Cardinality = .single, line: Int
    ) throws {
        let keyID = try writer.internKey(key)
        let place = Place(kind: .vertexProperty, element: vertex, name: keyID)
        let claimed = Self.claimed(value, cardinality)
        let statement = ClaimStore.Statement(.vertexProperty, vertex, keyID, claimed)
        if try keep(statement, line: line) { return }
        if fresh.contains(vertex) {
            try insert(statement, line: line, isMade: true)
            try writer.setVertexProperty(vertex, key, value, cardinality: cardinality, id: nil)
            return
        }
        touched.insert(vertex)
        if cardinality == .set {
            let isThere = try values(vertex, keyID).contains {
                Self.claimed($0.value, .set) == claimed
            }
            let others = try store.claims(on: .vertexProperty, vertex, name: keyID)
                .filter { $0.claim.statement == statement }
            if !isThere, others.isEmpty {
                try writer.setVertexProperty(vertex, key, value, cardinality: .set, id: nil)
            }
            try insert(
                statement, line: line,
                isMade: !isThere && others.isEmpty || others.contains { $0.claim.isMade })
            return
        }
        let others = try store.claims(on: .vertexProperty, vertex, name: keyID).filter {
            $0.source != source
        }
        let before = oldValues[place]?.first
        let current = try values(vertex, keyID).first?.value
        let known = others.map(\.claim.statement.value) + (before.map { [ExactValue($0)] } ?? [])
        if let current {
            let isLoaded = known.contains(ExactValue(current))
            if isLoaded, (others.first?.source ?? .max) > source,
                ExactValue(current) != ExactValue(value)
            {
                try writer.setVertexProperty(vertex, key, value, cardinality: .single, id: nil)
            }
            try insert(statement, line: line, isMade: isLoaded)
        } else {
            // Gone although someone claimed it: a traversal removed it.
            if others.isEmpty {
                try writer.setVertexProperty(vertex, key, value, cardinality: .single, id: nil)
            }
            try insert(statement, line: line, isMade: true)
        }
    }

    /// Claims the value of an edge's property.
    func property(
        ofEdge edge: Int64, _ end: EdgeEnd?, _ key: String, _ value: PropertyValue, line: Int
    ) throws {
        let keyID = try writer.internKey(key)
        let statement = ClaimStore.Statement(.edgeProperty, edge, keyID, value)
        if try keep(statement, line: line) { return }
        if let end { touched.insert(end.from) }
        let others = try store.claims(on: .edgeProperty, edge, name: keyID).filter {
            $0.source != source
        }
        let before = oldValues[Place(kind: .edgeProperty, element: edge, name: keyID)]?.first
        var current: PropertyValue?
        try writer.edgeProperties(edge, key: keyID) { _, value in current = value }
        let known = others.map(\.claim.statement.value) + (before.map { [ExactValue($0)] } ?? [])
        var isMade = true
        if let current {
            isMade = known.contains(ExactValue(current))
            if isMade, (others.first?.source ?? .max) > source,
                ExactValue(current) != ExactValue(value)
            {
                try writer.setEdgeProperty(edge, key, value)
            }
        } else if others.isEmpty {
            try writer.setEdgeProperty(edge, key, value)
        }
        try insert(statement, line: line, isMade: isMade)
    }

    /// The form in which a value is claimed: long texts of properties that hold
    /// several values by their digest alone.
    static func claimed(_ value: PropertyValue, _ cardinality: Cardinality) -> PropertyValue {
        if cardinality == .set, case .string(let text) = value, text.utf8.count > 200 {
            return .binary(NoteDigest.of(text))
        }
        return value
    }

    func values(_ vertex: Int64, _ key: UInt32) throws -> [(property: Int64, value: PropertyValue)]
    {
        var result: [(property: Int64, value: PropertyValue)] = []
        try writer.vertexProperties(vertex, key: key) { _, property, value in
            result.append((property, value))
        }
        return result
    }

    private func keep(_ statement: ClaimStore.Statement, line: Int) throws -> Bool {
        guard let entry = old[statement] else { return false }
        if !entry.isKept {
            old[statement]!.isKept = true
            if entry.claim.line != Int64(line) {
                // The same thing on another line is no change of the graph.
                try store.insert(
                    .init(statement: statement, line: Int64(line), isMade: entry.claim.isMade),
                    source: source)
                changes += 1
            }
        }
        return true
    }

    private func insert(_ statement: ClaimStore.Statement, line: Int, isMade: Bool) throws {
        let claim = ClaimStore.Claim(statement: statement, line: Int64(line), isMade: isMade)
        try store.insert(claim, source: source)
        // A second statement of the same thing in this load is no new claim.
        old[statement] = (claim, true)
        changes += 1
    }

    /// Keeps the claim on a value without looking at the graph.
    func keep(_ vertex: Int64, _ key: String, _ value: PropertyValue, line: Int) throws {
        _ = try keep(.init(.vertexProperty, vertex, writer.internKey(key), value), line: line)
    }

    // MARK: - Taking back

    /// The claims that the source no longer makes.
    func dropped() -> [ClaimStore.Claim] {
        old.values.filter { !$0.isKept }.map(\.claim)
    }

    /// Removes rows of claims, and of names that are no longer used.
    func forget(_ claims: [ClaimStore.Claim]) throws {
        for claim in claims { try store.remove(claim.statement, source: source) }
        for name in oldNames.subtracting(names) {
            try store.remove(name, source: source)
            changes += 1
        }
        changes += claims.count
    }

    func touch(_ vertex: Int64) { touched.insert(vertex) }
}
