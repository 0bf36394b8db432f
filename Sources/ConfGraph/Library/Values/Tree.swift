/// The result of `tree()`: values with the values that followed them.
public final class Tree: Sendable {
    /// The values at this level, each with the tree that grows from it.
    public let branches: [(key: PropertyValue, value: Tree)]

    /// Makes a level of distinct values.
    public init(branches: [(key: PropertyValue, value: Tree)]) { self.branches = branches }

    /// How many values there are at this level.
    public var count: Int { branches.count }

    /// The tree that follows a value of this exact type and value.
    public subscript(key: PropertyValue) -> Tree? {
        let exact = ExactValue(key)
        return branches.first { ExactValue($0.key) == exact }?.value
    }
}

extension Tree: CustomStringConvertible {
    /// `[v[1]:[v[2]:[]]]`.
    public var description: String {
        "[" + branches.map { "\($0.key):\($0.value)" }.joined(separator: ",") + "]"
    }
}
