/// What a traversal needs of the read or write that it belongs to.
protocol TraversalRunning: AnyObject {
    /// Whether the read or write still goes on.
    var isOpen: Bool { get }
    /// Whether steps that change the graph are allowed.
    var isWritable: Bool { get }

    /// Starts the steps; results are computed as they are asked for.
    func start(_ steps: StepList) throws -> any TraversalResults
}

/// The results of a running traversal, one by one.
protocol TraversalResults: AnyObject {
    /// The next result, as a value that outlives the read; nil at the end.
    func next() throws -> PropertyValue?
}
