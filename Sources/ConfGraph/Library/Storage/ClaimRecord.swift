/// All that one source claims, in the form in which it is kept.
struct ClaimRecord: Sendable {
    enum Kind: UInt8, Sendable {
        case vertex = 0
        case edge = 1
        case vertexProperty = 2
        case edgeProperty = 3

        var isOfEdge: Bool { self == .edge || self == .edgeProperty }
    }

    /// What is claimed. `name` is a label for elements and a key for properties.
    struct Statement: Sendable, Hashable {
        var kind: Kind
        var element: Int64
        var name: UInt32
        /// The vertex itself, or where the edge comes from: who claims an edge
        /// claims its ends, so this vertex leads to all claims.
        var vertex: Int64
        /// Where an edge leads, so that it is known after it is gone.
        var target: Int64 = 0
        /// A property's value; null for elements.
        var value: ExactValue = ExactValue(.null)

        static func vertex(_ vertex: Int64, _ label: UInt32) -> Statement {
            Statement(kind: .vertex, element: vertex, name: label, vertex: vertex)
        }

        static func edge(_ edge: Int64, _ label: UInt32, from: Int64, to: Int64) -> Statement {
            Statement(kind: .edge, element: edge, name: label, vertex: from, target: to)
        }

        static func value(_ vertex: Int64, _ key: UInt32, _ value: PropertyValue) -> Statement {
            Statement(
                kind: .vertexProperty, element: vertex, name: key, vertex: vertex,
                value: ExactValue(value))
        }

        static func edgeValue(
            _ edge: Int64, from: Int64, _ key: UInt32, _ value: PropertyValue
        ) -> Statement {
            Statement(
                kind: .edgeProperty, element: edge, name: key, vertex: from,
                value: ExactValue(value))
        }
    }

    struct Claim: Sendable {
        var statement: Statement
        var line: Int
        /// The loader made it; a claim of something that was there before does
        /// not let the loader remove it.
        var isMade: Bool
    }

    /// That an edge which the loader has made exists, and what it weighs: most
    /// of what is claimed, and so kept small.
    struct NewEdge: Sendable {
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

    /// A folded name under which a vertex is looked up.
    struct Name: Comparable, Sendable {
        var label: UInt32
        var name: ByteString
        var vertex: Int64

        static func < (one: Name, other: Name) -> Bool {
            if one.vertex != other.vertex { return one.vertex < other.vertex }
            return one.label != other.label ? one.label < other.label : one.name < other.name
        }
    }

    /// Sorted by the vertex they are about.
    private(set) var claims: [Claim]
    /// More claims, of a record that is about to be written, sorted likewise.
    private var newEdges: [NewEdge] = []
    /// Sorted, each once.
    private(set) var names: [Name]

    init(claims: [Claim] = [], newEdges: [NewEdge] = [], names: [Name] = []) {
        self.claims = Self.sorted(claims, by: \.statement.vertex)
        self.newEdges = Self.sorted(newEdges, by: \.from)
        self.names = Self.sorted(names)
    }

    private static func sorted(_ names: [Name]) -> [Name] {
        var result: [Name] = []
        result.reserveCapacity(names.count)
        for name in names.sorted() where name != result.last { result.append(name) }
        return result
    }

    func hasName(_ name: Name) -> Bool {
        let place = names.partitioningIndex { $0 >= name }
        return place < names.count && names[place] == name
    }

    /// By their vertices; those of one vertex stay as they are. Numbers are
    /// sorted, which are smaller than claims.
    @inline(__always)
    private static func sorted<Claim>(_ claims: [Claim], by vertex: (Claim) -> Int64) -> [Claim] {
        let order = claims.enumerated().map { i, claim in
            (UInt64(bitPattern: vertex(claim)) << 30) | UInt64(i)
        }.sorted()
        let mask: UInt64 = 1 << 30 - 1
        return order.map { claims[Int($0 & mask)] }
    }

    /// Calls one of both with each claim, in the order of their vertices.
    @inline(__always)
    private func forEach(
        _ claim: (Claim) throws -> Void, newEdge: (NewEdge) throws -> Void
    ) rethrows {
        var next = 0
        for each in claims {
            while next < newEdges.count, newEdges[next].from < each.statement.vertex {
                try newEdge(newEdges[next])
                next += 1
            }
            try claim(each)
        }
        for each in newEdges[next...] { try newEdge(each) }
    }

    /// The vertices that are claimed.
    var vertices: [Int64] {
        claims.lazy.filter { $0.statement.kind == .vertex }.map(\.statement.element)
    }

    /// The vertices that claims are about, the least first, and whether the
    /// vertex is claimed itself, not only edges that leave it.
    var subjects: [(vertex: Int64, isItself: Bool)] {
        var result: [(vertex: Int64, isItself: Bool)] = []
        func add(_ vertex: Int64, isItself: Bool) {
            if let last = result.last, last.vertex == vertex {
                if isItself { result[result.count - 1].isItself = true }
            } else {
                result.append((vertex, isItself))
            }
        }
        forEach { claim in
            add(claim.statement.vertex, isItself: claim.statement.kind == .vertex)
        } newEdge: { edge in
            add(edge.from, isItself: false)
        }
        return result
    }

    /// The record without what is said of some vertices' edges.
    func without(edgesOf vertices: Set<Int64>) -> ClaimRecord {
        ClaimRecord(
            claims: claims.filter { claim in
                !claim.statement.kind.isOfEdge || !vertices.contains(claim.statement.vertex)
            }, names: names)
    }

    /// The claims about a vertex, its properties and the edges that leave it.
    func claims(about vertex: Int64) -> ArraySlice<Claim> {
        let start = claims.partitioningIndex { $0.statement.vertex >= vertex }
        return claims[start...].prefix { $0.statement.vertex == vertex }
    }
}

// The form: the number of names, each with label, vertex, length and text; then
// the claims to the end, each with a byte (kind, bit 2: made), vertex, name and
// line, an edge's number and target, and a property's value. Numbers are varints,
// a claim's vertex is told as the difference to the one before it.
extension ClaimRecord {
    func encoded() throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            claims.count * 16 + newEdges.count * 32 + names.count * 24 + 8)
        bytes.append(varint: names.count)
        for name in names {
            bytes.append(varint: Int(name.label))
            bytes.append(varint: Int(name.vertex))
            bytes.append(varint: name.name.string.utf8.count)
            bytes.append(contentsOf: name.name.string.utf8)
        }
        var previous: Int64 = 0
        try forEach { claim in
            let statement = claim.statement
            Self.begin(
                statement.kind, claim.isMade, statement.vertex &- previous, statement.name,
                claim.line, &bytes)
            previous = statement.vertex
            switch statement.kind {
            case .vertex: break
            case .edge:
                bytes.append(varint: Int(statement.element))
                bytes.append(varint: Int(statement.target))
            case .vertexProperty: try statement.value.value.encode(into: &bytes)
            case .edgeProperty:
                bytes.append(varint: Int(statement.element))
                try statement.value.value.encode(into: &bytes)
            }
        } newEdge: { edge in
            Self.begin(.edge, true, edge.from &- previous, edge.label, edge.line, &bytes)
            previous = edge.from
            bytes.append(varint: Int(edge.edge))
            bytes.append(varint: Int(edge.to))
            guard edge.weightKey > 0 else { return }
            Self.begin(.edgeProperty, true, 0, edge.weightKey, edge.line, &bytes)
            bytes.append(varint: Int(edge.edge))
            try PropertyValue.double(edge.weight).encode(into: &bytes)
        }
        return bytes
    }

    @inline(__always)
    private static func begin(
        _ kind: Kind, _ isMade: Bool, _ step: Int64, _ name: UInt32, _ line: Int,
        _ bytes: inout [UInt8]
    ) {
        bytes.append(kind.rawValue | (isMade ? 4 : 0))
        bytes.append(varint: Int(step))
        bytes.append(varint: Int(name))
        bytes.append(varint: max(line, 0))
    }

    /// - Throws: ``GraphError``: `corrupt` for bytes that are no record.
    init(decoding bytes: UnsafeRawBufferPointer) throws {
        var decoder = ValueDecoder(bytes)
        claims = []
        names = []
        for _ in 0..<(try decoder.length()) {
            let label = try decoder.varint()
            let vertex = try decoder.varint()
            names.append(
                Name(
                    label: UInt32(truncatingIfNeeded: label),
                    name: ByteString(try decoder.string()),
                    vertex: Int64(truncatingIfNeeded: vertex)))
        }
        names = Self.sorted(names)
        var vertex: Int64 = 0
        func number() throws -> Int64 { Int64(truncatingIfNeeded: try decoder.varint()) }
        while !decoder.isAtEnd {
            let head = try decoder.varint()
            guard let kind = Kind(rawValue: UInt8(truncatingIfNeeded: head & 3)), head < 8 else {
                throw decoder.damage("a claim is of no known kind")
            }
            vertex &+= try number()
            let name = UInt32(truncatingIfNeeded: try number())
            let line = Int(try number())
            let statement: Statement
            switch kind {
            case .vertex: statement = .vertex(vertex, name)
            case .edge:
                let edge = try number()
                statement = .edge(edge, name, from: vertex, to: try number())
            case .vertexProperty: statement = .value(vertex, name, try decoder.value(depth: 0))
            case .edgeProperty:
                let edge = try number()
                statement = .edgeValue(edge, from: vertex, name, try decoder.value(depth: 0))
            }
            claims.append(Claim(statement: statement, line: line, isMade: head & 4 != 0))
        }
    }
}
