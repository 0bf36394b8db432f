/// Keeps `related` edges between topics: two topics are related when at least
/// two talks are about both, and the edge's weight is the number of those talks.
///
/// The measure is exact whatever is loaded, edited and unloaded in whatever
/// order, and costs only the pairs of the talks at hand. Edges go from the name
/// that sorts first to the other.
struct TopicRelations {
    private let writer: StorageWriter
    private let store: ClaimStore
    private let about: UInt32
    /// The topics of each talk at hand, before and after the load.
    private var topics: [Int64: Set<Int64>] = [:]

    /// Talks that share fewer do not relate topics.
    static let minimum = 2

    init(_ writer: StorageWriter, about: UInt32) {
        self.writer = writer
        self.about = about
        store = ClaimStore(writer)
    }

    /// Notes that a talk is, or was, about a topic.
    mutating func add(_ topic: Int64, of talk: Int64) {
        topics[talk, default: []].insert(topic)
    }

    private struct Pair: Hashable {
        var a: Int64
        var b: Int64
    }

    /// Brings the `related` edges of all pairs at hand up to date.
    func update() throws {
        var talks: [Int64: Set<Int64>] = [:]
        for topic in topics.values.reduce(into: Set<Int64>(), { $0.formUnion($1) }) {
            talks[topic] = try neighbors(topic, .in, about)
        }
        let related = try writer.internLabel(NoteVocabulary.related)
        var existing: [Int64: [(other: Int64, edge: Int64)]] = [:]
        var done: Set<Pair> = []
        for members in topics.values {
            // Topics of one talk only can be related to nothing, but may have been.
            let order = members.sorted()
            for (i, a) in order.enumerated() {
                if existing[a] == nil { existing[a] = try edges(a, related) }
                for b in order[(i + 1)...] {
                    let few =
                        (talks[a]?.count ?? 0) < Self.minimum
                        || (talks[b]?.count ?? 0) < Self.minimum
                    let edge = existing[a]!.first { $0.other == b }?.edge
                    if few && edge == nil || !done.insert(Pair(a: a, b: b)).inserted { continue }
                    let shared = few ? 0 : talks[a]!.intersection(talks[b]!).count
                    try set(a, b, shared, edge, related)
                }
            }
        }
    }

    private func set(_ a: Int64, _ b: Int64, _ shared: Int, _ edge: Int64?, _ related: UInt32)
        throws
    {
        let weight = try writer.internKey(NoteVocabulary.weight)
        if let edge {
            guard
                let claim = try store.claims(on: .edge, edge).first(where: {
                    $0.source == ClaimStore.mined
                })
            else { return }  // Not ours.
            var current: PropertyValue?
            try writer.edgeProperties(edge, key: weight) { _, value in current = value }
            let claimed = try store.claims(on: .edgeProperty, edge, name: weight)
                .first { $0.source == ClaimStore.mined }
            // A weight that a traversal changed is the user's, and so is the edge.
            if let current, let claimed, ExactValue(current) != claimed.claim.statement.value {
                return
            }
            if let claimed { try store.remove(claimed.claim.statement, source: ClaimStore.mined) }
            if shared >= Self.minimum {
                try setWeight(edge, weight, shared)
            } else {
                try store.remove(claim.claim.statement, source: ClaimStore.mined)
                try writer.removeEdge(edge)
            }
            return
        }
        guard shared >= Self.minimum else { return }
        let name = try writer.internKey(NoteVocabulary.name)
        let ordered = try text(a, name).compareBytes(to: text(b, name)) <= 0
        let (from, to) = ordered ? (a, b) : (b, a)
        let made = try writer.addEdge(NoteVocabulary.related, from: from, to: to, id: nil)
        let statement = ClaimStore.Statement(.edge, made, related, .string("\(from)>\(to)"))
        try store.insert(
            .init(statement: statement, line: 0, isMade: true), source: ClaimStore.mined)
        try setWeight(made, weight, shared)
    }

    private func setWeight(_ edge: Int64, _ key: UInt32, _ shared: Int) throws {
        let value = PropertyValue.int(Int32(clamping: shared))
        try writer.setEdgeProperty(edge, NoteVocabulary.weight, value)
        let statement = ClaimStore.Statement(.edgeProperty, edge, key, value)
        try store.insert(
            .init(statement: statement, line: 0, isMade: true), source: ClaimStore.mined)
    }

    private func text(_ vertex: Int64, _ key: UInt32) throws -> String {
        if case .string(let text)? = try writer.firstVertexProperty(vertex, key: key) {
            return text
        }
        return ""
    }

    private func neighbors(_ vertex: Int64, _ direction: Direction, _ label: UInt32) throws -> Set<
        Int64
    > {
        Set(try expansion(vertex, direction, label).neighbors)
    }

    private func edges(_ vertex: Int64, _ label: UInt32) throws -> [(other: Int64, edge: Int64)] {
        let found = try expansion(vertex, .both, label)
        return zip(found.neighbors, found.edges).map { ($0, $1) }
    }

    private func expansion(_ vertex: Int64, _ direction: Direction, _ label: UInt32) throws
        -> Expansion
    {
        var result = Expansion()
        try [vertex].withUnsafeBufferPointer {
            try writer.expand($0, direction, labels: [label], edges: true, into: &result)
        }
        return result
    }
}
