/// `V().out(…).out(…)….count()`: the number of all walks, counted hop by hop:
/// the number of walks that end in each vertex is pushed along the adjacency,
/// so that a hop costs its edges whatever the number of walks.
final class PathCountOperator: ReducingOperator {
    private let hops: [WalkCounter.Hop]
    /// The labels of the vertices in which walks begin; nil: any.
    private let start: LabelReference?

    init(
        _ context: ExecutionContext, _ input: BatchOperator, from start: LabelReference?,
        _ hops: [WalkCounter.Hop]
    ) {
        self.hops = hops
        self.start = start
        super.init(context, input: input)
        note = hops.map { $0.0.rawValue + ($0.1.names.isEmpty ? "" : " " + $0.1.text) }
            .joined(separator: ", ")
    }

    override var isReusable: Bool { true }

    override func reduce(_ batch: Batch) throws {}

    override func accesses(at lane: ElementLane) throws -> [StorageAccess] {
        hops.count == 1 ? [.edgeCount(try hops[0].labels.ids())] : [.adjacency]
    }

    override func finish() throws -> PropertyValue? {
        for hop in hops where try hop.labels.matchesNothing() { return .long(0) }
        if let start, try start.matchesNothing() { return .long(0) }
        let counter = WalkCounter(context: context, hops: hops, start: start) { [self] in
            try charge($0)
        }
        if let total = try counter.total() { return .long(total) }
        if start == nil, hops.count == 1 {
            let edges = try context.reader.edgeCount(labels: hops[0].labels.ids())
            let (count, overflow) = edges.multipliedReportingOverflow(
                by: hops[0].direction == .both ? 2 : 1)
            if overflow { throw GraphError.tooManyTraversers }
            return .long(count)
        }
        var counts = try startCounts()
        for hop in hops.dropLast() { counts = try push(counts, hop) }
        return .long(try total(counts, hops[hops.count - 1]))
    }

    /// One walk in every vertex of the labels.
    private func startCounts() throws -> WalkCounts? {
        guard let start else { return nil }
        var counts = WalkCounts(limit: context.options.memoryBudget / 32)
        var keys: [Int64] = []
        var last: Int64?
        var hasMore = true
        while hasMore {
            keys.removeAll(keepingCapacity: true)
            hasMore = try context.reader.scanVertices(
                labels: start.ids(), after: last, limit: 16_384, into: &keys)
            last = keys.last ?? last
            try context.poll()
            counts.begin(at: keys)
            try charge(counts.newCost())
        }
        return counts
    }

    private func directions(_ direction: Direction) -> [Direction] {
        direction == .both ? [.out, .in] : [direction]
    }

    /// The counts one hop on; nil stands for one walk in every vertex.
    private func push(
        _ counts: WalkCounts?, _ hop: WalkCounter.Hop
    ) throws -> WalkCounts {
        var next = WalkCounts(limit: context.options.memoryBudget / 32)
        for direction in directions(hop.direction) {
            try context.reader.scanAdjacency(direction, labels: hop.labels.ids()) { slice in
                try context.poll()
                try next.add(slice, counts)
            }
            try charge(next.newCost())
        }
        return next
    }

    private func total(
        _ counts: WalkCounts?, _ hop: WalkCounter.Hop
    ) throws -> Int64 {
        var total: Int64 = 0
        for direction in directions(hop.direction) {
            try context.reader.scanAdjacency(direction, labels: hop.labels.ids()) { slice in
                try context.poll()
                for row in 0..<slice.vertices.count {
                    let count = counts?[slice.vertices[row]] ?? 1
                    if count == 0 { continue }
                    let degree = Int64(slice.offsets[row + 1] - slice.offsets[row])
                    let (product, overflow) = count.multipliedReportingOverflow(by: degree)
                    let (sum, more) = total.addingReportingOverflow(product)
                    if overflow || more { throw GraphError.tooManyTraversers }
                    total = sum
                }
            }
        }
        return total
    }
}

/// How many walks end in each vertex: an array while keys are dense, a
/// dictionary for those beyond its limit.
struct WalkCounts {
    private var dense: [Int64] = []
    private var sparse: [Int64: Int64] = [:]
    private let limit: Int64
    private var charged = 0

    init(limit: Int) { self.limit = Int64(limit) }

    subscript(vertex: Int64) -> Int64 {
        if vertex >= 0 && vertex < Int64(dense.count) { return dense[Int(vertex)] }
        return sparse.isEmpty ? 0 : sparse[vertex] ?? 0
    }

    /// The memory that it has come to need since the last call.
    mutating func newCost() -> Int {
        let cost = dense.count * 8 + sparse.count * 48
        defer { charged = cost }
        return cost - charged
    }

    /// Makes the array reach up to a key, if it may be so long.
    private mutating func reserve(_ highest: Int64) {
        guard highest >= Int64(dense.count), highest < limit else { return }
        let length = min(max(highest + 1, Int64(dense.count) * 2), limit)
        dense += Array(repeating: 0, count: Int(length) - dense.count)
        for (key, count) in sparse where key >= 0 && key < length {
            dense[Int(key)] = count
            sparse[key] = nil
        }
    }

    /// Adds one walk in each of the vertices, which ascend and are new.
    mutating func begin(at keys: [Int64]) {
        guard let highest = keys.last else { return }
        reserve(highest)
        for key in keys {
            if key >= 0 && key < Int64(dense.count) { dense[Int(key)] = 1 } else { sparse[key] = 1 }
        }
    }

    /// Adds the walks that go on from a slice's vertices to their neighbours.
    mutating func add(_ slice: AdjacencySlice, _ counts: WalkCounts?) throws {
        var highest: Int64 = -1
        for neighbor in slice.neighbors where neighbor > highest { highest = neighbor }
        reserve(highest)
        if highest >= Int64(dense.count) || !sparse.isEmpty {
            try addSparsely(slice, counts)
            return
        }
        var hasOverflowed = false
        dense.withUnsafeMutableBufferPointer { dense in
            for row in 0..<slice.vertices.count {
                let count = counts?[slice.vertices[row]] ?? 1
                if count == 0 { continue }
                for place in Int(slice.offsets[row])..<Int(slice.offsets[row + 1]) {
                    let neighbor = Int(slice.neighbors[place])
                    let (sum, overflow) = dense[neighbor].addingReportingOverflow(count)
                    dense[neighbor] = sum
                    hasOverflowed = hasOverflowed || overflow
                }
            }
        }
        if hasOverflowed { throw GraphError.tooManyTraversers }
    }

    private mutating func addSparsely(_ slice: AdjacencySlice, _ counts: WalkCounts?) throws {
        for row in 0..<slice.vertices.count {
            let count = counts?[slice.vertices[row]] ?? 1
            if count == 0 { continue }
            for place in Int(slice.offsets[row])..<Int(slice.offsets[row + 1]) {
                let neighbor = slice.neighbors[place]
                let (sum, overflow) = self[neighbor].addingReportingOverflow(count)
                if overflow { throw GraphError.tooManyTraversers }
                if neighbor >= 0 && neighbor < Int64(dense.count) {
                    dense[Int(neighbor)] = sum
                } else {
                    sparse[neighbor] = sum
                }
            }
        }
    }
}

/// A number that storage knows, such as that of all vertices.
final class StoredCountOperator: ReducingOperator {
    private let body: () throws -> Int64
    private let access: () throws -> StorageAccess?

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ note: String,
        access: @escaping () throws -> StorageAccess?, _ body: @escaping () throws -> Int64
    ) {
        self.body = body
        self.access = access
        super.init(context, input: input)
        self.note = note
    }

    override var isReusable: Bool { true }

    override func accesses(at lane: ElementLane) throws -> [StorageAccess] {
        try access().map { [$0] } ?? []
    }

    override func reduce(_ batch: Batch) throws {}
    override func finish() throws -> PropertyValue? { .long(try body()) }
}
