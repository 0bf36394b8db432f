/// One source's claims while it is loaded: what it claimed before, what it
/// claims now, and what follows for the graph.
///
/// The rules. A statement that the source made before changes nothing. A new one
/// is added to the graph, unless a traversal has removed what it is about. Of
/// several values for a property that has one, the oldest source's counts. What
/// a traversal created or changed is never touched.
final class ClaimLedger {
    typealias Statement = ClaimRecord.Statement
    typealias Claim = ClaimRecord.Claim
    typealias Place = LoadSession.Place

    let session: LoadSession
    let source: Int64
    private let before: ClaimRecord
    /// The source has claimed nothing before.
    let isNew: Bool
    var writer: StorageWriter { session.writer }
    var store: ClaimStore { session.store }

    /// All claims of before and of now.
    private var claims: ClaimTable
    /// The edges it claimed before, by label and ends.
    private var oldEdges: [EdgeEnd: Int64] = [:]
    /// Properties it claimed before.
    private var oldValues: [Place: [PropertyValue]] = [:]
    private(set) var names: Set<ClaimRecord.Name> = []
    /// Vertices made in this load: nothing has to be looked up for them. Keys
    /// grow, so these are all from this one on.
    private let firstFresh: Int64
    private let firstFreshEdge: Int64
    private var freshEdges: [EdgeEnd: Int64] = [:]
    /// Properties with one value that this load has set on fresh vertices.
    private var freshValues: Set<Place> = []
    /// Vertices of which something was added, changed or removed.
    private(set) var touched: Set<Int64> = []
    /// How many claims were written or removed.
    private(set) var changes = 0

    struct EdgeEnd: Hashable {
        var label: UInt32
        var from: Int64
        var to: Int64

        func hash(into hasher: inout Hasher) {
            hasher.combine(from << 33 ^ to ^ Int64(label) << 54)
        }
    }

    init(_ session: LoadSession, source: Int64) throws {
        self.session = session
        self.source = source
        before = try session.store.record(of: source)
        isNew = before.claims.isEmpty && before.names.isEmpty
        firstFresh = try session.writer.loadNextVertex()
        firstFreshEdge = session.writer.nextEdge
        claims = ClaimTable(capacity: max(before.claims.count, 256))
        for claim in before.claims {
            let statement = claim.statement
            claims.insert(claim, .old)
            switch statement.kind {
            case .edge:
                oldEdges[
                    EdgeEnd(
                        label: statement.name, from: statement.vertex, to: statement.target)] =
                    statement.element
            case .vertexProperty:
                oldValues[Place(vertex: statement.element, key: statement.name), default: []]
                    .append(statement.value.value)
            case .vertex, .edgeProperty: break
            }
        }
    }

    func isFresh(_ vertex: Int64) -> Bool { vertex >= firstFresh }

    // MARK: - What it claimed before

    /// The vertices of a label that the source claimed, with their lines.
    func oldVertices(label: UInt32) -> [(vertex: Int64, line: Int)] {
        before.claims.filter { $0.statement.kind == .vertex && $0.statement.name == label }
            .map { ($0.statement.element, $0.line) }
            .sorted { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0 }
    }

    func oldValue(of vertex: Int64, _ key: UInt32) -> PropertyValue? {
        oldValues[Place(vertex: vertex, key: key)]?.first
    }

    /// Whether the source knew a vertex under a folded name.
    func knew(_ vertex: Int64, as name: String, _ label: UInt32) -> Bool {
        !isNew && before.names.contains(.init(label: label, name: ByteString(name), vertex: vertex))
    }

    /// Whether the source claims an edge, or did before this load.
    func hasClaimed(edge: Int64) -> Bool { claimedEdges.contains(edge) }
    private lazy var claimedEdges = Set(oldEdges.values).union(freshEdges.values)

    /// Whether the source said of an edge's property before what it is.
    func didValue(edge: Int64, from vertex: Int64, _ key: UInt32) -> Bool {
        before.claims(about: vertex).contains {
            $0.statement.kind == .edgeProperty && $0.statement.element == edge
                && $0.statement.name == key
        }
    }

    var oldEdgeEnds: [EdgeEnd] { Array(oldEdges.keys) }

    // MARK: - Claims

    /// Claims a vertex that exists, or was made by ``make(_:)``.
    func claim(vertex: Int64, label: UInt32, line: Int) throws {
        let statement = Statement.vertex(vertex, label)
        if keep(statement, line: line) { return }
        insert(
            statement, line: line, isMade: try isFresh(vertex) || session.isMade(vertex))
    }

    /// Makes a vertex.
    func make(_ label: UInt32) throws -> Int64 { try session.make(label) }

    func claim(name: String, label: UInt32, vertex: Int64) throws {
        let row = ClaimRecord.Name(label: label, name: ByteString(name), vertex: vertex)
        guard names.insert(row).inserted, !before.names.contains(row) else { return }
        changes += 1
        try session.add(name: name, label, vertex: vertex)
    }

    /// Claims a name that the vertex has already.
    func repeatName(_ name: ClaimRecord.Name) {
        if names.insert(name).inserted { changes += 1 }
    }

    /// Claims an edge, and makes it if it is not there. Nil if a traversal has
    /// removed it: then it stays removed.
    ///
    /// - Parameter known: the edges of the label that leave `from`, if they have
    ///   been looked up.
    func edge(
        _ label: UInt32, from: Int64, to: Int64, line: Int, among known: [Int64: Int64]? = nil
    ) throws -> Int64? {
        let end = EdgeEnd(label: label, from: from, to: to)
        if let edge = oldEdges[end] {
            _ = keep(.edge(edge, label, from: from, to: to), line: line)
            return try writer.edge(edge) == nil ? nil : edge
        }
        if let edge = freshEdges[end] { return edge }
        var isMade = true
        var found: Int64?
        if !isFresh(from), !isFresh(to) {
            found = try (known ?? existingEdges(label, from: from))[to]
            if let found {
                isMade = try store.others(
                    claiming: .edge(found, label, from: from, to: to), except: source
                ).contains { $0.claim.isMade }
            }
        }
        let edge = try found ?? writer.addEdge(numbered: label, from: from, to: to)
        freshEdges[end] = edge
        touch(from)
        touch(to)
        if label == session.labels.about { session.relations.touch(to) }
        insert(.edge(edge, label, from: from, to: to), line: line, isMade: isMade)
        return edge
    }

    /// The edges of a label that leave a vertex, by where they lead; the first
    /// one of several.
    func existingEdges(_ label: UInt32, from: Int64) throws -> [Int64: Int64] {
        var expansion = Expansion()
        try [from].withUnsafeBufferPointer {
            try writer.expand($0, .out, labels: [label], edges: true, into: &expansion)
        }
        return Dictionary(zip(expansion.neighbors, expansion.edges)) { first, _ in first }
    }

    /// Claims one of several values of a vertex's property.
    func add(
        _ value: PropertyValue, to vertex: Int64, _ key: UInt32, label: UInt32, line: Int
    ) throws {
        let claimed = Self.claimed(value)
        let statement = Statement.value(vertex, key, claimed)
        if keep(statement, line: line) { return }
        touch(vertex)
        if let isMade = session.isMade(statement) {
            return insert(statement, line: line, isMade: isMade)
        }
        if isFresh(vertex) || session.knowsAll(of: vertex, label) {
            insert(statement, line: line, isMade: true)
            session.remember(statement, label, isMade: true)
            return try writer.addProperty(
                numbered: key, ofNewVertex: vertex, value, indexes: session.indexes(label, key))
        }
        let isThere = try values(vertex, key).contains {
            ExactValue(Self.claimed($0.value)) == statement.value
        }
        let others = try store.others(claiming: statement, except: source)
        if !isThere, others.isEmpty {
            try writer.setVertexProperty(
                vertex, writer.keyName(key), value, cardinality: .set, id: nil)
        }
        let isMade = !isThere && others.isEmpty || others.contains { $0.claim.isMade }
        insert(statement, line: line, isMade: isMade)
        session.remember(statement, label, isMade: isMade)
    }

    /// Claims the value of a vertex's property that has one.
    func set(
        _ vertex: Int64, _ key: UInt32, _ value: PropertyValue, label: UInt32, line: Int
    ) throws {
        let statement = Statement.value(vertex, key, value)
        if keep(statement, line: line) { return }
        let place = Place(vertex: vertex, key: key)
        if isFresh(vertex) {
            insert(statement, line: line, isMade: true)
            guard freshValues.insert(place).inserted else { return }
            try writer.addProperty(
                numbered: key, ofNewVertex: vertex, value, indexes: session.indexes(label, key))
            if label != session.labels.talk {
                session.remember(
                    place, .init(current: value, isLoaded: true, firstSource: source))
            }
            return
        }
        touch(vertex)
        if let own = oldValues[place]?.first {
            try replace(own, statement, place, line: line)
            return
        }
        var shared = try session.shared(place, label: label) {
            try values(vertex, key).first?.value
        }
        if let current = shared.current {
            if shared.isLoaded, shared.firstSource > source, ExactValue(current) != statement.value
            {
                try write(vertex, key, value)
                shared.current = value
            }
        } else if shared.firstSource == .max {
            // Else it is gone although someone claimed it: a traversal removed it.
            try write(vertex, key, value)
            shared.current = value
            shared.isLoaded = true
        } else {
            shared.isLoaded = true
        }
        shared.firstSource = min(shared.firstSource, source)
        insert(statement, line: line, isMade: shared.isLoaded)
        session.remember(place, shared)
    }

    /// The source said something else of the property before.
    private func replace(
        _ own: PropertyValue, _ statement: Statement, _ place: Place, line: Int
    ) throws {
        session.forget(place)
        let others = try store.others(valuing: statement, except: source)
        let known = others.map(\.claim.statement.value) + [ExactValue(own)]
        guard let current = try values(place.vertex, place.key).first.map({ ExactValue($0.value) })
        else {
            if others.isEmpty { try write(place.vertex, place.key, statement.value.value) }
            insert(statement, line: line, isMade: true)
            return
        }
        let isLoaded = known.contains(current)
        if isLoaded, (others.first?.source ?? .max) > source, current != statement.value {
            try write(place.vertex, place.key, statement.value.value)
        }
        insert(statement, line: line, isMade: isLoaded)
    }

    private func write(_ vertex: Int64, _ key: UInt32, _ value: PropertyValue) throws {
        try writer.setVertexProperty(
            vertex, writer.keyName(key), value, cardinality: .single, id: nil)
    }

    /// Claims the value of an edge's property.
    func set(
        ofEdge edge: Int64, _ end: EdgeEnd, _ key: UInt32, _ value: PropertyValue, line: Int
    ) throws {
        let statement = Statement.edgeValue(edge, from: end.from, key, value)
        if keep(statement, line: line) { return }
        let isOfFresh = isFresh(end.from) || isFresh(end.to)
        if isOfFresh || edge >= firstFreshEdge {
            let place = Place(vertex: edge | 1 << 62, key: key)
            if freshValues.insert(place).inserted {
                insert(statement, line: line, isMade: true)
                touch(end.from)
                return try writer.addProperty(numbered: key, ofNewEdge: edge, value)
            }
            // A second value in the same load: the first one counts.
            if isOfFresh { return insert(statement, line: line, isMade: true) }
        }
        touch(end.from)
        let others = try store.others(valuing: statement, except: source)
        let own = before.claims(about: end.from).first {
            $0.statement.kind == .edgeProperty && $0.statement.element == edge
                && $0.statement.name == key
        }
        var current: PropertyValue?
        try writer.edgeProperties(edge, key: key) { _, value in current = value }
        let known = others.map(\.claim.statement.value) + (own.map { [$0.statement.value] } ?? [])
        var isMade = true
        if let current {
            isMade = known.contains(ExactValue(current))
            if isMade, (others.first?.source ?? .max) > source,
                ExactValue(current) != statement.value
            {
                try writer.setEdgeProperty(edge, writer.keyName(key), value)
            }
        } else if others.isEmpty {
            try writer.setEdgeProperty(edge, writer.keyName(key), value)
        }
        insert(statement, line: line, isMade: isMade)
    }

    /// The form in which one of several values is claimed: long texts by their
    /// digest alone.
    static func claimed(_ value: PropertyValue) -> PropertyValue {
        if case .string(let text) = value, text.utf8.count > 200 {
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

    func keep(_ statement: Statement, line: Int) -> Bool {
        guard let at = claims.index(of: statement) else { return false }
        if claims[at].state == .old {
            claims[at].state = .kept
            if claims[at].claim.line != line {
                // The same thing on another line is no change of the graph.
                claims[at].claim.line = line
                changes += 1
            }
        }
        return true
    }

    func insert(_ statement: Statement, line: Int, isMade: Bool) {
        claims.insert(Claim(statement: statement, line: line, isMade: isMade), .new)
        changes += 1
    }

    /// Keeps the claim on a value without looking at the graph.
    func keep(_ vertex: Int64, _ key: UInt32, _ value: PropertyValue, line: Int) {
        _ = keep(.value(vertex, key, value), line: line)
    }

    // MARK: - The end

    /// The claims that the source no longer makes.
    func dropped() -> [Claim] {
        isNew ? [] : claims.entries.filter { $0.state == .old }.map(\.claim)
    }

    /// What all sources say now of a property, the oldest first.
    func claims(valuing place: Statement) throws -> [ClaimStore.Found] {
        var result = try store.others(valuing: place, except: source)
        for entry in claims.entries
        where entry.state != .old && entry.claim.statement.kind == place.kind
            && entry.claim.statement.element == place.element
            && entry.claim.statement.name == place.name
        {
            result.append(.init(source: source, claim: entry.claim))
        }
        return result.sorted { $0.source < $1.source }
    }

    /// Writes what the source claims now.
    func finish() throws {
        let gone = isNew ? [] : before.names.subtracting(names)
        for name in gone { try store.remove(name, except: source) }
        changes += gone.count + dropped().count
        guard changes > 0 else { return }
        try store.write(
            ClaimRecord(
                claims: claims.entries.lazy.filter { $0.state != .old }.map(\.claim), names: names),
            of: source, before: before)
        if !gone.isEmpty { session.forget() }
    }

    /// Edges that were removed because nobody claims them any more.
    var removedEdges: [EdgeEnd] = []

    /// Notes that something changed; of a source that is new, all has.
    func touch(_ vertex: Int64) { if !isNew { touched.insert(vertex) } }
}
