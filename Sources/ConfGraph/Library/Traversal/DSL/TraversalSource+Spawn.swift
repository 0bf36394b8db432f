// Where traversals begin.

extension TraversalSource {
    func traversal<Element>(
        _ name: StepName, _ arguments: [Argument] = []
    ) -> Traversal<Never, Element> {
        Traversal<Never, Element>(StepList(configuration: configuration), source: self)
            .appending(name, arguments)
    }

    /// The vertices with one of these labels, or all. Gremlin:
    /// `g.V().hasLabel(…)`.
    public func v(_ labels: String...) -> Traversal<Never, Vertex> {
        let all: Traversal<Never, Vertex> = traversal(.V)
        return labels.isEmpty ? all : all.appending(.hasLabel, .texts(labels))
    }

    /// The edges with one of these labels, or all. Gremlin: `g.E().hasLabel(…)`.
    public func e(_ labels: String...) -> Traversal<Never, Edge> {
        let all: Traversal<Never, Edge> = traversal(.E)
        return labels.isEmpty ? all : all.appending(.hasLabel, .texts(labels))
    }

    /// The vertices with these ids, or all.
    public func V(_ ids: ElementID...) -> Traversal<Never, Vertex> { traversal(.V, .ids(ids)) }

    /// The edges with these ids, or all.
    public func E(_ ids: ElementID...) -> Traversal<Never, Edge> { traversal(.E, .ids(ids)) }

    /// Adds a vertex.
    public func addV(_ labels: String...) -> Traversal<Never, Vertex> {
        traversal(.addV, .texts(labels))
    }

    /// Adds an edge; `from` and `to` say between which vertices.
    public func addE(_ label: String) -> Traversal<Never, Edge> {
        traversal(.addE, .texts([label]))
    }

    /// The values.
    public func inject<V: PropertyConvertible>(_ values: V...) -> Traversal<Never, V> {
        traversal(.inject, values.map { .value($0.propertyValue) })
    }

    /// The results of several traversals that begin anew, such as `.V(1)`.
    public func union<R>(_ traversals: Traversal<Never, R>...) -> Traversal<Never, R> {
        traversal(.union, traversals.map(\.argument))
    }
}

// MARK: - Settings

extension TraversalSource {
    /// This source, whose traversers carry a sack.
    public func withSack(_ initial: some PropertyConvertible) -> TraversalSource {
        configured(.withSack, [.value(initial.propertyValue)])
    }

    /// This source, whose traversers carry a sack, merged with an operator.
    public func withSack(
        _ initial: some PropertyConvertible, _ merge: Operator
    ) -> TraversalSource {
        configured(.withSack, [.value(initial.propertyValue), .operator(merge)])
    }

    /// This source, with a collection that has a name and a beginning.
    public func withSideEffect(
        _ name: String, _ initial: some PropertyConvertible
    ) -> TraversalSource {
        configured(.withSideEffect, .texts([name]) + [.value(initial.propertyValue)])
    }

    /// This source, with a collection that grows by an operator.
    public func withSideEffect(
        _ name: String, _ initial: some PropertyConvertible, _ operator: Operator
    ) -> TraversalSource {
        configured(
            .withSideEffect,
            .texts([name]) + [.value(initial.propertyValue), .operator(`operator`)])
    }

    /// This source, counting equal traversers or walking them one by one.
    public func withBulk(_ isOn: Bool) -> TraversalSource {
        configured(.withBulk, [.value(.bool(isOn))])
    }

    /// This source, keeping all paths.
    public func withPath() -> TraversalSource { configured(.withPath, []) }

    /// This source with strategies.
    ///
    ///     let g = g.withStrategies(.subgraph(vertices: .hasLabel("talk")), .readOnly)
    public func withStrategies(
        _ strategy: TraversalStrategy, _ more: TraversalStrategy...
    ) -> TraversalSource {
        configured(.withStrategies, ([strategy] + more).map(\.argument))
    }

    /// This source with an option that is on.
    public func with(_ option: String) -> TraversalSource { configured(.with, .texts([option])) }

    /// This source with an option.
    public func with(_ option: String, _ value: some PropertyConvertible) -> TraversalSource {
        configured(.with, .texts([option]) + [.value(value.propertyValue)])
    }

    /// This source without the strategies of these names.
    public func withoutStrategies(_ name: String, _ more: String...) -> TraversalSource {
        configured(
            .withoutStrategies, ([name] + more).map { .strategy(name: $0, arguments: []) })
    }
}
