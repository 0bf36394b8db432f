/// All that a source claims which has claimed nothing before: gathered to be
/// written once, and kept small until then.
struct NewClaims {
    typealias Claim = ClaimRecord.Claim
    typealias Statement = ClaimRecord.Statement

    /// That an edge which the loader has made exists, and what it weighs: most
    /// of what is claimed.
    struct Edge: Sendable {
        var edge: Int64
        var from: Int64
        var to: Int64
        var line: Int
        var label: UInt32
        /// The key of its weight; 0 where none is claimed.
        var weightKey: UInt32 = 0
        var weight = 0.0

        /// The same as claims.
        var claims: [Claim] {
            let statement = Statement.edge(edge, label, from: from, to: to)
            let claim = Claim(statement: statement, line: line, isMade: true)
            guard weightKey > 0 else { return [claim] }
            let value = Statement.edgeValue(edge, from: from, weightKey, .double(weight))
            return [claim, Claim(statement: value, line: line, isMade: true)]
        }
    }

    /// That a topic which others have claimed exists and has a name: most of
    /// what is claimed of vertices.
    struct Topic: Sendable {
        var vertex: Int64
        var line: Int
        var label: UInt32
        var nameKey: UInt32
        var name: String
        /// The folded name; nil where only the name is claimed.
        var key: ByteString?
        var isMade: Bool
        var isNameMade: Bool

        var keyName: ClaimRecord.Name? {
            key.map { ClaimRecord.Name(label: label, name: $0, vertex: vertex) }
        }

        /// The same as claims.
        var claims: [Claim] {
            let value = Statement.value(vertex, nameKey, .string(name))
            let claim = Claim(statement: value, line: line, isMade: isNameMade)
            guard key != nil else { return [claim] }
            let statement = Statement.vertex(vertex, label)
            return [Claim(statement: statement, line: line, isMade: isMade), claim]
        }
    }

    var claims: [Claim] = []
    var topics: [Topic] = []
    var edges: [Edge] = []
    /// Sorted, each once; those of `topics` excepted.
    var names: [ClaimRecord.Name] = []

    /// Writes the form of a ``ClaimRecord``, and returns what the claims are about.
    func encode(into bytes: inout ByteWriter) throws -> [ClaimRecord.Subject] {
        bytes.reserve(ByteWriter.numberSize)
        bytes.write(varint: Int64(names.count + topics.count { $0.key != nil }))
        for name in names { bytes.append(name) }
        for topic in topics {
            if let name = topic.keyName { bytes.append(name) }
        }
        var subjects: [ClaimRecord.Subject] = []
        subjects.reserveCapacity(topics.count + claims.count)
        var previous: Int64 = 0
        // Numbers are sorted, which are smaller than claims; what is said of one
        // vertex stays in order.
        for place in order {
            var i = Int(place & (1 << 30 - 1))
            if i < claims.count {
                let claim = claims[i]
                try bytes.append(claim, after: &previous)
                subjects.add(previous, isItself: claim.statement.kind == .vertex)
                continue
            }
            i -= claims.count
            if i < topics.count {
                bytes.append(topics[i], after: &previous)
                subjects.add(previous, isItself: topics[i].key != nil)
            } else {
                bytes.append(edges[i - topics.count], after: &previous)
                subjects.add(previous, isItself: false)
            }
        }
        return subjects
    }

    private var order: [UInt64] {
        var order: [UInt64] = []
        order.reserveCapacity(claims.count + topics.count + edges.count)
        func add(_ vertex: Int64) {
            order.append(UInt64(bitPattern: vertex) << 30 | UInt64(order.count))
        }
        for claim in claims { add(claim.statement.vertex) }
        for topic in topics { add(topic.vertex) }
        for edge in edges { add(edge.from) }
        order.sort()
        return order
    }
}
