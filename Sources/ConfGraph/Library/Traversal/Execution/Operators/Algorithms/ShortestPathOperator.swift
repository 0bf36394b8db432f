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
    }

    /// A path as it is found: its vertices, and the edges between them.
    private typealias Walk = (vertices: [Int64], edges: [Int64])

    private let options: Options
    private var sources: Batch?
    private var row = 0
    /// The paths from the source of the row that have not been handed on.
    private var walks: (() throws -> Walk?)?
    private var charged = 0
    /// The targets that the filter names by id.
    private var named: [Int64]?

    init(_ context: ExecutionContext, _ input: BatchOperator, _ options: Options) {
        self.options = options
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
            while row < batch.count, values.count < context.batchSize {
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
            if !values.isEmpty { return batch.moving(to: .values(values), rows: rows) }
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
        let named = try namedTargets()
        if let named {
            if named.isEmpty { return { nil } }
            if named.count == 1, named[0] != source.key, options.length == nil,
                case .plain(let direction, let labels) = options.edges
            {
                let backward = WalkedEdges.plain(direction.reversed, labels)
                return try meet(search, from: source.key, to: named[0], backward)
            }
        }
        let tree = try search.tree(from: source.key, targets: named)
        var targets = try self.targets(tree, named)[...]
        var walks: ShortestWalks?
        return {
            while true {
                if let walk = walks?.next() {
                    return Self.walk(walk.reversed(), [])
                }
                guard let target = targets.popFirst() else { return nil }
                walks = ShortestWalks(tree, to: target)
            }
        }
    }

    /// The targets that a filter `hasId(…)` names; nil where it asks for
    /// something else.
    private func namedTargets() throws -> [Int64]? {
        if let named { return named }
        guard let target = options.target, target.operators.count == 1,
            let ids = (target.operators[0] as? HasIdOperator)?.ids
        else { return nil }
        let keys = try ids.compactMap { try context.reader.vertexKey($0) }.sorted()
        // What this traversal adds or removes, it must see.
        if !context.reader.isWritable { named = keys }
        return keys
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

    /// Searches from both ends, the smaller side first, until the two meet.
    private func meet(
        _ search: PathSearch, from source: Int64, to target: Int64, _ edges: WalkedEdges
    ) throws -> () throws -> Walk? {
        let ends = context.decorate(Batch(.vertices([target])))
        guard try options.target!.exists(ends)[0] else { return { nil } }
        var backwardSearch = search
        backwardSearch = PathSearch(
            context: search.context, edges: edges, length: nil, longest: search.longest,
            keepsParallel: search.keepsParallel, charge: search.charge)
        var forward = HopSearch(source)
        var backward = HopSearch(target)
        var middle: [Int64] = []
        while middle.isEmpty {
            let distance = forward.level + backward.level + 1
            if let longest = options.longest, Double(distance) > longest { return { nil } }
            if forward.frontier.count <= backward.frontier.count {
                guard try forward.advance(search) else { return { nil } }
                middle = forward.frontier.filter { backward.tree.place(of: $0) != nil }
            } else {
                guard try backward.advance(backwardSearch) else { return { nil } }
                middle = backward.frontier.filter { forward.tree.place(of: $0) != nil }
            }
        }
        let (near, far) = (forward.tree, backward.tree)
        var left = middle[...]
        var heads: ShortestWalks?
        var head: [(vertex: Int64, edge: Int64)]?
        var tails: ShortestWalks?
        return {
            while true {
                if let head, let tail = tails?.next() {
                    return Self.walk(head.reversed(), tail)
                }
                if let middle = head?.first?.vertex ?? left.first {
                    if heads == nil { heads = ShortestWalks(near, to: near.place(of: middle)!) }
                    head = heads!.next()
                    if head != nil {
                        tails = ShortestWalks(far, to: far.place(of: middle)!)
                        continue
                    }
                    heads = nil
                    left.removeFirst()
                    continue
                }
                return nil
            }
        }
    }

    // MARK: - Paths

    /// Joins a walk from the source and one that goes on from its last vertex.
    ///
    /// In the first each vertex comes with the edge to the vertex after it, in
    /// the second with the edge to the one before it.
    private static func walk(
        _ head: some Sequence<(vertex: Int64, edge: Int64)>,
        _ tail: [(vertex: Int64, edge: Int64)]
    ) -> Walk {
        var walk: Walk = ([], [])
        for step in head {
            walk.vertices.append(step.vertex)
            walk.edges.append(step.edge)
        }
        // Behind the last vertex of the head there is no edge.
        walk.edges.removeLast()
        for step in tail.dropFirst() {
            walk.vertices.append(step.vertex)
            walk.edges.append(step.edge)
        }
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
