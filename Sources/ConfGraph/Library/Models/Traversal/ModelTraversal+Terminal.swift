// Terminal steps: they run the traversal, inside the read or write whose
// source began it.

extension ModelTraversal where Start == Never {
    /// All models.
    ///
    /// - Throws: ``GraphError`` as ``Traversal/toList()`` does; it names the
    ///   type, the key and the element where what is stored does not fit.
    /// - Complexity: beside the walk, one query for the properties of each
    ///   element, and time linear in their number.
    public func models() throws -> [Model] {
        var models: [Model] = []
        var cursor = try cursor()
        while let stored = try cursor.next() { models.append(stored.model) }
        return models
    }

    /// All models, with the elements that hold them.
    ///
    /// - Throws: as ``models()``.
    public func toList() throws -> [Stored<Model>] { try stored.toList() }

    /// The first model with its element, or nil if there is none.
    ///
    /// - Throws: as ``models()``.
    public func next() throws -> Stored<Model>? { try stored.next() }

    /// Whether there is any.
    ///
    /// - Throws: as ``models()``.
    public func hasNext() throws -> Bool { try base.hasNext() }

    /// The models one by one with their elements, read as they are asked for.
    ///
    ///     var cursor = try g.all(Talk.self).cursor()
    ///     while let talk = try cursor.next() { print(talk.title) }
    ///
    /// - Throws: as ``models()``.
    public func cursor() throws -> Cursor<Stored<Model>> { try stored.cursor() }

    /// Runs it for its effects alone.
    ///
    /// - Throws: as ``models()``.
    public func iterate() throws { try base.iterate() }
}

extension ModelTraversal where Start == Never, Model: EdgeModel {
    /// All edges with the models of their ends.
    ///
    ///     for link in try g.all(Gave.self).links() {
    ///         print(link.source.name, link.edge.part, link.target.title)
    ///     }
    ///
    /// - Throws: as ``models()``.
    /// - Complexity: as ``models()``; each end is read once, however many edges
    ///   it has.
    public func links() throws -> [Link<Model>] {
        guard let source = base.source else { throw GraphError.closed }
        var ends: [ElementID: Vertex] = [:]
        func end<End: VertexModel>(_ vertex: Vertex, _: End.Type) throws -> Stored<End> {
            if let known = ends[vertex.id] { return try Stored(known) }
            let whole = try source.vertex(id: vertex.id) ?? vertex
            ends[vertex.id] = whole
            return try Stored(whole)
        }
        return try toList().map { edge in
            Link(
                source: try end(edge.element.source, Model.Source.self), edge: edge,
                target: try end(edge.element.target, Model.Target.self))
        }
    }
}
