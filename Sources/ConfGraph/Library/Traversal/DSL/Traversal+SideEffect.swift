// Steps that pass things on and do something besides.

extension Traversal {
    /// Collects everything under a name before anything goes on.
    public func aggregate(_ name: String) -> Self { appending(.aggregate, .texts([name])) }

    /// Collects a map from keys to what has them under a name.
    public func group(_ name: String) -> Self { appending(.group, .texts([name])) }

    /// Collects a map from keys to how many have them under a name.
    public func groupCount(_ name: String) -> Self { appending(.groupCount, .texts([name])) }

    /// Collects all walks as a tree under a name.
    public func tree(_ name: String) -> Self { appending(.tree, .texts([name])) }

    /// Collects under a name what each operator does: see ``profile()``.
    public func profile(_ name: String) -> Self { appending(.profile, .texts([name])) }

    /// What was collected under a name.
    public func cap(_ name: String) -> Traversal<Start, PropertyValue> {
        appending(.cap, .texts([name]))
    }

    /// What was collected under a name, as a Swift type.
    public func cap<V: TraversalElement>(_ name: String, as type: V.Type) -> Traversal<Start, V> {
        appending(.cap, .texts([name]))
    }

    /// A map of what was collected under the names.
    public func cap(
        _ first: String, _ second: String, _ more: String...
    ) -> Traversal<Start, PropertyMap> {
        appending(.cap, .texts([first, second] + more))
    }

    /// What flows in, and the values.
    public func inject(_ values: Element...) -> Self where Element: TraversalElement {
        appending(.inject, values.map { .value($0.traversalValue) })
    }

    /// Waits for everything before anything goes on.
    public func barrier() -> Self { appending(.barrier) }

    /// Waits for so many before they go on.
    public func barrier(_ size: Int) -> Self { appending(.barrier, .counts(size)) }

    /// Waits for everything and changes the sacks: `.normSack` scales them to a
    /// sum of one.
    public func barrier(sacks change: Barrier) -> Self {
        appending(.barrier, [.barrier(change)])
    }

    /// Ends the traversal with an error.
    public func fail(_ message: String = "fail() step triggered") -> Self {
        appending(.fail, .texts([message]))
    }

    /// What the sack holds.
    public func sack() -> Traversal<Start, PropertyValue> { appending(.sack) }

    /// Changes the sack by what flows in, or by what `by` reads.
    public func sack(_ change: Operator) -> Self { appending(.sack, [.operator(change)]) }
}

extension Traversal where Element: EdgeElement {
    /// Collects edges and their ends as a graph under a name.
    public func subgraph(_ name: String) -> Self { appending(.subgraph, .texts([name])) }
}
