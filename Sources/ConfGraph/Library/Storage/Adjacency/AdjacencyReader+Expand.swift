extension AdjacencyReader {
    /// The labels and directions that a hop goes along, as run numbers.
    ///
    /// - Parameter labels: nil for all that occur.
    func runs(_ direction: Direction, labels: [UInt32]?, delta: Delta) throws -> [Int] {
        let wantsOut = direction != .in
        let wantsIn = direction != .out
        guard let labels else {
            return try presentRuns(delta).filter { $0 & 1 == 0 ? wantsOut : wantsIn }
        }
        var runs: [Int] = []
        for label in labels where label < AdjacencyKey.labelLimit {
            if wantsOut { runs.append(Int(label) * 2) }
            if wantsIn { runs.append(Int(label) * 2 + 1) }
        }
        return runs
    }

    /// Appends the neighbours of each source, by source, then label, then
    /// edge.
    func expand(
        _ sources: UnsafeBufferPointer<Int64>, _ direction: Direction, labels: [UInt32]?,
        edges: Bool, into result: inout Expansion
    ) throws {
        let delta = try delta()
        let runs = try runs(direction, labels: labels, delta: delta)
        guard !runs.isEmpty, !sources.isEmpty else { return }
        defer { endReading() }
        var count = 0
        if runs.count == 1, !edges, !delta.mayHold(run: runs[0]) {
            try expandPacked(sources, run: runs[0], count: &count)
        } else {
            let held = runs.map { delta.mayHold(run: $0) }
            var entries = [BlockDirectory.Entry?](repeating: nil, count: runs.count)
            for index in sources.indices {
                let start = count
                for (slot, run) in runs.enumerated() {
                    let before = count
                    try expandOne(
                        sources[index], run: run, edges: edges, delta: held[slot] ? delta : nil,
                        entry: &entries[slot], entries: runs.count, count: &count)
                    if edges {
                        let label = UInt32(run >> 1)
                        for row in before..<count { scratch.labels[row] = label }
                    }
                }
                let origin = Int32(truncatingIfNeeded: index)
                for row in start..<count { scratch.origins[row] = origin }
            }
        }
        endReading()
        result.origins.append(contentsOf: UnsafeBufferPointer(start: scratch.origins, count: count))
        result.neighbors.append(
            contentsOf: UnsafeBufferPointer(start: scratch.neighbors, count: count))
        if edges {
            result.edges.append(contentsOf: UnsafeBufferPointer(start: scratch.edges, count: count))
            result.labels.append(
                contentsOf: UnsafeBufferPointer(start: scratch.labels, count: count))
        }
        scratch.shrink()
    }

    /// The usual case: one label, one direction, nothing in the delta.
    ///
    /// Blocks of random vertices are far apart in memory. So a group of
    /// sources goes through each stage together (find the block, find the
    /// positions, read), that the waits for memory overlap.
    private func expandPacked(
        _ sources: UnsafeBufferPointer<Int64>, run: Int, count: inout Int
    ) throws {
        let size = min(Self.groupSize, sources.count)
        try withUnsafeTemporaryAllocation(
            of: UnsafeMutableRawPointer?.self, capacity: size
        ) { addresses in
            try withUnsafeTemporaryAllocation(of: Block?.self, capacity: size) { blocks in
                try withUnsafeTemporaryAllocation(
                    of: Range<Int>.self, capacity: size
                ) { ranges in
                    addresses.initialize(repeating: nil)
                    blocks.initialize(repeating: nil)
                    ranges.initialize(repeating: 0..<0)
                    var next = 0
                    while next < sources.count {
                        let group = sources[next..<min(next + size, sources.count)]
                        let found = findCached(group, run: run, into: addresses)
                        try readGroup(
                            group.prefix(found), addresses, blocks, ranges, count: &count)
                        next += found
                        guard found < group.count else { continue }
                        // Not in the cache: read it, and go on behind it.
                        var entry: BlockDirectory.Entry?
                        let start = count
                        try expandOne(
                            sources[next], run: run, edges: false, delta: nil, entry: &entry,
                            entries: 1, count: &count)
                        scratch.origins.advanced(by: start).update(
                            repeating: Int32(truncatingIfNeeded: next), count: count - start)
                        next += 1
                    }
                }
            }
        }
    }

    private static var groupSize: Int { 64 }

    /// Finds the blocks of the first vertices that are all in the cache.
    ///
    /// - Returns: how many they are.
    private func findCached(
        _ vertices: Slice<UnsafeBufferPointer<Int64>>, run: Int,
        into addresses: UnsafeMutableBufferPointer<UnsafeMutableRawPointer?>
    ) -> Int {
        beginReading()
        guard let directory = cache.directory(run: run) else { return 0 }
        var held = BlockDirectory.Entry(first: 0, last: -1, address: nil)
        var found = 0
        for vertex in vertices {
            if vertex < held.first || vertex > held.last {
                guard let entry = directory.find(vertex) else { break }
                held = entry
            }
            addresses[found] = held.address
            found &+= 1
        }
        return found
    }

    /// Reads the neighbours of a group whose blocks have been found.
    private func readGroup(
        _ vertices: Slice<UnsafeBufferPointer<Int64>>,
        _ addresses: UnsafeMutableBufferPointer<UnsafeMutableRawPointer?>,
        _ blocks: UnsafeMutableBufferPointer<Block?>,
        _ ranges: UnsafeMutableBufferPointer<Range<Int>>, count: inout Int
    ) throws {
        var needed = count
        var previous: UnsafeMutableRawPointer?
        for (index, vertex) in vertices.enumerated() {
            ranges[index] = 0..<0
            guard let address = addresses[index] else {
                blocks[index] = nil
                previous = nil
                continue
            }
            let bytes = BlockRun(address: address)
            guard bytes.count == 1 else {
                // A hub: all pieces, later.
                blocks[index] = nil
                previous = nil
                for piece in 0..<bytes.count { needed &+= try bytes.block(at: piece).edgeCount }
                continue
            }
            blocks[index] = address == previous ? blocks[index &- 1] : try bytes.block(at: 0)
            previous = address
            let range = blocks[index]!.range(of: vertex)
            ranges[index] = range
            needed &+= range.count
        }
        scratch.reserve(needed, keeping: count)
        let neighbors = scratch.neighbors
        let origins = scratch.origins
        var row = count
        for index in 0..<vertices.count {
            let start = row
            if let block = blocks[index] {
                let range = ranges[index]
                block.readNeighbors(range, into: neighbors + row)
                row &+= range.count
            } else if let address = addresses[index] {
                let bytes = BlockRun(address: address)
                for piece in 0..<bytes.count {
                    let block = try bytes.block(at: piece)
                    block.readNeighbors(0..<block.edgeCount, into: neighbors + row)
                    row &+= block.edgeCount
                }
            }
            let origin = Int32(truncatingIfNeeded: vertices.startIndex &+ index)
            for place in start..<row { origins[place] = origin }
        }
        count = row
    }

    /// One vertex, one label, one direction: block, delta and removals.
    ///
    /// - Parameters:
    ///   - entry: the block held from the vertex before, if it still is.
    ///   - entries: how many runs take turns; with several, a block held for
    ///     one may be gone after another had to be read.
    func expandOne(
        _ vertex: Int64, run: Int, edges wantsEdges: Bool, delta: Delta?,
        entry: inout BlockDirectory.Entry?, entries: Int, count: inout Int
    ) throws {
        guard vertex >= 0, vertex < AdjacencyKey.vertexLimit else { return }
        let key = AdjacencyKey(label: UInt32(run >> 1), incoming: run & 1 == 1, vertex: vertex)
        var removed: [Int64] = []
        var hasDelta = false
        if let delta, delta.holds(key) {
            hasDelta = true
            removed = delta.removals(key)
        }
        let needsEdges = wantsEdges || !removed.isEmpty
        if entries > 1 || entry == nil || vertex < entry!.first || vertex > entry!.last {
            entry = try self.entry(run: run, vertex: vertex)
        }
        let start = count
        var merged: Int64 = 0
        if let address = entry!.address {
            let bytes = BlockRun(address: address)
            for piece in 0..<bytes.count {
                let block = try bytes.block(at: piece)
                let range = block.range(of: vertex)
                if vertex <= block.lastVertex {
                    merged = max(merged, block.stamps.mergedThrough)
                }
                scratch.reserve(count + range.count, keeping: count)
                block.readNeighbors(range, into: scratch.neighbors + count)
                if needsEdges { block.readEdges(range, into: scratch.edges + count) }
                count += range.count
            }
        }
        guard hasDelta, let delta else { return }
        delta.edges(key, after: merged) { edge, neighbor in
            scratch.reserve(count + 1, keeping: count)
            scratch.neighbors[count] = neighbor
            scratch.edges[count] = edge
            count += 1
        }
        if !removed.isEmpty { count = dropRemoved(removed, from: start, to: count) }
    }

    /// Takes removed edges out of the rows; both ascend by edge.
    private func dropRemoved(_ removed: [Int64], from start: Int, to end: Int) -> Int {
        var kept = start
        var next = 0
        for row in start..<end {
            let edge = scratch.edges[row]
            while next < removed.count, removed[next] < edge { next += 1 }
            if next < removed.count, removed[next] == edge { continue }
            scratch.edges[kept] = edge
            scratch.neighbors[kept] = scratch.neighbors[row]
            kept += 1
        }
        return kept
    }

    /// Appends one count for each source.
    func degrees(
        _ sources: UnsafeBufferPointer<Int64>, _ direction: Direction, labels: [UInt32]?,
        into result: inout [Int64]
    ) throws {
        let delta = try delta()
        let runs = try runs(direction, labels: labels, delta: delta)
        let base = result.count
        result.append(contentsOf: repeatElement(0, count: sources.count))
        defer { endReading() }
        // Run by run, so that the block of the vertex before can be held.
        for run in runs {
            let runDelta = delta.mayHold(run: run) ? delta : nil
            var held: BlockDirectory.Entry?
            for index in sources.indices {
                let vertex = sources[index]
                guard vertex >= 0, vertex < AdjacencyKey.vertexLimit else { continue }
                if let runDelta {
                    let key = AdjacencyKey(
                        label: UInt32(run >> 1), incoming: run & 1 == 1, vertex: vertex)
                    if runDelta.holds(key) {
                        var count = 0
                        try expandOne(
                            vertex, run: run, edges: false, delta: runDelta, entry: &held,
                            entries: 1, count: &count)
                        result[base + index] += Int64(count)
                        continue
                    }
                }
                if held == nil || vertex < held!.first || vertex > held!.last {
                    held = try entry(run: run, vertex: vertex)
                }
                guard let address = held!.address else { continue }
                let bytes = BlockRun(address: address)
                for piece in 0..<bytes.count {
                    result[base + index] += Int64(
                        try bytes.block(at: piece).range(of: vertex).count)
                }
            }
            endReading()
        }
        scratch.shrink()
    }
}
