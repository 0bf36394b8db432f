// Filters: by key paths, by other traversals over models, by closures.

extension ModelTraversal {
    /// Keeps those with a value under a key. Gremlin: `has(key)`.
    public func has<V: PropertyConvertible>(_ key: KeyPath<Model, V>) -> Self {
        testing(key, .has, [])
    }

    /// Keeps those with a property that equals the value or passes the test;
    /// of an array or a set, one whose member does. Gremlin: `has(key, test)`,
    /// or `hasId(test)` for the id.
    public func has<V: PropertyConvertible>(
        _ key: KeyPath<Model, V>, _ test: some PredicateConvertible<V.OneValue>
    ) -> Self {
        testing(key, .has, [test.argument])
    }

    /// Keeps those without a value under a key. Gremlin: `hasNot(key)`.
    public func hasNot<V: PropertyConvertible>(_ key: KeyPath<Model, V>) -> Self {
        testing(key, .hasNot, [])
    }

    /// Keeps the one with the id, or those whose id passes the test.
    public func hasId(_ id: some PredicateConvertible) -> Self { appending(.hasId, [id.argument]) }

    private func testing<V>(
        _ path: KeyPath<Model, V>, _ name: StepName, _ test: [Argument]
    ) -> Self {
        do {
            switch try ModelSchema<Model>.current.key(path) {
            case .property(let key): return appending(name, .texts([key]) + test)
            case .id:
                guard let id = test.first else {
                    // Every element has an id.
                    return name == .hasNot ? appending(.discard) : self
                }
                return appending(.hasId, [id])
            }
        } catch { return failing(error) }
    }

    /// Keeps those for which the traversal finds something.
    public func `where`<R>(_ traversal: ModelTraversal<Model, R>) -> Self {
        appending(.where, [traversal.argument]).inheriting([traversal])
    }

    /// Keeps those for which the traversal finds nothing.
    public func not<R>(_ traversal: ModelTraversal<Model, R>) -> Self {
        appending(.not, [traversal.argument]).inheriting([traversal])
    }

    /// Keeps those that pass all traversals, each of which filters.
    public func and(_ traversals: ModelTraversal<Model, Model>...) -> Self {
        appending(.and, traversals.map(\.argument)).inheriting(traversals)
    }

    /// Keeps those that pass one of the traversals, each of which filters.
    public func or(_ traversals: ModelTraversal<Model, Model>...) -> Self {
        appending(.or, traversals.map(\.argument)).inheriting(traversals)
    }

    /// Keeps what the closure says yes to.
    ///
    ///     g.all(Talk.self).filter { $0.title.count > 20 }
    public func filter(_ body: @escaping (Stored<Model>) throws -> Bool) -> Self {
        appending(.filter, [.closure(Closure(.filter { try body(try .element(from: $0)) }))])
    }

    /// Runs the closure for each and passes it on.
    public func sideEffect(_ body: @escaping (Stored<Model>) throws -> Void) -> Self {
        appending(
            .sideEffect, [.closure(Closure(.sideEffect { try body(try .element(from: $0)) }))])
    }

    /// Lets each through once.
    public func dedup() -> Self { appending(.dedup) }

    /// Lets the first ones through.
    public func limit(_ count: Int) -> Self { appending(.limit, .counts(count)) }

    /// Leaves out the first ones.
    public func skip(_ count: Int) -> Self { appending(.skip, .counts(count)) }

    /// Lets a range through, counted from 0, the upper end excluded; -1 as upper
    /// end means all.
    public func range(_ low: Int, _ high: Int) -> Self { appending(.range, .counts(low, high)) }

    /// Lets the last ones through.
    public func tail(_ count: Int = 1) -> Self { appending(.tail, .counts(count)) }

    /// Lets a random sample through.
    public func sample(_ count: Int) -> Self { appending(.sample, .counts(count)) }

    /// Keeps walks that visit nothing twice.
    public func simplePath() -> Self { appending(.simplePath) }

    /// Names what is here, for ``select(_:)``.
    public func `as`(_ tag: Tag<Stored<Model>>) -> Self {
        ModelTraversal(base.labelling([tag.name]))
    }

    /// What was tagged.
    public func select<Tagged: ElementModel>(
        _ tag: Tag<Stored<Tagged>>
    ) -> ModelTraversal<Start, Tagged> {
        appending(.select, [tag.selection.argument])
    }

    /// This traversal, with the first mistake of those inside it.
    func inheriting<From, R>(_ traversals: [ModelTraversal<From, R>]) -> Self {
        traversals.lazy.compactMap(\.base.problem).first.map(failing) ?? self
    }
}
