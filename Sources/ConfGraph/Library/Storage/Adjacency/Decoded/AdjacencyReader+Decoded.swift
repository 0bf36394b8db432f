extension AdjacencyReader {
    /// What of a run is wanted, and whether all of it.
    enum DecodedUse {
        /// Some vertices' neighbours: worth decoding only after a while.
        case hops
        /// Every vertex's degree.
        case degrees
        /// Every vertex's neighbours.
        case neighbors

        var isWhole: Bool { self != .hops }
        var withNeighbors: Bool { self != .degrees }
    }

    /// A run as plain arrays with the delta over them; nil where it must be
    /// read from its blocks.
    func decodedView(run: Int, _ use: DecodedUse, _ delta: Delta) throws -> DecodedView? {
        // Blocks of this transaction's own making are nobody else's.
        guard snapshot.packedGeneration == original.packedGeneration,
            let decoded = try decodedRun(run, use)
        else { return nil }
        guard delta.mayHold(run: run) else { return DecodedView(decoded, nil) }
        let mark = DecodedCache.DeltaMark(snapshot)
        let kept = shared.decoded.overlay(run, upTo: mark, of: decoded)
        if let kept, kept.mark == mark, delta.overlay == nil {
            return DecodedView(decoded, kept.lists)
        }
        // A hop reads what it needs of the delta, which is less than all.
        guard use.isWhole || delta.overlay == nil && isWorth(run, delta) else { return nil }
        let vertices = delta.vertices(
            run: run, afterEdge: kept?.mark.newestEdge ?? 0,
            afterRemoval: kept?.mark.newestRemoval ?? 0)
        if vertices.isEmpty { return DecodedView(decoded, kept?.lists) }
        guard let overlay = try overlay(run: run, vertices, over: kept?.lists, delta) else {
            return nil
        }
        if delta.overlay == nil { shared.decoded.keep(overlay, run, mark, of: decoded) }
        return DecodedView(decoded, overlay)
    }

    /// The delta of a run is short, or has been read hop by hop for long.
    private func isWorth(_ run: Int, _ delta: Delta) -> Bool {
        delta.count <= Self.shortDelta
            || shared.decoded.isWorthDecoding(run, threshold: shared.decodingThreshold(snapshot))
    }

    private static var shortDelta: Int { 256 }

    private func decodedRun(_ run: Int, _ use: DecodedUse) throws -> DecodedRun? {
        let cache = shared.decoded
        let generation = snapshot.packedGeneration
        if let held = cache.run(run, generation: generation, withNeighbors: use.withNeighbors) {
            return held
        }
        if use == .hops {
            let threshold = shared.decodingThreshold(snapshot)
            guard cache.isWorthDecoding(run, threshold: threshold) else { return nil }
        }
        guard cache.begin(run, generation: generation, withNeighbors: use.withNeighbors) else {
            return nil
        }
        do {
            guard let decoded = try decode(run, withNeighbors: use.withNeighbors) else {
                cache.refuse(run, generation: generation, withNeighbors: use.withNeighbors)
                return nil
            }
            cache.add(decoded, run, generation: generation)
            shared.shareMemory()
            return decoded
        } catch {
            cache.refuse(run, generation: generation, withNeighbors: nil)
            throw error
        }
    }

    private func decode(_ run: Int, withNeighbors: Bool) throws -> DecodedRun? {
        endReading()
        let builder = DecodedRunBuilder(
            edgeLimit: Int(clamping: snapshot.newestEdge), byteLimit: shared.decoded.limit,
            keepsNeighbors: withNeighbors)
        var fits = true
        try forEachBlock(run: run, while: { fits }) { fits = builder.add($0) }
        return fits ? builder.finish() : nil
    }

    private func overlay(
        run: Int, _ vertices: [Int64], over earlier: RunOverlay?, _ delta: Delta
    ) throws -> RunOverlay? {
        defer { endReading() }
        var entry: BlockDirectory.Entry?
        var untilCheck = 1_024
        return try RunOverlay(vertices, over: earlier) { vertex, list in
            untilCheck -= 1
            if untilCheck == 0 {
                try connection.cancellation?.check()
                untilCheck = 1_024
            }
            var count = 0
            try expandOne(
                vertex, run: run, edges: false, delta: delta, entry: &entry, entries: 1,
                count: &count)
            for row in 0..<count {
                guard let neighbor = UInt32(exactly: scratch.neighbors[row]) else { return false }
                list.append(neighbor)
            }
            return true
        }
    }
}

extension AdjacencyReader.Delta {
    /// The vertices of a run that have entries newer than some, ascending.
    func vertices(run: Int, afterEdge edge: Int64, afterRemoval removal: Int64) -> [Int64] {
        let base = base?.vertices(run: run, afterEdge: edge, afterRemoval: removal) ?? []
        let own = overlay?.vertices(run: run) ?? []
        if own.isEmpty { return base }
        return base.isEmpty ? own : Set(base + own).sorted()
    }

    /// How many entries there are, two for each change.
    var count: Int { (base?.count ?? 0) + (overlay?.count ?? 0) }
}
