/// The searches behind `shortestPath()`.
struct PathSearch {
    let context: ExecutionContext
    let edges: WalkedEdges
    /// How long an edge is; nil: all the same.
    let length: ValueFunction?
    let longest: Double?
    let keepsParallel: Bool
    let charge: (Int) throws -> Void

    /// Searches from a vertex; to the end, or until the targets are reached.
    func tree(from source: Int64, targets: [Int64]?) throws -> SearchTree {
        if let length { return try byLength(source, length, targets) }
        var level = HopSearch(source)
        var missing = Set(targets ?? [])
        missing.remove(source)
        while targets == nil || !missing.isEmpty, try level.advance(self) {
            for vertex in level.frontier where !missing.isEmpty { missing.remove(vertex) }
        }
        return level.tree
    }

    /// Dijkstra's search.
    private func byLength(
        _ source: Int64, _ length: ValueFunction, _ targets: [Int64]?
    ) throws -> SearchTree {
        let tree = SearchTree(source: source)
        var queue = DistanceQueue()
        var isDone: [Bool] = [false]
        var missing = Set(targets ?? [])
        // What is as near as the last target may still lead to it.
        var limit = longest ?? .infinity
        queue.push(0, 0)
        while let (distance, place) = queue.pop(), distance <= limit {
            if isDone[Int(place)] { continue }
            isDone[Int(place)] = true
            let vertex = tree.vertices[Int(place)]
            if missing.remove(vertex) != nil, missing.isEmpty { limit = distance }
            try context.poll()
            let found = try edges.edges(of: vertex, context)
            let lengths = try self.lengths(found, length)
            for (row, step) in lengths.enumerated() {
                let neighbor = found.edge(at: row).otherEnd(from: vertex)
                let sum = distance + step
                if neighbor == vertex || sum > limit { continue }
                if step == 0 { tree.mayCircle = true }
                if let known = tree.place(of: neighbor) {
                    if sum > tree.distances[Int(known)] { continue }
                    if sum < tree.distances[Int(known)] {
                        tree.shorten(known, to: sum)
                        queue.push(sum, known)
                    }
                    tree.link(
                        known, from: place, edge: found.keys[row], keepsParallel: keepsParallel)
                } else {
                    let new = tree.add(neighbor, distance: sum)
                    isDone.append(false)
                    queue.push(sum, new)
                    tree.link(
                        new, from: place, edge: found.keys[row], keepsParallel: keepsParallel)
                }
            }
            try charge(tree.newCost())
        }
        return tree
    }

    private func lengths(_ found: EdgeColumns, _ length: ValueFunction) throws -> [Double] {
        if found.keys.isEmpty { return [] }
        let batch = context.decorate(Batch(.edges(found)))
        return try length.values(batch, context).map { value in
            guard let value, !value.isNull else { return 0 }
            guard let number = value.doubleValue, number >= 0 else {
                throw GraphError(
                    .runtime,
                    "shortestPath() needs distances that are numbers of 0 or more, and an edge's "
                        + "is \(value).")
            }
            return number
        }
    }
}

/// A search that goes one edge further at a time.
struct HopSearch {
    let tree: SearchTree
    /// The vertices found last, ascending.
    private(set) var frontier: [Int64]
    /// How far it has gone.
    private(set) var level = 0

    init(_ source: Int64) {
        tree = SearchTree(source: source)
        frontier = [source]
    }

    /// Goes one edge further; false where there is nothing more, or the limit
    /// is reached.
    mutating func advance(_ search: PathSearch) throws -> Bool {
        let distance = Double(level + 1)
        if let longest = search.longest, distance > longest { return false }
        var found: [Int64] = []
        for start in stride(from: 0, to: frontier.count, by: 4096) {
            try search.context.poll()
            let part = Array(frontier[start..<min(start + 4096, frontier.count)])
            let hops = try search.edges.hops(from: part, search.context)
            for (row, neighbor) in hops.neighbors.enumerated() {
                guard let from = tree.place(of: part[Int(hops.origins[row])]) else { continue }
                let place: SearchTree.Place
                if let known = tree.place(of: neighbor) {
                    if tree.distances[Int(known)] != distance { continue }
                    place = known
                } else {
                    place = tree.add(neighbor, distance: distance)
                    found.append(neighbor)
                }
                tree.link(
                    place, from: from, edge: hops.edges[row], keepsParallel: search.keepsParallel)
            }
            try search.charge(tree.newCost())
        }
        level += 1
        frontier = found.sorted()
        return !frontier.isEmpty
    }
}

/// Vertices by their distance, the nearest first: a binary heap.
struct DistanceQueue {
    private var items: [(distance: Double, place: SearchTree.Place)] = []

    mutating func push(_ distance: Double, _ place: SearchTree.Place) {
        items.append((distance, place))
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            if items[parent].distance <= items[child].distance { break }
            items.swapAt(parent, child)
            child = parent
        }
    }

    mutating func pop() -> (Double, SearchTree.Place)? {
        guard let first = items.first else { return nil }
        let last = items.removeLast()
        if items.isEmpty { return first }
        items[0] = last
        var parent = 0
        while true {
            var child = parent * 2 + 1
            if child >= items.count { break }
            if child + 1 < items.count, items[child + 1].distance < items[child].distance {
                child += 1
            }
            if items[parent].distance <= items[child].distance { break }
            items.swapAt(parent, child)
            parent = child
        }
        return first
    }
}
