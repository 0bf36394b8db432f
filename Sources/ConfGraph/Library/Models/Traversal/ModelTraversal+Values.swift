// Order, and from models to values.

extension ModelTraversal {
    /// Sorts by a property, or by the id. Gremlin: `order().by(key, order)`.
    public func order<V: PropertyConvertible>(
        by key: KeyPath<Model, V>, _ order: Order = .asc
    ) -> Self {
        appending(.order).by(key, order)
    }

    /// Sorts those that are equal so far by another property. Gremlin:
    /// `by(key, order)`.
    public func by<V: PropertyConvertible>(
        _ key: KeyPath<Model, V>, _ order: Order = .asc
    ) -> Self {
        do {
            let by = try ModelSchema<Model>.current.key(key).by
            let direction: [Argument] = order == .asc ? [] : [.order(order)]
            return ModelTraversal(base.modulating(.by, [by.argument] + direction))
        } catch { return failing(error) }
    }

    /// The values of a property, one by one also where it is an array or a set.
    /// Gremlin: `values(key)`, or `id()`.
    public func values<V: PropertyConvertible>(
        _ key: KeyPath<Model, V>
    ) -> Traversal<Start, V.OneValue> {
        reading(key) { key in
            switch key {
            case .property(let key): base.appending(.values, .texts([key]))
            case .id: base.appending(.id)
            }
        }
    }

    /// How many there are.
    public func count() -> Traversal<Start, Int> { base.appending(.count) }

    /// A map from the values of a property to how many have them. Gremlin:
    /// `groupCount().by(key)`.
    public func groupCount<V: PropertyConvertible>(
        by key: KeyPath<Model, V>
    ) -> Traversal<Start, PropertyMap> {
        reading(key) { key in
            let counted: Traversal<Start, PropertyMap> = base.appending(.groupCount)
            return counted.modulating(.by, [key.by.argument])
        }
    }

    private func reading<V, R>(
        _ path: KeyPath<Model, V>, _ read: (ModelKey) -> Traversal<Start, R>
    ) -> Traversal<Start, R> {
        do {
            return read(try ModelSchema<Model>.current.key(path))
        } catch { return failing(error).base.yielding(R.self) }
    }
}

// MARK: - Changes

extension ModelTraversal {
    /// Sets a property; to an array or a set it adds a value. Gremlin:
    /// `property(key, value)`.
    public func property<V: PropertyConvertible>(
        _ key: WritableKeyPath<Model, V>, _ value: V.OneValue
    ) -> Self {
        do {
            guard case .property(let name) = try ModelSchema<Model>.current.key(key) else {
                throw GraphError(
                    .invalidArgument, "The id of a \(Model.self) cannot be set: ids never change.")
            }
            let many = V.self as? any ManyValues.Type
            let cardinality: [Argument] =
                many.map { Model.isEdge ? [] : [.cardinality($0.cardinality)] } ?? []
            return appending(
                .property, cardinality + .texts([name]) + [.value(value.propertyValue)])
        } catch { return failing(error) }
    }

    /// Removes them: vertices with their edges, or edges.
    public func drop() -> Self { appending(.drop) }
}
