// Steps that change the graph. In a read they are refused: the mistake is
// recorded when the step is built and thrown by the terminal step.

extension Traversal {
    /// Adds a vertex for each thing that flows in.
    public func addV(_ labels: String...) -> Traversal<Start, Vertex> {
        appending(.addV, .texts(labels))
    }

    /// Adds a vertex for each thing, with the label that the traversal finds.
    public func addV(of label: By) -> Traversal<Start, Vertex> {
        appending(.addV, [label.traversalArgument])
    }

    /// Adds an edge for each thing that flows in; `from` and `to` say between
    /// which vertices, what flows in is the end that is not named.
    public func addE(_ label: String) -> Traversal<Start, Edge> {
        appending(.addE, .texts([label]))
    }

    /// Adds an edge for each thing, with the label that the traversal finds.
    public func addE(of label: By) -> Traversal<Start, Edge> {
        appending(.addE, [label.traversalArgument])
    }

    /// Removes what flows in: vertices with their edges, edges, properties.
    public func drop() -> Self { appending(.drop) }
}

extension Traversal where Element: GraphElement {
    /// Sets a property.
    public func property(_ key: String, _ value: some PropertyConvertible) -> Self {
        appending(.property, .texts([key]) + [.value(value.propertyValue)])
    }

    /// Sets a property to what the traversal finds.
    public func property(_ key: String, of traversal: By) -> Self {
        appending(.property, .texts([key]) + [traversal.traversalArgument])
    }

    /// Sets a property, or adds a value to it (`.list`, `.set`).
    public func property(
        _ cardinality: Cardinality, _ key: String, _ value: some PropertyConvertible
    ) -> Self {
        appending(
            .property,
            [.cardinality(cardinality)] + .texts([key]) + [.value(value.propertyValue)])
    }

    /// Sets a property, or adds all that the traversal finds (`.list`, `.set`).
    public func property(_ cardinality: Cardinality, _ key: String, of traversal: By) -> Self {
        appending(
            .property,
            [.cardinality(cardinality)] + .texts([key]) + [traversal.traversalArgument])
    }

    /// Sets several properties.
    public func property(_ values: KeyValuePairs<String, PropertyValue>) -> Self {
        appending(.property, [.map(values)])
    }

    /// Sets several properties, or adds a value to each (`.list`, `.set`).
    public func property(
        _ cardinality: Cardinality, all values: KeyValuePairs<String, PropertyValue>
    ) -> Self {
        appending(.property, [.cardinality(cardinality), .map(values)])
    }

    /// Gives the id to the element that the step before makes.
    public func property(id: ElementID) -> Self {
        appending(.property, [.token(.id), .value(id.propertyValue)])
    }

    /// Sets a property, with properties of its own.
    public func property(
        _ key: String, _ value: some PropertyConvertible,
        meta: KeyValuePairs<String, PropertyValue>
    ) -> Self {
        let pairs = meta.flatMap { [Argument.value(.string($0.key)), .value($0.value)] }
        return appending(
            .property, .texts([key]) + [.value(value.propertyValue)] + pairs)
    }

    /// Sets a property, or adds a value to it, with properties of its own.
    public func property(
        _ cardinality: Cardinality, _ key: String, _ value: some PropertyConvertible,
        meta: KeyValuePairs<String, PropertyValue>
    ) -> Self {
        let pairs = meta.flatMap { [Argument.value(.string($0.key)), .value($0.value)] }
        return appending(
            .property,
            [.cardinality(cardinality)] + .texts([key]) + [.value(value.propertyValue)] + pairs)
    }
}

extension Argument {
    /// A map of properties.
    fileprivate static func map(_ values: KeyValuePairs<String, PropertyValue>) -> Argument {
        .value(.map(PropertyMap(values.map { (.string($0.key), $0.value) })))
    }
}

extension Traversal where Element: VertexElement {
    /// Adds labels, where the graph allows several a vertex.
    public func addLabel(_ label: String, _ more: String...) -> Self {
        appending(.addLabel, .texts([label] + more))
    }

    /// Adds the labels that the traversal finds.
    public func addLabel(of labels: By) -> Self {
        appending(.addLabel, [labels.traversalArgument])
    }

    /// Takes away the labels that the traversal finds.
    public func dropLabel(of labels: By) -> Self {
        appending(.dropLabel, [labels.traversalArgument])
    }

    /// Takes labels away, where the graph allows several a vertex.
    public func dropLabel(_ label: String, _ more: String...) -> Self {
        appending(.dropLabel, .texts([label] + more))
    }

    /// Takes all labels away, where the graph allows that.
    public func dropLabels() -> Self { appending(.dropLabels) }
}

extension Traversal {
    /// Adds a vertex for each thing that flows in.
    public static func addV(_ labels: String...) -> Traversal<Start, Vertex> {
        .init(anonymous: .addV, .texts(labels))
    }

    /// Adds an edge for each thing that flows in.
    public static func addE(_ label: String) -> Traversal<Start, Edge> {
        .init(anonymous: .addE, .texts([label]))
    }

    /// Removes what flows in.
    public static func drop() -> Traversal<Start, Start> { .init(anonymous: .drop) }
}

extension Traversal where Start: GraphElement {
    /// Sets a property.
    public static func property(
        _ key: String, _ value: some PropertyConvertible
    ) -> Traversal<Start, Start> {
        .init(anonymous: .property, .texts([key]) + [.value(value.propertyValue)])
    }
}

extension By {
    /// Adds a vertex for each thing that flows in.
    public static func addV(_ labels: String...) -> By { By(.addV, .texts(labels)) }
}
