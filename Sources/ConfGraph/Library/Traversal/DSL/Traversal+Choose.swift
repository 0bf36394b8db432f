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

    /// Where the traversal finds something for the value; in `branch`.
    public static func option<R>(
        where test: Traversal<PropertyValue, R>, _ traversal: Traversal<Input, Output>
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

    /// The first of the ways that fits a part of each thing: its label, id …
    /// Gremlin: `choose(T.label)`.
    public func choose<R>(
        by part: By, options: Branch<Element, R>...
    ) -> Traversal<Start, R> {
        ways(appending(.choose, [part.argument]), options)
    }

    /// All of the ways that fit a part of each thing: its label, id …
    /// Gremlin: `branch(T.label)`.
    public func branch<R>(
        by part: By, options: Branch<Element, R>...
    ) -> Traversal<Start, R> {
        ways(appending(.branch, [part.argument]), options)
    }

    fileprivate func ways<R>(
        _ base: Traversal<Start, R>, _ branches: [Branch<Element, R>]
    ) -> Traversal<Start, R> {
        branches.reduce(base) { $0.modulating(.option, $1.arguments) }
    }
}

// Begun with a dot, inside another traversal.
extension Traversal {
    /// The first of the ways that fits what the test finds; what fits none
    /// goes on as it is.
    public static func choose<C, R>(
        _ test: Traversal<Start, C>, options: Branch<Start, R>...
    ) -> Traversal<Start, R> {
        Traversal<Start, Start>(StepList(), source: nil)
            .ways(.init(anonymous: .choose, [test.argument]), options)
    }

    /// All of the ways that fit what the test finds.
    public static func branch<C, R>(
        _ test: Traversal<Start, C>, options: Branch<Start, R>...
    ) -> Traversal<Start, R> {
        Traversal<Start, Start>(StepList(), source: nil)
            .ways(.init(anonymous: .branch, [test.argument]), options)
    }
}
