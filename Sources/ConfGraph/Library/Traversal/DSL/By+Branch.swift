// Steps that run other traversals. Untyped, for `by` and its like.

extension By {
    /// The results of all traversals.
    public static func union(_ traversals: By...) -> By {
        By(.union, traversals.map(\.traversalArgument))
    }

    /// The results of all traversals.
    public func union(_ traversals: By...) -> By {
        appending(.union, traversals.map(\.traversalArgument))
    }

    /// The results of the first traversal that has any.
    public static func coalesce(_ traversals: By...) -> By {
        By(.coalesce, traversals.map(\.traversalArgument))
    }

    /// The results of the first traversal that has any.
    public func coalesce(_ traversals: By...) -> By {
        appending(.coalesce, traversals.map(\.traversalArgument))
    }

    /// The traversal's results, or what flows in where there are none.
    public static func optional(_ traversal: By) -> By {
        By(.optional, [traversal.traversalArgument])
    }

    /// The traversal's results, or what flows in where there are none.
    public func optional(_ traversal: By) -> By {
        appending(.optional, [traversal.traversalArgument])
    }

    /// The traversal's results, computed for each thing on its own.
    public static func local(_ traversal: By) -> By { By(.local, [traversal.traversalArgument]) }

    /// The traversal's results, computed for each thing on its own.
    public func local(_ traversal: By) -> By { appending(.local, [traversal.traversalArgument]) }

    /// One traversal where the test finds something, the other where it does not.
    public static func choose(_ test: By, _ then: By, _ otherwise: By) -> By {
        By(
            .choose,
            [
                test.traversalArgument, then.traversalArgument, otherwise.traversalArgument,
            ])
    }

    /// One traversal where the test finds something, the other where it does not.
    public func choose(_ test: By, _ then: By, _ otherwise: By) -> By {
        appending(
            .choose,
            [
                test.traversalArgument, then.traversalArgument, otherwise.traversalArgument,
            ])
    }

    /// The traversal where the test finds something, what flows in where it does
    /// not.
    public static func choose(_ test: By, _ then: By) -> By {
        By(.choose, [test.traversalArgument, then.traversalArgument])
    }

    /// The traversal where the test finds something, what flows in where it does
    /// not.
    public func choose(_ test: By, _ then: By) -> By {
        appending(.choose, [test.traversalArgument, then.traversalArgument])
    }
}
