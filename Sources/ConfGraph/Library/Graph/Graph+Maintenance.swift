extension Graph {
    /// Packs the edges that were added and removed since the last packing into
    /// the adjacency blocks. This happens by itself; call it after many changes
    /// to have it over with.
    ///
    /// - Throws: ``GraphError``.
    /// - Complexity: O(changes · log), at most O(edges).
    public func compact(cancellation: Cancellation = Cancellation()) throws {
        try database.compact(cancellation: cancellation)
    }

    /// Proves what is packed or derived against the plain rows, and the file
    /// against itself.
    ///
    /// - Parameter repair: also rebuild from the rows what is found wrong.
    /// - Throws: ``GraphError`` where the check itself cannot run; what is
    ///   wrong with the file is in the report.
    /// - Complexity: O(size of the file).
    public func check(
        repair: Bool = false, cancellation: Cancellation = Cancellation()
    ) throws -> CheckReport {
        try database.check(repair: repair, cancellation: cancellation)
    }

    /// Labels, counts, sizes and the state of the packed adjacency.
    public func statistics() throws -> Statistics {
        try database.stats()
    }
}

extension TraversalSource {
    /// Keeps an index over a property, so that `has(key, value)` and ranges on
    /// vertices of the label (of any label, where it is nil) need no scan.
    ///
    ///     try graph.write { g in try g.createIndex(label: "speaker", key: "name") }
    ///
    /// Nothing happens where the index exists already.
    ///
    /// - Parameter unique: refuse two vertices of one value.
    /// - Throws: ``GraphError`` with ``GraphError/Code/constraint`` where the
    ///   stored values are not unique.
    /// - Complexity: O(vertices of the label).
    public func createIndex(label: String?, key: String, unique: Bool = false) throws {
        try scope.writer.createIndex(label: label, key: key, unique: unique)
    }

    /// Removes an index; traversals go on working without it.
    public func dropIndex(label: String?, key: String) throws {
        try scope.writer.dropIndex(label: label, key: key)
    }

    /// Runs a part of a write that can fail by itself: an error thrown from the
    /// closure undoes what the closure did and no more. Nests.
    public func savepoint<R>(_ body: () throws -> R) throws -> R {
        try scope.writer.savepoint(body)
    }

    /// Runs `body`, which runs this traversal and changes nothing besides; an
    /// error undoes what it did, and nothing before it.
    ///
    /// As ``savepoint(_:)``, and cheaper for a traversal that adds one edge: for
    /// programs that add many, each as a traversal of its own.
    public func savepoint<R>(
        around prepared: PreparedTraversal, _ body: () throws -> R
    ) throws -> R {
        prepared.addsOneEdge
            ? try scope.writer.addingOneEdge(body) : try scope.writer.savepoint(body)
    }
}
