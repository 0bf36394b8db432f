// Models are stored, changed and removed in the write whose source this is:
// with all else that the write does, or not at all.

extension TraversalSource {
    /// Adds a vertex. Gremlin: `g.addV(label).property(…)`.
    ///
    ///     let ada = try g.insert(Speaker(name: "Ada Lovelace"))
    ///
    /// - Returns: the model as it is read back, with its vertex and id.
    /// - Throws: ``GraphError``: `alreadyExists` where the model gives an id
    ///   that is taken, `readOnly` in a read, and as ``ModelTraversal/models()``
    ///   where the model does not read back.
    @discardableResult
    public func insert<Model: VertexModel>(_ model: Model) throws -> Stored<Model> {
        let entries = try ModelEncoder.entries(of: model)
        let vertex = try addVertex(Model.label, id: Self.id(in: entries))
        for entry in entries where !entry.isID { try set(entry, of: vertex) }
        return try read(again: vertex)
    }

    /// Adds an edge. Gremlin: `addE(label).from(source).to(target)`.
    ///
    ///     try g.connect(ada, Gave(part: 1), talk)
    ///
    /// - Parameter once: updates the first edge of the model that is there
    ///   between the two, instead of adding one. Gremlin: `mergeE`.
    /// - Returns: the model as it is read back, with its edge and id.
    /// - Throws: as ``insert(_:)``; `notFound` where an end was removed.
    @discardableResult
    public func connect<Model: EdgeModel>(
        _ source: Stored<Model.Source>, _ model: Model, _ target: Stored<Model.Target>,
        once: Bool = false
    ) throws -> Stored<Model> {
        try requireWrite()
        if once, var present = try between(source, Model.self, target).next() {
            present.model = model
            return try update(present)
        }
        let entries = try ModelEncoder.entries(of: model)
        let edge = try addEdge(
            Model.label, from: source.element, to: target.element, id: Self.id(in: entries))
        for entry in entries where !entry.isID { try set(entry, of: edge) }
        return try read(again: edge)
    }

    /// Stores what a model has become: sets what changed and removes what is
    /// nil. Properties that the model does not know stay.
    ///
    ///     ada.handle = "countess"
    ///     try g.update(ada)
    ///
    /// - Returns: the model as it is read back.
    /// - Throws: as ``insert(_:)``; `notFound` where the element was removed.
    @discardableResult
    public func update<Model: ElementModel>(_ stored: Stored<Model>) throws -> Stored<Model> {
        try requireWrite()
        let element = try fresh(stored.element)
        let record = element.record(for: Model.self)
        for entry in try ModelEncoder.entries(of: stored.model) where !entry.isID {
            let wanted = Model.isEdge ? (entry.whole.isNull ? [] : [entry.whole]) : entry.values
            let present = record.values(entry.key)
            let isSame =
                entry.cardinality == .set && !Model.isEdge
                ? Set(present.map { ExactValue($0) }) == Set(wanted.map { ExactValue($0) })
                : present.map { ExactValue($0) } == wanted.map { ExactValue($0) }
            if isSame { continue }
            try set(entry, of: element)
        }
        return try read(again: element)
    }

    /// Adds the vertex, or updates the one with the same key: the one of its
    /// label whose properties listed in ``KeyedModel/key`` equal the model's.
    /// Gremlin: `g.mergeV(…)`.
    ///
    ///     let ada = try g.upsert(Speaker(name: "Ada Lovelace", handle: "countess"))
    ///
    /// - Throws: as ``insert(_:)``; `constraint` where several vertices have
    ///   the key, `invalidArgument` where a part of the key is nil.
    /// - Complexity: a look-up where an index is on the key, else O(vertices of
    ///   the label).
    @discardableResult
    public func upsert<Model: KeyedModel>(_ model: Model) throws -> Stored<Model> {
        try requireWrite()
        let found = try withKey(of: model).limit(2).traversal.toList()
        if found.count > 1 {
            throw GraphError(
                .constraint,
                "\(Model.self) cannot be upserted: \(found[0]) and \(found[1]) both have its key. "
                    + "Remove one, or put more properties into \(Model.self).key.")
        }
        guard let vertex = found.first else { return try insert(model) }
        var stored = try Stored<Model>(vertex)
        stored.model = model
        return try update(stored)
    }

    /// The vertices of a model that have the same key.
    private func withKey<Model: KeyedModel>(
        of model: Model
    ) throws -> ModelTraversal<Never, Model> {
        let schema = try ModelSchema<Model>.current
        guard !Model.key.isEmpty else {
            throw GraphError(
                .invalidArgument,
                "\(Model.self).key is empty: list the properties that tell one "
                    + "from all others.")
        }
        return try Model.key.reduce(all(Model.self)) { traversal, path in
            let key = try schema.key(path)
            guard let value = (model[keyPath: path] as? any PropertyConvertible)?.propertyValue,
                !value.isNull
            else {
                throw GraphError(
                    .invalidArgument,
                    "\(Model.self) cannot be upserted: \(key) is nil, and a part of its key.")
            }
            switch key {
            case .property(let key):
                return traversal.appending(.has, .texts([key]) + [.value(value)])
            case .id: return traversal.appending(.hasId, [.value(value)])
            }
        }
    }

    /// Removes a vertex with its edges, or an edge. Gremlin: `drop()`.
    ///
    /// - Throws: ``GraphError``: `notFound` where it was removed before,
    ///   `readOnly` in a read.
    public func delete<Model: ElementModel>(_ stored: Stored<Model>) throws {
        if let vertex = stored.element as? Vertex { try remove(vertex) }
        if let edge = stored.element as? Edge { try remove(edge) }
    }

    // MARK: Elements

    /// Throws in a read, also where nothing would change.
    private func requireWrite() throws { _ = try scope.writer }

    private static func id(in entries: [ModelEncoder.Entry]) -> ElementID? {
        entries.first { $0.isID }.flatMap { ElementID($0.whole) }
    }

    private func read<Model: ElementModel>(
        again element: Model.Element
    ) throws -> Stored<Model> {
        try Stored(fresh(element))
    }

    /// The element as it is now.
    private func fresh<Element: ModelElement>(_ element: Element) throws -> Element {
        let now: Any? =
            if element is Vertex { try vertex(id: element.id) } else { try edge(id: element.id) }
        guard let now = now as? Element else {
            throw GraphError(.notFound, "\(element) has been removed.")
        }
        return now
    }

    private func set(_ entry: ModelEncoder.Entry, of element: some ModelElement) throws {
        if let edge = element as? Edge {
            if entry.whole.isNull {
                try removeProperty(entry.key, of: edge)
            } else {
                try setProperty(entry.key, entry.whole, of: edge)
            }
        } else if let vertex = element as? Vertex {
            if entry.cardinality == .single, !entry.whole.isNull {
                return try setProperty(entry.key, entry.whole, of: vertex)
            }
            if entry.cardinality == .set {
                // What stays is not written again.
                try removeValues(of: entry, from: vertex)
            } else {
                try removeProperty(entry.key, of: vertex)
            }
            for value in entry.values {
                try setProperty(entry.key, value, of: vertex, cardinality: entry.cardinality)
            }
        }
    }

    /// Removes the values of a key that a set does not have.
    private func removeValues(of entry: ModelEncoder.Entry, from vertex: Vertex) throws {
        let wanted = Set(entry.values.map { ExactValue($0) })
        for property in vertex.properties
        where property.key.hasSameBytes(as: entry.key)
            && !wanted.contains(ExactValue(property.value))
        {
            try scope.writer.removeVertexProperty(
                vertex: vertex.key, property: property.propertyKey)
        }
    }
}
