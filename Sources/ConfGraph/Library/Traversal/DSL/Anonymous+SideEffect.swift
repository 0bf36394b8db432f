// Steps that pass things on and do something besides. Begun with a dot, inside another traversal.

extension Traversal {
    /// Collects everything under a name before anything goes on.
    public static func aggregate(_ name: String) -> Traversal<Start, Start> {
        .init(anonymous: .aggregate, .texts([name]))
    }

    /// Collects a map from keys to what has them under a name.
    public static func group(_ name: String) -> Traversal<Start, Start> {
        .init(anonymous: .group, .texts([name]))
    }

    /// Collects a map from keys to how many have them under a name.
    public static func groupCount(_ name: String) -> Traversal<Start, Start> {
        .init(anonymous: .groupCount, .texts([name]))
    }

    /// Collects all walks as a tree under a name.
    public static func tree(_ name: String) -> Traversal<Start, Start> {
        .init(anonymous: .tree, .texts([name]))
    }

    /// What was collected under a name.
    public static func cap(_ name: String) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .cap, .texts([name]))
    }

    /// What was collected under a name, as a Swift type.
    public static func cap<V: TraversalElement>(
        _ name: String, as type: V.Type
    ) -> Traversal<Start, V> {
        .init(anonymous: .cap, .texts([name]))
    }

    /// A map of what was collected under the names.
    public static func cap(
        _ first: String, _ second: String, _ more: String...
    ) -> Traversal<Start, PropertyMap> {
        .init(anonymous: .cap, .texts([first, second] + more))
    }

    /// Waits for everything before anything goes on.
    public static func barrier() -> Traversal<Start, Start> { .init(anonymous: .barrier) }

    /// Waits for so many before they go on.
    public static func barrier(_ size: Int) -> Traversal<Start, Start> {
        .init(anonymous: .barrier, .counts(size))
    }

    /// Waits for everything and changes the sacks: `.normSack` scales them to a
    /// sum of one.
    public static func barrier(sacks change: Barrier) -> Traversal<Start, Start> {
        .init(anonymous: .barrier, [.barrier(change)])
    }

    /// Ends the traversal with an error.
    public static func fail(
        _ message: String = "fail() step triggered"
    ) -> Traversal<Start, Start> {
        .init(anonymous: .fail, .texts([message]))
    }

    /// What the sack holds.
    public static func sack() -> Traversal<Start, PropertyValue> { .init(anonymous: .sack) }

    /// Changes the sack by what flows in, or by what `by` reads.
    public static func sack(_ change: Operator) -> Traversal<Start, Start> {
        .init(anonymous: .sack, [.operator(change)])
    }
}

extension Traversal where Start: EdgeElement {
    /// Collects edges and their ends as a graph under a name.
    public static func subgraph(_ name: String) -> Traversal<Start, Start> {
        .init(anonymous: .subgraph, .texts([name]))
    }
}
