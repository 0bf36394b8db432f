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

    /// A vertex that claims are about.
    struct Subject: Equatable {
        var vertex: Int64
        /// It is claimed itself, not only edges that leave it.
        var isItself: Bool
    }

    /// Sorted by the vertex they are about.
    private(set) var claims: [Claim]
    /// Sorted, each once.
    private(set) var names: [Name]

    init(claims: [Claim] = [], names: [Name] = []) {
        self.claims = Self.sorted(claims)
        self.names = Self.sorted(names)
    }

    /// - Parameter claims: sorted already.
    init(sorted claims: [Claim], names: [Name]) {
        self.claims = claims
        self.names = Self.sorted(names)
    }

    static func sorted(_ names: [Name]) -> [Name] {
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
    private static func sorted(_ claims: [Claim]) -> [Claim] {
        let order = claims.enumerated().map { i, claim in
            (UInt64(bitPattern: claim.statement.vertex) << 30) | UInt64(i)
        }.sorted()
        return order.map { claims[Int($0 & (1 << 30 - 1))] }
    }

    /// The vertices that are claimed.
    var vertices: [Int64] {
        claims.lazy.filter { $0.statement.kind == .vertex }.map(\.statement.element)
    }

    /// The vertices that claims are about, the least first.
    var subjects: [Subject] {
        var result: [Subject] = []
        for claim in claims {
            result.add(claim.statement.vertex, isItself: claim.statement.kind == .vertex)
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

extension [ClaimRecord.Subject] {
    /// Adds a vertex that is not below those before.
    @inline(__always)
    mutating func add(_ vertex: Int64, isItself: Bool) {
        if let last, last.vertex == vertex {
            if isItself { self[count - 1].isItself = true }
        } else {
            append(ClaimRecord.Subject(vertex: vertex, isItself: isItself))
        }
    }
}
