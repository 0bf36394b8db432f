import Synchronization

/// Which labels the vertices have that a run's edges leave, as far as the
/// delta of some snapshot did not touch them.
///
/// A vertex of a graph with one label a vertex keeps it while it lives, and
/// lives while it has edges: so what one snapshot saw holds for all later
/// ones of the same blocks, but for the vertices that the delta touches.
struct SourceLabels {
    /// The one label set of them all; nil where there are several.
    let set: UInt32?
    let newestEdge: Int64
    let newestRemoval: Int64
}

extension StorageReader {
    /// Whether all vertices that a run's edges leave have one of the labels
    /// (true), or none of them has (false); nil where it is not known.
    func sources(of view: DecodedView, haveLabel labels: [UInt32]) throws -> Bool? {
        guard try catalog.labels == .one else { return nil }
        let touched = view.overlay?.vertices ?? []
        // Many that were touched are asked for as all would be.
        guard touched.count <= 1_000, let set = try packedSet(view) else { return nil }
        let answer = try has(set, oneOf: labels)
        for vertex in touched where view.degree(of: vertex) > 0 {
            guard let other = try labelSet(ofVertex: vertex) else { return nil }
            if other != set, try has(other, oneOf: labels) != answer { return nil }
        }
        return answer
    }

    private func has(_ set: UInt32, oneOf labels: [UInt32]) throws -> Bool {
        try self.labels(inSet: set).contains(where: labels.contains)
    }

    private func packedSet(_ view: DecodedView) throws -> UInt32? {
        let known = view.run.labels.withLock { $0 }
        if let known, known.newestEdge <= snapshot.newestEdge,
            known.newestRemoval <= snapshot.newestRemoval
        {
            return known.set
        }
        let found = SourceLabels(
            set: try onlySet(view), newestEdge: snapshot.newestEdge,
            newestRemoval: snapshot.newestRemoval)
        // What this transaction changed may never be committed.
        if !isWritable { view.run.labels.withLock { $0 = found } }
        return found.set
    }

    /// The label set of all vertices with packed edges that are not touched.
    private func onlySet(_ view: DecodedView) throws -> UInt32? {
        let run = view.run
        let statement = try connection.statement(
            "SELECT id, label_set FROM vertex WHERE id BETWEEN ? AND ? ORDER BY id")
        statement.bind(run.first, at: 1)
        statement.bind(run.first + Int64(run.vertexCount) - 1, at: 2)
        defer { statement.reset() }
        var set: UInt32?
        var met = 0
        while try statement.step() {
            let vertex = statement.int64(0)
            let place = Int(vertex - run.first)
            guard run.offsets[place] != run.offsets[place + 1] else { continue }
            if met & 0xFFF == 0 { try checkCancelled() }
            met += 1
            if view.overlay?.neighbors(of: vertex) != nil { continue }
            let other = UInt32(truncatingIfNeeded: statement.int64(1))
            if let set, set != other { return nil }
            set = other
        }
        return set
    }
}
