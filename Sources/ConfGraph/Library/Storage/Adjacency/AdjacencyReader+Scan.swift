extension AdjacencyReader {
    /// Calls `body` with every vertex that has neighbours, label by label,
    /// direction by direction, in order of vertex.
    ///
    /// Blocks are read in the order of the file and do not enter the cache.
    func scan(
        _ direction: Direction, labels: [UInt32]?, edges: Bool = false,
        _ body: (AdjacencySlice) throws -> Void
    ) throws {
        let delta = try delta()
        for run in try runs(direction, labels: labels, delta: delta) {
            var merger = SliceMerger(
                run: run, delta: delta.mayHold(run: run) ? delta : nil, wantsEdges: edges)
            try forEachBlock(run: run) { block in
                try merger.add(block, body)
            }
            try merger.finish(body)
        }
    }

    /// Calls `body` with the checked blocks of a label and direction.
    func forEachBlock(
        run: Int, while goesOn: () -> Bool = { true }, _ body: (Block) throws -> Void
    ) throws {
        guard run < Int(AdjacencyKey.labelLimit) * 2 else { return }
        if let levels = try levels() {
            return try levels.forEachBlock(run: run, while: goesOn, body)
        }
        let range = AdjacencyKey.range(label: UInt32(run >> 1), incoming: run & 1 == 1)
        let statement = try connection.statement(
            "SELECT key, block FROM adjacency WHERE key BETWEEN ? AND ? ORDER BY key")
        statement.bind(range.lowerBound, at: 1)
        statement.bind(range.upperBound, at: 2)
        defer { statement.reset() }
        var untilCheck = 256
        while goesOn(), try statement.step() {
            untilCheck -= 1
            if untilCheck == 0 {
                try connection.cancellation?.check()
                untilCheck = 256
            }
            try body(Block(statement.blob(1), key: statement.int64(0)))
        }
    }
}

/// Turns the blocks of a run, in order, into slices with the delta merged in.
struct SliceMerger {
    private let run: Int
    private let delta: AdjacencyReader.Delta?
    /// Vertices with entries in the delta that have not come yet.
    private var pending: ArraySlice<Int64>
    private let columns: SliceColumns
    /// The last vertex of the pieces seen last, and the newest edge in them.
    private var hub: (vertex: Int64, merged: Int64)?

    init(run: Int, delta: AdjacencyReader.Delta?, wantsEdges: Bool = false) {
        self.run = run
        columns = SliceColumns(wantsEdges: wantsEdges)
        self.delta = delta
        guard let delta else {
            pending = []
            return
        }
        let base = delta.base?.vertices(run: run) ?? []
        let overlay = delta.overlay?.vertices(run: run) ?? []
        if overlay.isEmpty {
            pending = base[...]
        } else if base.isEmpty {
            pending = overlay[...]
        } else {
            pending = Set(base + overlay).sorted()[...]
        }
    }

    mutating func add(_ block: Block, _ body: (AdjacencySlice) throws -> Void) throws {
        let first = block.key.vertex
        let last = block.lastVertex
        if let hub, hub.vertex != first || block.form != .piece { try finishHub(body) }
        try emitPending(before: first, body)
        if block.form == .piece {
            let touched = pending.first == first
            let merged = max(hub?.merged ?? 0, block.stamps.mergedThrough)
            hub = (first, merged)
            columns.start()
            columns.append(
                first, block, 0..<block.edgeCount,
                removed: touched ? removals(first) : [])
            try emit(body)
            return
        }
        columns.start()
        if let next = pending.first, next <= last {
            try merge(block, last: last)
        } else {
            columns.appendWhole(block)
        }
        try emit(body)
    }

    mutating func finish(_ body: (AdjacencySlice) throws -> Void) throws {
        try finishHub(body)
        try emitPending(before: .max, body)
    }

    /// What the delta adds to a hub whose pieces have all been seen.
    private mutating func finishHub(_ body: (AdjacencySlice) throws -> Void) throws {
        guard let seen = hub else { return }
        hub = nil
        guard pending.first == seen.vertex else { return }
        pending.removeFirst()
        columns.start()
        appendDelta(seen.vertex, after: seen.merged)
        try emit(body)
    }

    /// Vertices that no block speaks for.
    private mutating func emitPending(
        before limit: Int64, _ body: (AdjacencySlice) throws -> Void
    ) throws {
        guard let next = pending.first, next < limit else { return }
        columns.start()
        while let vertex = pending.first, vertex < limit {
            pending.removeFirst()
            appendDelta(vertex, after: 0)
            if columns.edgeCount > 4_096 {
                try emit(body)
                columns.start()
            }
        }
        try emit(body)
    }

    private mutating func merge(_ block: Block, last: Int64) throws {
        for index in 0..<block.vertexCount {
            let vertex = block.vertex(at: index)
            while let next = pending.first, next < vertex {
                pending.removeFirst()
                appendDelta(next, after: block.stamps.mergedThrough)
            }
            guard pending.first == vertex else {
                columns.append(vertex, block, block.range(at: index), removed: [])
                continue
            }
            pending.removeFirst()
            columns.append(vertex, block, block.range(at: index), removed: removals(vertex))
            appendDelta(vertex, after: block.stamps.mergedThrough)
        }
    }

    private func removals(_ vertex: Int64) -> [Int64] {
        delta!.removals(key(vertex))
    }

    private func key(_ vertex: Int64) -> AdjacencyKey {
        AdjacencyKey(label: UInt32(run >> 1), incoming: run & 1 == 1, vertex: vertex)
    }

    private func appendDelta(_ vertex: Int64, after merged: Int64) {
        let removed = removals(vertex)
        var next = 0
        columns.begin(vertex)
        delta!.edges(key(vertex), after: merged) { edge, neighbor in
            while next < removed.count, removed[next] < edge { next += 1 }
            if next < removed.count, removed[next] == edge { return }
            columns.append(neighbor, edge)
        }
    }

    private func emit(_ body: (AdjacencySlice) throws -> Void) throws {
        guard columns.edgeCount > 0 else { return }
        try body(columns.slice(label: UInt32(run >> 1), isIncoming: run & 1 == 1))
    }
}

/// The columns of a slice, in memory that is kept between slices.
final class SliceColumns {
    private var vertices = UnsafeMutablePointer<Int64>.allocate(capacity: 1024)
    private var offsets = UnsafeMutablePointer<Int32>.allocate(capacity: 1025)
    private var vertexCapacity = 1024
    private var vertexCount = 0
    private let scratch = AdjacencyScratch()
    private(set) var edgeCount = 0
    private let wantsEdges: Bool

    init(wantsEdges: Bool) {
        self.wantsEdges = wantsEdges
    }

    deinit {
        vertices.deallocate()
        offsets.deallocate()
    }

    func start() {
        vertexCount = 0
        edgeCount = 0
    }

    /// Begins a vertex; the same one again goes on with it.
    func begin(_ vertex: Int64) {
        if vertexCount > 0, vertices[vertexCount - 1] == vertex { return }
        reserveVertices(vertexCount + 1)
        vertices[vertexCount] = vertex
        offsets[vertexCount] = Int32(edgeCount)
        vertexCount += 1
    }

    func append(_ neighbor: Int64, _ edge: Int64) {
        scratch.reserve(edgeCount + 1, keeping: edgeCount)
        scratch.edges[edgeCount] = edge
        scratch.neighbors[edgeCount] = neighbor
        edgeCount += 1
    }

    /// Appends a vertex's edges, without the removed ones.
    func append(_ vertex: Int64, _ block: Block, _ range: Range<Int>, removed: [Int64]) {
        begin(vertex)
        scratch.reserve(edgeCount + range.count, keeping: edgeCount)
        block.readNeighbors(range, into: scratch.neighbors + edgeCount)
        if wantsEdges || !removed.isEmpty {
            block.readEdges(range, into: scratch.edges + edgeCount)
        }
        guard !removed.isEmpty else {
            edgeCount += range.count
            return
        }
        var next = 0
        var kept = edgeCount
        for row in edgeCount..<(edgeCount + range.count) {
            let edge = scratch.edges[row]
            while next < removed.count, removed[next] < edge { next += 1 }
            if next < removed.count, removed[next] == edge { continue }
            scratch.neighbors[kept] = scratch.neighbors[row]
            scratch.edges[kept] = edge
            kept += 1
        }
        edgeCount = kept
    }

    /// Takes over a block that the delta does not touch.
    func appendWhole(_ block: Block) {
        let count = block.vertexCount
        reserveVertices(count)
        for index in 0..<count {
            vertices[index] = block.vertex(at: index)
            offsets[index] = Int32(truncatingIfNeeded: block.range(at: index).lowerBound)
        }
        vertexCount = count
        scratch.reserve(block.edgeCount, keeping: 0)
        block.readNeighbors(0..<block.edgeCount, into: scratch.neighbors)
        if wantsEdges { block.readEdges(0..<block.edgeCount, into: scratch.edges) }
        edgeCount = block.edgeCount
    }

    func slice(label: UInt32, isIncoming: Bool) -> AdjacencySlice {
        offsets[vertexCount] = Int32(edgeCount)
        return AdjacencySlice(
            vertices: UnsafeBufferPointer(start: vertices, count: vertexCount),
            offsets: UnsafeBufferPointer(start: offsets, count: vertexCount + 1),
            neighbors: UnsafeBufferPointer(start: scratch.neighbors, count: edgeCount),
            edges: UnsafeBufferPointer(start: scratch.edges, count: wantsEdges ? edgeCount : 0),
            label: label, isIncoming: isIncoming)
    }

    private func reserveVertices(_ needed: Int) {
        guard needed > vertexCapacity else { return }
        let size = max(needed, vertexCapacity * 2)
        func move<T>(_ old: inout UnsafeMutablePointer<T>, _ extra: Int) {
            let new = UnsafeMutablePointer<T>.allocate(capacity: size + extra)
            new.update(from: old, count: vertexCount)
            old.deallocate()
            old = new
        }
        move(&vertices, 0)
        move(&offsets, 1)
        vertexCapacity = size
    }
}
