/// Where traversals begin: the `g` that ``Graph/read(_:)-swift.method`` and
/// ``Graph/write(_:)-swift.method`` hand to their closures.
///
///     let titles = try graph.read { g in
///         try g.v("speaker").out("gave").values("title").toList()
///     }
///
/// A source belongs to its read or write. Used after that has ended, it and
/// everything made from it throw ``GraphError/closed``; it is not `Sendable`,
/// so that it cannot leave by way of another task.
public final class TraversalSource {
    let scope: TransactionScope
    /// What `withSack`, `withSideEffect`, `withStrategies` … have set.
    let configuration: [SourceConfiguration]

    init(scope: TransactionScope, configuration: [SourceConfiguration] = []) {
        self.scope = scope
        self.configuration = configuration
    }

    /// Whether the graph can be changed through this source.
    public var isWritable: Bool { scope.isWritable }

    /// This source with one more setting.
    func configured(_ name: SourceConfiguration.Name, _ arguments: [Argument]) -> TraversalSource {
        TraversalSource(
            scope: scope,
            configuration: configuration + [SourceConfiguration(name: name, arguments: arguments)])
    }
}

@available(*, unavailable)
extension TraversalSource: Sendable {}
