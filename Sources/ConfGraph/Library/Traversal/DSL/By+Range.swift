// So many and no more. Untyped, for `by` and its like.

extension By {
    /// Lets the first ones through.
    public static func limit(_ count: Int) -> By { By(.limit, .counts(count)) }

    /// Lets the first ones through.
    public func limit(_ count: Int) -> By { appending(.limit, .counts(count)) }

    /// Leaves out the first ones.
    public static func skip(_ count: Int) -> By { By(.skip, .counts(count)) }

    /// Leaves out the first ones.
    public func skip(_ count: Int) -> By { appending(.skip, .counts(count)) }

    /// Lets a random sample through.
    public static func sample(_ count: Int) -> By { By(.sample, .counts(count)) }

    /// Lets a random sample through.
    public func sample(_ count: Int) -> By { appending(.sample, .counts(count)) }

    /// Lets the last ones through.
    public static func tail(_ count: Int = 1) -> By { By(.tail, .counts(count)) }

    /// Lets the last ones through.
    public func tail(_ count: Int = 1) -> By { appending(.tail, .counts(count)) }

    /// Lets a range through, counted from 0, the upper end excluded; -1 as upper
    /// end means all.
    public static func range(_ low: Int, _ high: Int) -> By { By(.range, .counts(low, high)) }

    /// Lets a range through, counted from 0, the upper end excluded; -1 as upper
    /// end means all.
    public func range(_ low: Int, _ high: Int) -> By { appending(.range, .counts(low, high)) }

    /// Cuts each list to its first items.
    public static func limit(_ scope: Scope, _ count: Int) -> By {
        By(.limit, [.scope(scope)] + .counts(count))
    }

    /// Cuts each list to its first items.
    public func limit(_ scope: Scope, _ count: Int) -> By {
        appending(.limit, [.scope(scope)] + .counts(count))
    }

    /// Takes the first items from each list.
    public static func skip(_ scope: Scope, _ count: Int) -> By {
        By(.skip, [.scope(scope)] + .counts(count))
    }

    /// Takes the first items from each list.
    public func skip(_ scope: Scope, _ count: Int) -> By {
        appending(.skip, [.scope(scope)] + .counts(count))
    }

    /// Cuts each list to its last items.
    public static func tail(_ scope: Scope, _ count: Int) -> By {
        By(.tail, [.scope(scope)] + .counts(count))
    }

    /// Cuts each list to its last items.
    public func tail(_ scope: Scope, _ count: Int) -> By {
        appending(.tail, [.scope(scope)] + .counts(count))
    }

    /// Takes a random sample of each list.
    public static func sample(_ scope: Scope, _ count: Int) -> By {
        By(.sample, [.scope(scope)] + .counts(count))
    }

    /// Takes a random sample of each list.
    public func sample(_ scope: Scope, _ count: Int) -> By {
        appending(.sample, [.scope(scope)] + .counts(count))
    }

    /// Cuts each list to a range, the upper end excluded.
    public static func range(_ scope: Scope, _ low: Int, _ high: Int) -> By {
        By(.range, [.scope(scope)] + .counts(low, high))
    }

    /// Cuts each list to a range, the upper end excluded.
    public func range(_ scope: Scope, _ low: Int, _ high: Int) -> By {
        appending(.range, [.scope(scope)] + .counts(low, high))
    }
}
