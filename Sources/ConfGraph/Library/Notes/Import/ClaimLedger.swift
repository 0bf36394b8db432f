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
    private var claims: SourceClaims
    /// The edges it claimed before, by label and ends.
    private var oldEdges: [EdgeEnd: Int64] = [:]
    /// Properties it claimed before.
    private var oldValues: [Place: [PropertyValue]] = [:]
    /// Vertices made in this load: nothing has to be looked up for them. Keys
    /// grow, so these are all from this one on.
    private let firstFresh: Int64
    private let firstFreshEdge: Int64
    /// Edges that it did not claim before, by label and ends.
    private var freshEdges: [EdgeEnd: FreshEdge] = [:]
    /// How many of the edges that were made are among these.
    private var indexedEdges = 0
    /// Properties with one value that this load has set on fresh vertices.
    private var freshValues: Set<Place> = []
    /// Vertices of which something was added, changed or removed.
    private(set) var touched: Set<Int64> = []
    /// How many claims were written or removed.
    var changes: Int { claims.changes }

    struct EdgeEnd: Hashable {
        var label: UInt32
        var from: Int64
        var to: Int64

        func hash(into hasher: inout Hasher) {
            hasher.combine(from << 33 ^ to ^ Int64(label) << 54)
        }
    }

    private struct FreshEdge {
        var edge: Int64
        /// It was made with its weight.
        var isWeighed: Bool
    }

    init(_ session: LoadSession, source: Int64) throws {
        self.session = session
        self.source = source
        before = try session.store.record(of: source)
        isNew = before.claims.isEmpty && before.names.isEmpty
        firstFresh = try session.writer.loadNextVertex()
        firstFreshEdge = session.writer.nextEdge
        claims = SourceClaims(before)
        for claim in before.claims {
            let statement = claim.statement
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
        !isNew && before.hasName(.init(label: label, name: ByteString(name), vertex: vertex))
    }

    /// Whether the source claims an edge, or did before this load.
    func hasClaimed(edge: Int64) -> Bool { claimedEdges.contains(edge) }
    private lazy var claimedEdges: Set<Int64> = {
        indexEdges()
        return Set(oldEdges.values).union(freshEdges.values.map(\.edge))
    }()

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
        if isFresh(vertex) {
            insert(statement, line: line, isMade: true)
        } else if !keep(statement, line: line) {
            insert(statement, line: line, isMade: try session.isMade(vertex))
        }
    }

    /// Makes a vertex.
    func make(_ label: UInt32) throws -> Int64 { try session.make(label) }

    func claim(name: String, label: UInt32, vertex: Int64) throws {
        let row = ClaimRecord.Name(label: label, name: ByteString(name), vertex: vertex)
        claims.append(row)
        if !isNew, before.hasName(row) { return }
        claims.changes += 1
        try session.add(name: name, label, vertex: vertex)
    }

    /// Claims what others have claimed of a topic, and this source has not.
    func append(_ topic: NewClaims.Topic) { claims.append(topic) }

    /// Puts what was claimed of a topic where it is looked for.
    func table(topic vertex: Int64) { claims.table(topic: vertex) }

    /// Claims an edge, and makes it if it is not there. Nil if a traversal has
    /// removed it: then it stays removed.
    ///
    /// - Parameters:
    ///   - weight: claimed too, if given.
    ///   - known: the edges of the label that leave `from`, if they have been
    ///     looked up.
    func edge(
        _ label: UInt32, from: Int64, to: Int64, line: Int, weight: Double? = nil,
        among known: [Int64: Int64]? = nil
    ) throws -> Int64? {
        indexEdges()
        let end = EdgeEnd(label: label, from: from, to: to)
        var edge = freshEdges[end]?.edge
        if let old = oldEdges[end] {
            _ = keep(.edge(old, label, from: from, to: to), line: line)
            try session.rows.writeAll()
            guard try writer.edge(old) != nil else { return nil }
            edge = old
        } else if edge == nil, !isFresh(from), !isFresh(to),
            let found = try (known ?? existingEdges(label, from: from))[to]
        {
            let statement = Statement.edge(found, label, from: from, to: to)
            let isMade = try store.others(claiming: statement, except: source).contains {
                $0.claim.isMade
            }
            freshEdges[end] = FreshEdge(edge: found, isWeighed: false)
            touch(from)
            touch(to)
            if label == session.labels.about { session.relations.touch(to) }
            claims.append(statement, line: line, isMade: isMade)
            edge = found
        }
        if let edge {
            if let weight {
                try set(ofEdge: edge, end, session.keys.weight, .double(weight), line: line)
            }
            return edge
        }
        if label == session.labels.about { session.relations.touch(to) }
        return try makeEdge(label, from: from, to: to, line: line, weight: weight)
    }

    /// Makes and claims an edge that cannot be there, such as one of a vertex that
    /// was made just now. Whoever relates topics is not told.
    func makeEdge(
        _ label: UInt32, from: Int64, to: Int64, line: Int, weight: Double? = nil
    ) throws -> Int64 {
        let new = try session.rows.addEdge(label, from: from, to: to)
        touch(from)
        touch(to)
        if label == session.labels.gave { session.note(talk: to, by: from) }
        var claim = NewClaims.Edge(edge: new, from: from, to: to, line: line, label: label)
        if let weight {
            claim.weightKey = session.keys.weight
            claim.weight = weight
            try session.rows.add(.double(weight), session.keys.weight, ofEdge: new)
        }
        claims.append(claim)
        return new
    }

    /// Lets the edges be found that were made since the last time.
    private func indexEdges() {
        for edge in claims.newEdges.dropFirst(indexedEdges - claims.tabledEdges) {
            freshEdges[EdgeEnd(label: edge.label, from: edge.from, to: edge.to)] =
                FreshEdge(edge: edge.edge, isWeighed: edge.weightKey > 0)
        }
        indexedEdges = claims.tabledEdges + claims.newEdges.count
    }

    /// The edges of a label that leave a vertex, by where they lead; the first
    /// one of several.
    func existingEdges(_ label: UInt32, from: Int64) throws -> [Int64: Int64] {
        try session.rows.writeAll()
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
        if label != session.labels.talk, let isMade = session.isMade(statement) {
            insert(statement, line: line, isMade: isMade)
            return
        }
        session.note(value, key, of: vertex)
        if isFresh(vertex) || session.knowsAll(of: vertex, label) {
            insert(statement, line: line, isMade: true)
            session.remember(statement, label, isMade: true)
            return try session.rows.add(
                value, key, ofVertex: vertex, indexes: session.indexes(label, key))
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
        let place = Place(vertex: vertex, key: key)
        if isFresh(vertex) {
            guard insert(statement, line: line, isMade: true), freshValues.insert(place).inserted
            else { return }
            try session.rows.add(
                value, key, ofVertex: vertex, indexes: session.indexes(label, key))
            if label != session.labels.talk {
                session.remember(
                    place, .init(current: value, isLoaded: true, firstSource: source))
            } else {
                session.note(value, key, of: vertex)
            }
            return
        }
        if keep(statement, line: line) { return }
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
            if session.knowsAll(of: vertex, label) {
                try session.rows.add(
                    value, key, ofVertex: vertex, indexes: session.indexes(label, key))
            } else {
                try write(vertex, key, value)
            }
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
        try session.rows.write()
        session.note(value, key, of: vertex)
        try writer.setVertexProperty(
            vertex, writer.keyName(key), value, cardinality: .single, id: nil)
    }

    /// Claims the value of an edge's property.
    func set(
        ofEdge edge: Int64, _ end: EdgeEnd, _ key: UInt32, _ value: PropertyValue, line: Int
    ) throws {
        indexEdges()
        let statement = Statement.edgeValue(edge, from: end.from, key, value)
        if keep(statement, line: line) { return }
        let isOfFresh = isFresh(end.from) || isFresh(end.to)
        if isOfFresh || edge >= firstFreshEdge {
            let place = Place(vertex: edge | 1 << 62, key: key)
            let isSet = key == session.keys.weight && freshEdges[end]?.isWeighed == true
            if !isSet, freshValues.insert(place).inserted {
                insert(statement, line: line, isMade: true)
                touch(end.from)
                return try session.rows.add(value, key, ofEdge: edge)
            }
            // A second value in the same load: the first one counts.
            if isOfFresh {
                insert(statement, line: line, isMade: true)
                return
            }
        }
        touch(end.from)
        try session.rows.writeAll()
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
        try session.rows.write()
        var result: [(property: Int64, value: PropertyValue)] = []
        try writer.vertexProperties(vertex, key: key) { _, property, value in
            result.append((property, value))
        }
        return result
    }

    func keep(_ statement: Statement, line: Int) -> Bool { claims.keep(statement, line: line) }

    /// Claims something; false if the source does so already.
    @discardableResult
    func insert(_ statement: Statement, line: Int, isMade: Bool) -> Bool {
        claims.insert(statement, line: line, isMade: isMade)
    }

    /// Keeps the claim on a value without looking at the graph.
    func keep(_ vertex: Int64, _ key: UInt32, _ value: PropertyValue, line: Int) {
        _ = keep(.value(vertex, key, value), line: line)
    }

    // MARK: - The end

    /// The claims that the source no longer makes.
    func dropped() -> [Claim] {
        isNew ? [] : claims.dropped
    }

    /// What all sources say now of a property, the oldest first.
    func claims(valuing place: Statement) throws -> [ClaimStore.Found] {
        indexEdges()
        var result = try store.others(valuing: place, except: source)
        for claim in claims.valuing(place) { result.append(.init(source: source, claim: claim)) }
        return result.sorted { $0.source < $1.source }
    }

    /// Writes what the source claims now.
    func finish() throws {
        if isNew {
            if changes > 0 { try store.write(claims.new, of: source) }
            return
        }
        let record = claims.record
        let gone = before.names.filter { !record.hasName($0) }
        for name in gone { try store.remove(name, except: source) }
        claims.changes += gone.count + dropped().count
        guard changes > 0 else { return }
        try store.write(record, of: source, before: before)
        if !gone.isEmpty { session.forget() }
    }

    /// Edges that were removed because nobody claims them any more.
    var removedEdges: [EdgeEnd] = []

    /// Notes that something changed; of a source that is new, all has.
    func touch(_ vertex: Int64) { if !isNew { touched.insert(vertex) } }
}
