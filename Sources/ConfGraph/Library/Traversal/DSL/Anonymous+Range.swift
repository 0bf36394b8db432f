// So many and no more. Begun with a dot, inside another traversal.

extension Traversal {
    /// Lets the first ones through.
    public static func limit(_ count: Int) -> Traversal<Start, Start> {
        .init(anonymous: .limit, .counts(count))
    }

    /// Leaves out the first ones.
    public static func skip(_ count: Int) -> Traversal<Start, Start> {
        .init(anonymous: .skip, .counts(count))
    }

    /// Lets a random sample through.
    public static func sample(_ count: Int) -> Traversal<Start, Start> {
        .init(anonymous: .sample, .counts(count))
    }

    /// Lets the last ones through.
    public static func tail(_ count: Int = 1) -> Traversal<Start, Start> {
        .init(anonymous: .tail, .counts(count))
    }

    /// Lets a range through, counted from 0, the upper end excluded; -1 as upper
    /// end means all.
    public static func range(_ low: Int, _ high: Int) -> Traversal<Start, Start> {
        .init(anonymous: .range, .counts(low, high))
    }

    /// Cuts each list to its first items.
    public static func limit(_ scope: Scope, _ count: Int) -> Traversal<Start, Start> {
        .init(anonymous: .limit, [.scope(scope)] + .counts(count))
    }

    /// Takes the first items from each list.
    public static func skip(_ scope: Scope, _ count: Int) -> Traversal<Start, Start> {
        .init(anonymous: .skip, [.scope(scope)] + .counts(count))
    }

    /// Cuts each list to its last items.
    public static func tail(_ scope: Scope, _ count: Int) -> Traversal<Start, Start> {
        .init(anonymous: .tail, [.scope(scope)] + .counts(count))
    }

    /// Takes a random sample of each list.
    public static func sample(_ scope: Scope, _ count: Int) -> Traversal<Start, Start> {
        .init(anonymous: .sample, [.scope(scope)] + .counts(count))
    }

    /// Cuts each list to a range, the upper end excluded.
    public static func range(_ scope: Scope, _ low: Int, _ high: Int) -> Traversal<Start, Start> {
        .init(anonymous: .range, [.scope(scope)] + .counts(low, high))
    }
}
