/// All shortest paths between two vertices, one after the other: a search
/// from both ends, each time a level further on the side with fewer edges to
/// look at, until an edge joins the two.
///
/// No way back is kept. A vertex remembers the level on which it was reached,
/// and a path is read by going from level to level against the edges; so the
/// first path costs no more than finding that there is one.
final class TwoEndedSearch {
    /// What one end has reached.
    private struct Side {
        /// Leads away from the end, and back to it.
        let away: NeighborReader
        let back: NeighborReader
        /// The first mark plus the level of each vertex that was reached.
        let marks: UnsafeMutablePointer<UInt32>
        var frontier: [UInt32]
        var level: UInt32 = 0
        /// Edges that lead away from the frontier, once counted.
        var edges: Int?
    }

    private let context: ExecutionContext
    private let longest: Double?
    private let charge: (Int) throws -> Void
    private let pool: WalkScratchPool
    private let scratch: WalkScratch
    /// The mark of level 0.
    private let base: UInt32
    /// The side of the source, then that of the target.
    private var sides: [Side]
    /// The side whose frontier the joining edges leave; nil before there is one.
    private var joining: Int?
    private var place = 0
    /// Where the edges of the vertex at `place` lead that join.
    private var ends: ArraySlice<UInt32> = []
    private var heads: LevelPaths?
    private var head: [UInt32]?
    private var tails: LevelPaths?
    private var isDone = false

    /// - Parameters:
    ///   - forward: along the edges.
    ///   - backward: against them.
    ///   - longest: the most edges of a path.
    init(
        _ context: ExecutionContext, from source: UInt32, to target: UInt32,
        forward: NeighborReader, backward: NeighborReader, longest: Double?,
        charge: @escaping (Int) throws -> Void
    ) throws {
        self.context = context
        self.longest = longest
        self.charge = charge
        pool = context.reader.walkScratch
        scratch = pool.take()
        base = scratch.beginMarks(Int(max(forward.span, backward.span)))
        try charge(scratch.bytes)
        sides = [
            Side(away: forward, back: backward, marks: scratch.marks.0, frontier: [source]),
            Side(away: backward, back: forward, marks: scratch.marks.1, frontier: [target]),
        ]
        scratch.marks.0[Int(source)] = base
        scratch.marks.1[Int(target)] = base
    }

    /// The search between two vertices, along some labels; nil where the graph's
    /// keys lie too far apart for a mark a vertex.
    static func between(
        _ source: Int64, _ target: Int64, along direction: Direction, _ labels: LabelReference,
        _ context: ExecutionContext, longest: Double?, charge: @escaping (Int) throws -> Void
    ) throws -> TwoEndedSearch? {
        let reader = context.reader
        let span = try reader.vertexSpan()
        let labels = try labels.ids()
        guard 0..<span ~= source, 0..<span ~= target, try HopChainOperator.fits(context),
            let forward = try reader.neighbors(direction, labels: labels, use: .hops, span: span),
            let backward = try reader.neighbors(
                direction.reversed, labels: labels, use: .hops, span: span)
        else { return nil }
        return try TwoEndedSearch(
            context, from: UInt32(source), to: UInt32(target), forward: forward,
            backward: backward, longest: longest, charge: charge)
    }

    deinit {
        scratch.endMarks(levels: Int(sides.map(\.level).max()!) + 1)
        pool.give(scratch)
    }

    /// The vertices of the next path, from the source to the target.
    func next() throws -> [UInt32]? {
        defer {
            sides[0].away.pause()
            sides[0].back.pause()
        }
        while !isDone {
            if let head, let tail = try tails?.next() { return joined(head, tail) }
            head = try heads?.next()
            if head != nil {
                tails = paths(from: ends.first!, side: 1 - joining!)
            } else if try !nextJoin() {
                isDone = true
            }
        }
        return nil
    }

    /// Goes to the next edge that joins the sides; false behind the last.
    private func nextJoin() throws -> Bool {
        heads = nil
        guard let side = joining else { return try search() }
        ends = ends.dropFirst()
        while ends.isEmpty {
            place += 1
            guard place < sides[side].frontier.count else { return false }
            try context.poll()
            ends = try joins(of: sides[side].frontier[place], side)[...]
        }
        heads = paths(from: sides[side].frontier[place], side: side)
        return true
    }

    // MARK: Searching

    /// Goes on from both ends until an edge joins them.
    private func search() throws -> Bool {
        while true {
            let distance = sides[0].level + sides[1].level + 1
            if let longest, Double(distance) > longest { return false }
            if sides[0].frontier.isEmpty || sides[1].frontier.isEmpty { return false }
            let side = try edges(of: 0) <= edges(of: 1) ? 0 : 1
            if let found = try advance(side) {
                joining = side
                place = found
                ends = try joins(of: sides[side].frontier[found], side)[...]
                heads = paths(from: sides[side].frontier[found], side: side)
                return true
            }
        }
    }

    private func edges(of side: Int) throws -> Int {
        if let known = sides[side].edges { return known }
        let reader = sides[side].away
        var edges = 0
        for vertex in sides[side].frontier { edges += try reader.degree(of: vertex) }
        sides[side].edges = edges
        return edges
    }

    /// Goes a level further, or stops at the place in the frontier from which
    /// an edge leads to what the other side has reached.
    ///
    /// That is always the other side's frontier: had it been reached from an
    /// earlier level, the two would have met then.
    private func advance(_ side: Int) throws -> Int? {
        let (reader, marks) = (sides[side].away, sides[side].marks)
        let others = sides[1 - side].marks
        let mark = base + sides[side].level + 1
        var reached: [UInt32] = []
        var untilPoll = Self.pollEdges
        let frontier = sides[side].frontier
        for (place, vertex) in frontier.enumerated() {
            if place % NeighborReader.warmGroup == 0 {
                frontier.withUnsafeBufferPointer {
                    reader.warm($0.baseAddress! + place, frontier.count - place)
                }
            }
            let list = try reader.neighbors(of: vertex)
            for neighbor in list {
                if others[Int(neighbor)] >= base { return place }
                if marks[Int(neighbor)] < base {
                    marks[Int(neighbor)] = mark
                    reached.append(neighbor)
                }
            }
            untilPoll -= list.count
            if untilPoll < 0 {
                untilPoll = Self.pollEdges
                reader.pause()
                try context.poll()
            }
        }
        try charge(reached.count * 4)
        sides[side].frontier = reached
        sides[side].level += 1
        sides[side].edges = nil
        return nil
    }

    private static let pollEdges = 1 << 18

    // MARK: Paths

    /// Where a vertex's edges lead that join the sides, each vertex once.
    private func joins(of vertex: UInt32, _ side: Int) throws -> [UInt32] {
        let other = sides[1 - side]
        return try LevelPaths.neighbors(
            of: vertex, sides[side].away, other.marks, at: base + other.level)
    }

    /// The ways from a vertex of a side's last level back to its end.
    private func paths(from vertex: UInt32, side: Int) -> LevelPaths {
        LevelPaths(
            sides[side].back, sides[side].marks, from: vertex, base: base,
            level: Int(sides[side].level))
    }

    private func joined(_ head: [UInt32], _ tail: [UInt32]) -> [UInt32] {
        joining == 0 ? head.reversed() + tail : tail.reversed() + head
    }
}

/// All ways from a vertex to level 0 of a search, a level with each edge.
private struct LevelPaths {
    private let reader: NeighborReader
    private let marks: UnsafeMutablePointer<UInt32>
    private let base: UInt32
    private let level: Int
    private var path: [UInt32]
    /// For each vertex of the path the ways on that have not been taken.
    private var left: [ArraySlice<UInt32>] = []
    private var hasBegun = false

    init(
        _ reader: NeighborReader, _ marks: UnsafeMutablePointer<UInt32>, from start: UInt32,
        base: UInt32, level: Int
    ) {
        self.reader = reader
        self.marks = marks
        self.base = base
        self.level = level
        path = [start]
    }

    /// The next way: its vertices, the start first.
    mutating func next() throws -> [UInt32]? {
        if hasBegun {
            path.removeLast()
        } else {
            hasBegun = true
            if level == 0 { return path }
            try enter()
        }
        while let last = left.indices.last {
            guard let vertex = left[last].popFirst() else {
                left.removeLast()
                path.removeLast()
                continue
            }
            path.append(vertex)
            if path.count == level + 1 { return path }
            try enter()
        }
        return nil
    }

    /// Lists the ways on from the last vertex of the path.
    private mutating func enter() throws {
        let below = base + UInt32(level - path.count)
        left.append(
            try Self.neighbors(of: path[path.count - 1], reader, marks, at: below)[...])
    }

    /// The neighbours of a vertex that have a mark, each once.
    static func neighbors(
        of vertex: UInt32, _ reader: NeighborReader, _ marks: UnsafeMutablePointer<UInt32>,
        at mark: UInt32
    ) throws -> [UInt32] {
        var found = try reader.neighbors(of: vertex).filter { marks[Int($0)] == mark }
        if found.count > 1 {
            // Over parallel edges a vertex comes more than once.
            found.sort()
            var last: UInt32?
            found.removeAll { vertex in
                defer { last = vertex }
                return vertex == last
            }
        }
        return found
    }
}
