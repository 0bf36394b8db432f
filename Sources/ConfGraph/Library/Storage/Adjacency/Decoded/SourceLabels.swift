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
        guard try catalog.labels == .one, let set = try packedSet(view) else { return nil }
        if let overlay = view.overlay, try !touched(overlay, haveOnly: set) { return nil }
        return try self.labels(inSet: set).contains(where: labels.contains)
    }

    /// Whether all touched vertices that have edges have the label set.
    private func touched(_ overlay: RunOverlay, haveOnly set: UInt32) throws -> Bool {
        if let known = overlay.labels.withLock({ $0 }) { return known == .only(set) }
        // The others had it then, and have the same edges still.
        let isKnown = overlay.earlierLabels == .only(set)
        let vertices = isKnown ? overlay.changed : overlay.vertices
        let haveSet =
            vertices.count > Self.fewVertices
            ? try scan(overlay, haveOnly: set) : try lookUp(vertices, overlay, haveOnly: set)
        overlay.labels.withLock { $0 = haveSet ? .only(set) : .several }
        return haveSet
    }

    /// More vertices are read in order.
    private static var fewVertices: Int { 2_000 }

    private func lookUp(
        _ vertices: [Int64], _ overlay: RunOverlay, haveOnly set: UInt32
    ) throws -> Bool {
        try vertices.allSatisfy { vertex in
            let hasEdges = overlay.neighbors(of: vertex).map { $0.count > 0 } ?? false
            return try !hasEdges || labelSet(ofVertex: vertex) == set
        }
    }

    private func scan(_ overlay: RunOverlay, haveOnly set: UInt32) throws -> Bool {
        var wanted = overlay.vertices.indices.count { overlay.list(at: $0).count > 0 }
        try forEachLabelSet(overlay.vertices[0], overlay.vertices.last!) { vertex, other in
            guard let list = overlay.neighbors(of: vertex), list.count > 0 else { return true }
            guard set == other else { return false }
            wanted -= 1
            return true
        }
        return wanted == 0
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
        var set: UInt32?
        var isOnly = true
        try forEachLabelSet(run.first, run.first + Int64(run.vertexCount) - 1) { vertex, other in
            let place = Int(vertex - run.first)
            if run.offsets[place] == run.offsets[place + 1] { return true }
            if view.overlay?.neighbors(of: vertex) != nil { return true }
            isOnly = set == nil || set == other
            set = other
            return isOnly
        }
        return isOnly ? set : nil
    }

    /// Calls `body` with the vertices of a range until it returns false.
    private func forEachLabelSet(
        _ first: Int64, _ last: Int64, _ body: (_ vertex: Int64, _ set: UInt32) -> Bool
    ) throws {
        let statement = try connection.statement(
            "SELECT id, label_set FROM vertex WHERE id BETWEEN ? AND ? ORDER BY id")
        statement.bind(first, at: 1)
        statement.bind(last, at: 2)
        defer { statement.reset() }
        var met = 0
        while try statement.step() {
            if met & 0xFFF == 0 { try checkCancelled() }
            met += 1
            if !body(statement.int64(0), UInt32(truncatingIfNeeded: statement.int64(1))) { return }
        }
    }
}
