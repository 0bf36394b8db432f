/// What a graph holds after a number of transactions, in plain arrays.
///
/// Transaction `n` is a function of `n` and of the content before it, so two
/// processes agree on it without talking: the one that writes and is killed,
/// and the one that knows what must be there.
struct CrashModel: Equatable {
    struct Edge: Equatable {
        var label: String
        var source: Int64
        var target: Int64
    }

    enum Operation: Equatable {
        case addVertex(Int64)
        case removeVertex(Int64)
        case rename(Int64, String)
        case addEdge(Edge)
        /// By its place among the edges, oldest first.
        case removeEdge(at: Int)
    }

    static let edgeLabels = ["gave", "about", "follows"]
    /// The vertex whose `commits` property counts the transactions.
    static let counter: Int64 = 1

    /// Transactions so far.
    var commits: Int64 = 0
    /// Ids, oldest first; the counter is the first.
    private(set) var vertices: [Int64] = []
    private(set) var names: [Int64: String] = [:]
    /// Oldest first.
    private(set) var edges: [Edge] = []

    /// The operations of the next transaction, in order: each refers to the
    /// content as the ones before it left it.
    func nextTransaction() -> [Operation] {
        var random = CrashRandom(state: UInt64(commits) &* 0x9E37_79B9_7F4A_7C15)
        var draft = self
        var operations: [Operation] = []
        func perform(_ operation: Operation) {
            draft.apply(operation)
            operations.append(operation)
        }
        if draft.vertices.isEmpty {
            perform(.addVertex(Self.counter))
            for id in 2...60 { perform(.addVertex(Int64(id))) }
        }
        if random.next(100) < 10 {
            perform(.addVertex((draft.vertices.max() ?? 0) + 1))
        }
        if random.next(100) < 30 {
            let vertex = draft.vertices[random.next(draft.vertices.count)]
            perform(.rename(vertex, "name \(random.next(1000))"))
        }
        // Some transactions are large, so that a commit writes many pages.
        let additions = random.next(8) == 0 ? 60 + random.next(100) : 1 + random.next(12)
        // A hub in every transaction: its block is rewritten in each round.
        let hub = draft.vertices[draft.vertices.count / 2]
        for _ in 0..<additions {
            let source =
                random.next(4) == 0 ? hub : draft.vertices[random.next(draft.vertices.count)]
            let target = draft.vertices[random.next(draft.vertices.count)]
            let label = Self.edgeLabels[random.next(Self.edgeLabels.count)]
            perform(.addEdge(Edge(label: label, source: source, target: target)))
        }
        // Removals hold the graph near 2,000 edges.
        let removals = min(
            draft.edges.count, draft.edges.count > 2000 ? additions + 40 : random.next(6))
        for _ in 0..<removals {
            perform(.removeEdge(at: random.next(draft.edges.count)))
        }
        if random.next(100) < 8, draft.vertices.count > 40 {
            perform(.removeVertex(draft.vertices[1 + random.next(draft.vertices.count - 1)]))
        }
        return operations
    }

    mutating func apply(_ operation: Operation) {
        switch operation {
        case .addVertex(let id): vertices.append(id)
        case .removeVertex(let id):
            vertices.removeAll { $0 == id }
            names[id] = nil
            edges.removeAll { $0.source == id || $0.target == id }
        case .rename(let id, let name): names[id] = name
        case .addEdge(let edge): edges.append(edge)
        case .removeEdge(let index): edges.remove(at: index)
        }
    }

    /// Does the next transaction.
    mutating func advance() {
        for operation in nextTransaction() { apply(operation) }
        commits += 1
    }

    init() {}

    init(commits: Int64, vertices: [Int64], names: [Int64: String], edges: [Edge]) {
        self.commits = commits
        self.vertices = vertices
        self.names = names
        self.edges = edges
    }
}

/// A small generator with the same numbers everywhere (SplitMix64).
struct CrashRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var x = state
        x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
        x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
        return x ^ (x >> 31)
    }

    mutating func next(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
