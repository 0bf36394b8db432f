/// Counts all walks of some hops over the whole graph, from decoded arrays.
///
/// The walks are cut between the first hop and the rest: where the first hop
/// may begin in every vertex, the number of walks into a vertex is its degree
/// against the hop, and the number of walks out of it comes from the last
/// hop's degrees by one pass over the edges for each hop between. So two hops
/// need degrees only, and three one pass. Nothing is kept but the arrays.
struct WalkCounter {
    typealias Hop = (direction: Direction, labels: LabelReference)

    let context: ExecutionContext
    let hops: [Hop]
    /// The labels of the vertices in which walks begin; nil: any.
    let start: LabelReference?
    /// Told of memory beforehand.
    let charge: (Int) throws -> Void

    private var reader: StorageReader { context.reader }

    /// The number of walks; nil where the arrays cannot be had.
    func total() throws -> Int64? {
        let middle = hops.dropFirst().dropLast()
        // First what needs neighbours, so that nothing is decoded twice.
        var passes: [[DecodedView]] = []
        for hop in middle {
            guard let views = try views(hop, .neighbors) else { return nil }
            passes.append(views)
        }
        guard let runs = try runs(hops[0]), let kept = try startingRuns(runs) else {
            return try totalByStart(passes)
        }
        if kept.isEmpty { return 0 }
        if hops.count == 1 {
            var total = 0
            for run in kept {
                guard let view = try reader.decodedRun(run, .degrees) else { return nil }
                total += view.edgeCount
            }
            return Int64(total)
        }
        guard var numbers = try degrees(hops[hops.count - 1]) else { return nil }
        var entering: [DecodedView] = []
        for run in kept {
            guard let view = try reader.decodedRun(run ^ 1, .degrees) else { return nil }
            entering.append(view)
        }
        for views in passes.reversed() {
            guard let next = try gather(views, numbers) else { return nil }
            numbers = next
        }
        return try numbers.sum { vertex in
            entering.reduce(0) { $0 + Int64($1.degree(of: vertex)) }
        }
    }

    /// The walks into each vertex are not known: one pass more, then the
    /// vertices of the labels one by one.
    private func totalByStart(_ passes: [[DecodedView]]) throws -> Int64? {
        guard let start else { return nil }
        var passes = passes
        if hops.count > 1 {
            guard let views = try views(hops[0], .neighbors) else { return nil }
            passes.insert(views, at: 0)
        }
        guard var numbers = try degrees(hops[hops.count - 1]) else { return nil }
        for views in passes.reversed() {
            guard let next = try gather(views, numbers) else { return nil }
            numbers = next
        }
        var total: Int64 = 0
        var keys: [Int64] = []
        var last: Int64?
        var hasMore = true
        while hasMore {
            keys.removeAll(keepingCapacity: true)
            hasMore = try reader.scanVertices(
                labels: start.ids(), after: last, limit: 16_384, into: &keys)
            last = keys.last ?? last
            try context.poll()
            for key in keys {
                let (sum, overflow) = total.addingReportingOverflow(numbers[key])
                if overflow { throw GraphError.tooManyTraversers }
                total = sum
            }
        }
        return total
    }

    // MARK: Runs

    private func runs(_ hop: Hop) throws -> [Int]? {
        try reader.adjacencyRuns(hop.direction, labels: hop.labels.ids())
    }

    private func views(_ hop: Hop, _ use: AdjacencyReader.DecodedUse) throws -> [DecodedView]? {
        var views: [DecodedView] = []
        for run in try runs(hop) ?? [] {
            guard let view = try reader.decodedRun(run, use) else { return nil }
            views.append(view)
        }
        return views
    }

    /// Those of the first hop's runs along which walks begin, if for each of
    /// them all begin or none does.
    private func startingRuns(_ runs: [Int]) throws -> [Int]? {
        guard let labels = try start?.ids() else { return runs }
        var kept: [Int] = []
        for run in runs {
            guard let view = try reader.decodedRun(run, .degrees),
                let all = try reader.sources(of: view, haveLabel: labels)
            else { return nil }
            if all { kept.append(run) }
        }
        return kept
    }

    // MARK: Numbers

    private func degrees(_ hop: Hop) throws -> VertexNumbers? {
        guard let views = try views(hop, .degrees), let numbers = try numbers(over: views) else {
            return nil
        }
        for view in views {
            for vertex in view.range { numbers.add(Int64(view.degree(of: vertex)), to: vertex) }
        }
        return numbers
    }

    private func numbers(over views: [DecodedView]) throws -> VertexNumbers? {
        guard let numbers = VertexNumbers(over: views) else { return nil }
        try charge(numbers.count * 8)
        return numbers
    }

    /// For each vertex the sum of the numbers of its neighbours.
    private func gather(
        _ views: [DecodedView], _ numbers: VertexNumbers
    ) throws -> VertexNumbers? {
        guard let sums = try self.numbers(over: views) else { return nil }
        let most = numbers.greatest
        for view in views {
            // Where no sum can grow too large, none is checked.
            let isSafe = !most.multipliedReportingOverflow(by: Int64(view.edgeCount) + 1).overflow
            for range in view.portions {
                try context.poll()
                let parts = view.parts(of: range, context.options)
                ParallelWork.run(parts.count) { part in
                    sums.gather(view, parts[part], numbers, isSafe: isSafe)
                }
            }
        }
        if sums.hasOverflowed { throw GraphError.tooManyTraversers }
        return sums
    }
}
