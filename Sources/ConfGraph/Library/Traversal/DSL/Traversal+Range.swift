// So many and no more.

extension Traversal {
    /// Lets the first ones through.
    public func limit(_ count: Int) -> Self { appending(.limit, .counts(count)) }

    /// Leaves out the first ones.
    public func skip(_ count: Int) -> Self { appending(.skip, .counts(count)) }

    /// Lets a random sample through.
    public func sample(_ count: Int) -> Self { appending(.sample, .counts(count)) }

    /// Lets the last ones through.
    public func tail(_ count: Int = 1) -> Self { appending(.tail, .counts(count)) }

    /// Lets a range through, counted from 0, the upper end excluded; -1 as upper
    /// end means all.
    public func range(_ low: Int, _ high: Int) -> Self { appending(.range, .counts(low, high)) }

    /// Cuts each list to its first items.
    public func limit(_ scope: Scope, _ count: Int) -> Self {
        appending(.limit, [.scope(scope)] + .counts(count))
    }

    /// Takes the first items from each list.
    public func skip(_ scope: Scope, _ count: Int) -> Self {
        appending(.skip, [.scope(scope)] + .counts(count))
    }

    /// Cuts each list to its last items.
    public func tail(_ scope: Scope, _ count: Int) -> Self {
        appending(.tail, [.scope(scope)] + .counts(count))
    }

    /// Takes a random sample of each list.
    public func sample(_ scope: Scope, _ count: Int) -> Self {
        appending(.sample, [.scope(scope)] + .counts(count))
    }

    /// Cuts each list to a range, the upper end excluded.
    public func range(_ scope: Scope, _ low: Int, _ high: Int) -> Self {
        appending(.range, [.scope(scope)] + .counts(low, high))
    }
}
