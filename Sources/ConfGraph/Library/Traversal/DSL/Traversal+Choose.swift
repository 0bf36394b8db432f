/// One way of a `choose`: what the tested value must be, and where to go then.
///
///     g.v("talk").choose(
///         .values("year"),
///         options: .option(2015, .in("gave")),
///         .option(.lt(2010), .in("gave").in("invited")),
///         .otherwise(.identity()))
public struct Branch<Input, Output> {
    let arguments: [Argument]

    /// Where the value equals this one or passes the test.
    public static func option(
        _ test: some PredicateConvertible, _ traversal: Traversal<Input, Output>
    ) -> Branch {
        Branch(arguments: [test.argument, traversal.argument])
    }

    /// Where no other way fits. Gremlin: `option(Pick.none, …)`.
    public static func otherwise(_ traversal: Traversal<Input, Output>) -> Branch {
        Branch(arguments: [.pick(.none), traversal.argument])
    }

    /// Where the test yields nothing. Gremlin: `option(Pick.unproductive, …)`.
    public static func unproductive(_ traversal: Traversal<Input, Output>) -> Branch {
        Branch(arguments: [.pick(.unproductive), traversal.argument])
    }

    /// Always, besides the others; in `branch`. Gremlin: `option(Pick.any, …)`.
    public static func always(_ traversal: Traversal<Input, Output>) -> Branch {
        Branch(arguments: [.pick(.any), traversal.argument])
    }
}

extension Traversal {
    /// The first of the ways that fits what the test finds; what fits none
    /// goes on as it is.
    public func choose<C, R>(
        _ test: Traversal<Element, C>, options: Branch<Element, R>...
    ) -> Traversal<Start, R> {
        ways(appending(.choose, [test.argument]), options)
    }

    /// All of the ways that fit what the test finds.
    public func branch<C, R>(
        _ test: Traversal<Element, C>, options: Branch<Element, R>...
    ) -> Traversal<Start, R> {
        ways(appending(.branch, [test.argument]), options)
    }

    private func ways<R>(
        _ base: Traversal<Start, R>, _ branches: [Branch<Element, R>]
    ) -> Traversal<Start, R> {
        branches.reduce(base) { $0.modulating(.option, $1.arguments) }
    }
}
