// Steps that pass things on and do something besides. Untyped, for `by` and its like.

extension By {
    /// Collects everything under a name before anything goes on.
    public static func aggregate(_ name: String) -> By { By(.aggregate, .texts([name])) }

    /// Collects everything under a name before anything goes on.
    public func aggregate(_ name: String) -> By { appending(.aggregate, .texts([name])) }

    /// Collects a map from keys to what has them under a name.
    public static func group(_ name: String) -> By { By(.group, .texts([name])) }

    /// Collects a map from keys to what has them under a name.
    public func group(_ name: String) -> By { appending(.group, .texts([name])) }

    /// Collects a map from keys to how many have them under a name.
    public static func groupCount(_ name: String) -> By { By(.groupCount, .texts([name])) }

    /// Collects a map from keys to how many have them under a name.
    public func groupCount(_ name: String) -> By { appending(.groupCount, .texts([name])) }

    /// Collects all walks as a tree under a name.
    public static func tree(_ name: String) -> By { By(.tree, .texts([name])) }

    /// Collects all walks as a tree under a name.
    public func tree(_ name: String) -> By { appending(.tree, .texts([name])) }

    /// What was collected under a name.
    public static func cap(_ name: String) -> By { By(.cap, .texts([name])) }

    /// What was collected under a name.
    public func cap(_ name: String) -> By { appending(.cap, .texts([name])) }

    /// A map of what was collected under the names.
    public static func cap(_ first: String, _ second: String, _ more: String...) -> By {
        By(.cap, .texts([first, second] + more))
    }

    /// A map of what was collected under the names.
    public func cap(_ first: String, _ second: String, _ more: String...) -> By {
        appending(.cap, .texts([first, second] + more))
    }

    /// Collects edges and their ends as a graph under a name.
    public static func subgraph(_ name: String) -> By { By(.subgraph, .texts([name])) }

    /// Collects edges and their ends as a graph under a name.
    public func subgraph(_ name: String) -> By { appending(.subgraph, .texts([name])) }

    /// Waits for everything before anything goes on.
    public static func barrier() -> By { By(.barrier) }

    /// Waits for everything before anything goes on.
    public func barrier() -> By { appending(.barrier) }

    /// Waits for so many before they go on.
    public static func barrier(_ size: Int) -> By { By(.barrier, .counts(size)) }

    /// Waits for so many before they go on.
    public func barrier(_ size: Int) -> By { appending(.barrier, .counts(size)) }

    /// Ends the traversal with an error.
    public static func fail(_ message: String = "fail() step triggered") -> By {
        By(.fail, .texts([message]))
    }

    /// Ends the traversal with an error.
    public func fail(_ message: String = "fail() step triggered") -> By {
        appending(.fail, .texts([message]))
    }

    /// What the sack holds.
    public static func sack() -> By { By(.sack) }

    /// What the sack holds.
    public func sack() -> By { appending(.sack) }

    /// Changes the sack by what flows in, or by what `by` reads.
    public static func sack(_ change: Operator) -> By { By(.sack, [.operator(change)]) }

    /// Changes the sack by what flows in, or by what `by` reads.
    public func sack(_ change: Operator) -> By { appending(.sack, [.operator(change)]) }
}
