/// Keeps `related` edges between topics.
///
/// Two topics are related when at least two talks are about both, and these
/// talks are at least a fifth of the geometric mean of the talks about the one
/// and the talks about the other: `shared ≥ 2 and shared² · 25 ≥ n₁ · n₂` (a
/// cosine of 0.2). The edge's weight is `shared`, the number of talks about both,
/// and it leads from the name that sorts first to the other.
///
/// The measure is exact whatever is loaded, edited and unloaded in whatever
/// order. An edge whose weight a traversal changed is the user's, and one that a
/// traversal removed stays removed: the rows of `related` remember what the
/// loader did.
struct TopicRelations {
    private let writer: StorageWriter
    private let rows: FreshRows
    private let about: UInt32
    private let related: UInt32
    private let weight: UInt32
    private let name: UInt32
    /// The topics that talks have come to or gone from.
    private var touched: Set<Int64> = []
    /// How many talks are about a topic.
    private var degrees: [Int64: Int] = [:]

    /// Talks that share fewer do not relate topics.
    static let minimum = 2
    /// One over the least cosine, squared.
    static let sparsity = 25
    /// How many topics are looked at together.
    private static let batch = 1024

    init(_ writer: StorageWriter, _ rows: FreshRows, about: UInt32) throws {
        self.writer = writer
        self.rows = rows
        self.about = about
        related = try writer.internLabel(NoteVocabulary.related)
        weight = try writer.internKey(NoteVocabulary.weight)
        name = try writer.internKey(NoteVocabulary.name)
    }

    /// Notes that a talk has become, or is no longer, about a topic.
    mutating func touch(_ topic: Int64) { touched.insert(topic) }

    static func isRelated(shared: Int, _ one: Int, _ other: Int) -> Bool {
        shared >= minimum && shared * shared * sparsity >= one * other
    }

    // MARK: - Bringing up to date

    /// Brings the edges of the topics that were touched up to date.
    ///
    /// - Complexity: linear in the topics of the talks about them.
    mutating func update() throws {
        let topics = touched.sorted()
        for start in stride(from: 0, to: topics.count, by: Self.batch) {
            try writer.checkCancelled()
            try update(Array(topics[start..<min(start + Self.batch, topics.count)]))
        }
        touched = []
        degrees = [:]
    }

    private mutating func update(_ topics: [Int64]) throws {
        let talks = try expand(topics, .in, about)
        var talksOf = [[Int64]](repeating: [], count: topics.count)
        for (i, talk) in talks.neighbors.enumerated() {
            talksOf[Int(talks.origins[i])].append(talk)
        }
        for (i, topic) in topics.enumerated() { degrees[topic] = talksOf[i].count }
        // Topics of one talk only are related to nothing, but may have been.
        let needed = VertexPlaces(
            Array(talksOf.lazy.filter { $0.count >= Self.minimum }.joined()))
        var shared = SharedTopics(of: needed, try expand(needed.vertices, .out, about))
        let present = try expand(topics, .both, related)
        var existing = [[Int64]](repeating: [], count: topics.count)
        for (i, other) in present.neighbors.enumerated() {
            existing[Int(present.origins[i])].append(other)
        }
        for (i, topic) in topics.enumerated() {
            shared.count(talksOf[i].count >= Self.minimum ? talksOf[i] : [])
            let candidates = shared.topics(sharing: Self.minimum).filter { $0.topic != topic }
            try count(candidates.lazy.map(\.topic).filter { degrees[$0] == nil })
            for (other, count) in candidates
            // Pairs of two touched topics are seen from both.
            where topic < other || !touched.contains(other) {
                if Self.isRelated(shared: count, degrees[topic] ?? 0, degrees[other] ?? 0) {
                    try relate(topic, other, count, isConnected: existing[i].contains(other))
                }
            }
            for other in Set(existing[i])
            where !Self.isRelated(
                shared: shared.talks(with: other), degrees[topic] ?? 0, try degree(other))
            { try unrelate(topic, other) }
        }
    }

    private mutating func count(_ topics: [Int64]) throws {
        guard !topics.isEmpty else { return }
        var counts: [Int64] = []
        try topics.withUnsafeBufferPointer {
            try writer.degrees($0, .in, labels: [about], into: &counts)
        }
        for (topic, count) in zip(topics, counts) { degrees[topic] = Int(count) }
    }

    private mutating func degree(_ topic: Int64) throws -> Int {
        if degrees[topic] == nil { try count([topic]) }
        return degrees[topic] ?? 0
    }

    private func expand(_ vertices: [Int64], _ direction: Direction, _ label: UInt32) throws
        -> Expansion
    {
        var result = Expansion()
        try vertices.withUnsafeBufferPointer {
            try writer.expand($0, direction, labels: [label], edges: false, into: &result)
        }
        return result
    }

    // MARK: - One pair

    private struct Row {
        var edge: Int64
        var weight: Int32
    }

    private func relate(_ a: Int64, _ b: Int64, _ shared: Int, isConnected: Bool) throws {
        let value = Int32(clamping: shared)
        if let row = try row(a, b) {
            guard row.weight != value, try isOurs(row) else { return }
            try writer.setEdgeProperty(row.edge, NoteVocabulary.weight, .int(value))
            try save(a, b, Row(edge: row.edge, weight: value))
            return
        }
        // A vocabulary or a traversal has said so already.
        if isConnected { return }
        let ordered = try text(a).compareBytes(to: text(b)) <= 0
        let (from, to) = ordered ? (a, b) : (b, a)
        let edge = try rows.addEdge(related, from: from, to: to)
        try rows.add(.int(value), weight, ofEdge: edge)
        try save(a, b, Row(edge: edge, weight: value))
    }

    private func unrelate(_ a: Int64, _ b: Int64) throws {
        guard let row = try row(a, b), try isOurs(row) else { return }
        try delete(a, b)
        try writer.removeEdge(row.edge)
    }

    /// Whether an edge is one that the loader made and nobody changed.
    func owns(_ edge: Int64) throws -> Bool {
        guard let record = try writer.edge(edge), record.label == related,
            let row = try row(record.source, record.target), row.edge == edge
        else { return false }
        return try isOurs(row)
    }

    /// Forgets the relations of a topic that is about to go.
    func forget(_ topic: Int64) throws {
        for other in try expand([topic], .both, related).neighbors { try delete(topic, other) }
    }

    /// Neither gone nor weighed anew by a traversal.
    private func isOurs(_ row: Row) throws -> Bool {
        guard try writer.edge(row.edge) != nil else { return false }
        var current: PropertyValue?
        try writer.edgeProperties(row.edge, key: weight) { _, value in current = value }
        return current.map(ExactValue.init) == ExactValue(.int(row.weight))
    }

    private func row(_ a: Int64, _ b: Int64) throws -> Row? {
        try ClaimStore.relation(min(a, b), max(a, b), in: writer).map {
            Row(edge: $0.edge, weight: $0.weight)
        }
    }

    private func save(_ a: Int64, _ b: Int64, _ row: Row) throws {
        try ClaimStore.setRelation(
            min(a, b), max(a, b), edge: row.edge, weight: row.weight, in: writer)
    }

    private func delete(_ a: Int64, _ b: Int64) throws {
        try ClaimStore.removeRelation(min(a, b), max(a, b), in: writer)
    }

    private func text(_ vertex: Int64) throws -> String {
        if case .string(let text)? = try writer.firstVertexProperty(vertex, key: name) {
            return text
        }
        return ""
    }
}
