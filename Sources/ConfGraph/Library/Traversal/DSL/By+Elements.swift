// Back to the whole graph, from the middle of a traversal. Untyped, for `by` and its like.

extension By {
    /// Vertices again, for each thing: all, or those with the given ids.
    public static func V(_ ids: ElementID...) -> By { By(.V, .ids(ids)) }

    /// Vertices again, for each thing: all, or those with the given ids.
    public func V(_ ids: ElementID...) -> By { appending(.V, .ids(ids)) }

    /// Edges again, for each thing: all, or those with the given ids.
    public static func E(_ ids: ElementID...) -> By { By(.E, .ids(ids)) }

    /// Edges again, for each thing: all, or those with the given ids.
    public func E(_ ids: ElementID...) -> By { appending(.E, .ids(ids)) }
}
