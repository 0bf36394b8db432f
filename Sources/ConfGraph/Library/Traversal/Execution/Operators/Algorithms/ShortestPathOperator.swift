/// `shortestPath()`: from each vertex all shortest paths to every target, the
/// nearest targets first.
final class ShortestPathOperator: BatchOperator {
    struct Options {
        var target: ChildTraversal?
        var edges: WalkedEdges
        /// How long an edge is; nil: all the same.
        var length: ValueFunction?
        var longest: Double?
        var includesEdges = false
        /// Where few targets can be read from, and whether two ends that are
        /// known may be searched from both.
        var candidates: (index: IndexDescription, ranges: [IndexSeekOperator.Range])?
        var usesBothEnds = false
    }

    /// A path as it is found: its vertices, and the edges between them.
    private typealias Walk = (vertices: [Int64], edges: [Int64])

    private let options: Options
    private var sources: Batch?
    private var row = 0
    /// The paths from the source of the row that have not been handed on.
    private var walks: (() throws -> Walk?)?
    private var charged = 0
    /// How many paths are handed on at a time: few at first, so that who asks
    /// for one pays for one.
    private var size = 1
    /// The targets, where few can be named.
    private let named: FewVertices?

    init(_ context: ExecutionContext, _ input: BatchOperator, _ options: Options) {
        self.options = options
        named = options.target.map { FewVertices(context, $0, index: options.candidates) }
        super.init(context, input: input)
    }

    override var children: [ChildTraversal] {
        var children: [ChildTraversal] = []
        if let target = options.target { children.append(target) }
        if case .traversal(let child) = options.edges { children.append(child) }
        if case .child(let child)? = options.length { children.append(child) }
        return children
    }

    override var isStateless: Bool { true }
    override var isReusable: Bool { options.length?.isReusable ?? true }

    override func begin() { named?.forget() }

    override func next() throws -> Batch? {
        while true {
            if sources == nil || row >= sources!.count {
                sources = try input!.pull()
                row = 0
                guard sources != nil else { return nil }
            }
            let batch = sources!
            var values: [PropertyValue] = []
            var rows: [Int32] = []
            while row < batch.count, values.count < size {
                try context.poll()
                if walks == nil { walks = try search(from: batch, row) }
                guard let walk = try walks!() else {
                    finishSource()
                    row += 1
                    continue
                }
                values.append(.path(try path(walk)))
                rows.append(Int32(row))
            }
            if !values.isEmpty {
                size = min(size * 4, context.batchSize)
                return batch.moving(to: .values(values), rows: rows)
            }
        }
    }

    private func finishSource() {
        walks = nil
        context.release(charged)
        charged = 0
    }

    override func reset() {
        finishSource()
        sources = nil
        row = 0
        size = 1
    }

    override func startRound() { reset() }

    // MARK: - Searching

    private func search(from batch: Batch, _ row: Int) throws -> () throws -> Walk? {
        guard case .vertex(let source) = batch.value(at: row) else {
            throw Batch.notAVertex(batch.value(at: row))
        }
        let search = PathSearch(
            context: context, edges: options.edges, length: options.length,
            longest: options.longest, keepsParallel: options.includesEdges
        ) { bytes in
            self.charged += bytes
            try self.context.charge(bytes)
        }
        let named = try named?.keys()
        if let named {
            if named.isEmpty { return { nil } }
            if named.count == 1, named[0] != source.key, let walks = try meet(source.key, named[0])
            {
                return walks
            }
        }
        let tree = try search.tree(from: source.key, targets: named)
        var targets = try self.targets(tree, named)[...]
        var walks: ShortestWalks?
        return {
            while true {
                if let walk = walks?.next() {
                    return Self.walk(walk.reversed())
                }
                guard let target = targets.popFirst() else { return nil }
                walks = ShortestWalks(tree, to: target)
            }
        }
    }

    /// The targets that were reached, by distance, then by key.
    private func targets(_ tree: SearchTree, _ named: [Int64]?) throws -> [SearchTree.Place] {
        var reached =
            named?.compactMap { tree.place(of: $0) }
            ?? (0..<SearchTree.Place(tree.count)).map { $0 }
        if options.length != nil, let longest = options.longest {
            reached.removeAll { tree.distances[Int($0)] > longest }
        }
        reached.sort { left, right in
            let (near, far) = (tree.distances[Int(left)], tree.distances[Int(right)])
            return near == far
                ? tree.vertices[Int(left)] < tree.vertices[Int(right)] : near < far
        }
        guard let target = options.target else { return reached }
        var passing: [SearchTree.Place] = []
        for start in stride(from: 0, to: reached.count, by: 1024) {
            try context.poll()
            let part = reached[start..<min(start + 1024, reached.count)]
            let keys = part.map { tree.vertices[Int($0)] }
            let exists = try target.exists(context.decorate(Batch(.vertices(keys))))
            passing += zip(part, exists).filter { $1 }.map { $0.0 }
        }
        return passing
    }

    /// The shortest paths between two vertices, searched from both; nil where
    /// that cannot be done.
    private func meet(_ source: Int64, _ target: Int64) throws -> (() throws -> Walk?)? {
        guard options.usesBothEnds, options.length == nil,
            case .plain(let direction, let reference) = options.edges
        else { return nil }
        if try reference.matchesNothing() { return { nil } }
        let search = try TwoEndedSearch.between(
            source, target, along: direction, reference, context, longest: options.longest
        ) { [unowned self] bytes in
            charged += bytes
            try context.charge(bytes)
        }
        guard let search else { return nil }
        var choices: EdgeChoices?
        return { [unowned self] in
            while true {
                if let edges = choices?.next() { return (choices!.vertices, edges) }
                guard let vertices = try search.next()?.map(Int64.init) else { return nil }
                guard options.includesEdges else { return (vertices, []) }
                choices = EdgeChoices(vertices, try edges(between: vertices))
            }
        }
    }

    /// For each vertex but the last the edges to the one behind it.
    private func edges(between vertices: [Int64]) throws -> [[Int64]] {
        let hops = try options.edges.hops(from: vertices.dropLast(), context)
        var edges = [[Int64]](repeating: [], count: vertices.count - 1)
        for (row, neighbor) in hops.neighbors.enumerated() {
            let place = Int(hops.origins[row])
            if neighbor == vertices[place + 1] { edges[place].append(hops.edges[row]) }
        }
        return edges
    }

    // MARK: - Paths

    /// A walk of a search tree, from its source on.
    private static func walk(_ steps: some Sequence<(vertex: Int64, edge: Int64)>) -> Walk {
        var walk: Walk = ([], [])
        for step in steps {
            walk.vertices.append(step.vertex)
            walk.edges.append(step.edge)
        }
        // Behind the last vertex there is no edge.
        walk.edges.removeLast()
        return walk
    }

    private func path(_ walk: Walk) throws -> Path {
        var objects: [PropertyValue] = []
        for (place, vertex) in walk.vertices.enumerated() {
            if place > 0, options.includesEdges,
                let edge = try context.edge(walk.edges[place - 1])
            {
                objects.append(edge)
            }
            objects.append(context.vertex(vertex))
        }
        return Path(objects: objects, labels: Array(repeating: [], count: objects.count))
    }
}

/// The edges of a path between given vertices: every choice of one among
/// parallel edges.
private struct EdgeChoices {
    let vertices: [Int64]
    private let edges: [[Int64]]
    private var places: [Int]?

    init(_ vertices: [Int64], _ edges: [[Int64]]) {
        self.vertices = vertices
        self.edges = edges
        places = edges.contains(where: \.isEmpty) ? nil : edges.map { _ in 0 }
    }

    mutating func next() -> [Int64]? {
        guard var places else { return nil }
        let chosen = zip(edges, places).map { $0[$1] }
        // The last place counts up first.
        var turn = places.indices.last
        while let index = turn {
            places[index] += 1
            if places[index] < edges[index].count { break }
            places[index] = 0
            turn = index > 0 ? index - 1 : nil
        }
        self.places = turn == nil ? nil : places
        return chosen
    }
}

extension Direction {
    /// The way back.
    var reversed: Direction {
        switch self {
        case .out: .in
        case .in: .out
        case .both: .both
        }
    }
}
