/// What a test against a tag yields: nothing that flows, only yes or no.
public enum TagTest: Sendable {}

// Tests against what was tagged with `as`, for `where`: `where(.neq("cory"))`,
// `where("a", .lt("b").or(.gt("c")))`. They are anonymous traversals, so that
// `where` needs one declaration only.
extension Traversal {
    /// The same as what was tagged.
    public static func eq(_ tag: String) -> Traversal<Start, TagTest> { test(.eq, [tag]) }
    /// Not the same as what was tagged.
    public static func neq(_ tag: String) -> Traversal<Start, TagTest> { test(.neq, [tag]) }
    /// Less than what was tagged.
    public static func lt(_ tag: String) -> Traversal<Start, TagTest> { test(.lt, [tag]) }
    /// Less than or equal to what was tagged.
    public static func lte(_ tag: String) -> Traversal<Start, TagTest> { test(.lte, [tag]) }
    /// Greater than what was tagged.
    public static func gt(_ tag: String) -> Traversal<Start, TagTest> { test(.gt, [tag]) }
    /// Greater than or equal to what was tagged.
    public static func gte(_ tag: String) -> Traversal<Start, TagTest> { test(.gte, [tag]) }

    /// One of what was tagged or collected under the names.
    public static func within(_ tags: String...) -> Traversal<Start, TagTest> {
        test(.within, tags)
    }

    /// None of what was tagged or collected under the names.
    public static func without(_ tags: String...) -> Traversal<Start, TagTest> {
        test(.without, tags)
    }

    private static func test(
        _ name: Predicate.Name, _ tags: [String]
    ) -> Traversal<Start, TagTest> {
        .init(anonymous: .where, [.predicate(.test(name, .texts(tags)))])
    }

    /// As the argument of `where`: the predicate where this is a test.
    var whereArgument: Argument {
        guard steps.steps.count == 1, let step = steps.steps.first, step.name == .where,
            step.arguments.count == 1, step.modulators.isEmpty, case .predicate = step.arguments[0]
        else { return argument }
        return step.arguments[0]
    }
}

extension Traversal where Element == TagTest {
    /// Passes where both do.
    public func and(_ other: Traversal<Start, TagTest>) -> Traversal<Start, TagTest> {
        connected(to: other) { .and($0, $1) }
    }

    /// Passes where one of the two does.
    public func or(_ other: Traversal<Start, TagTest>) -> Traversal<Start, TagTest> {
        connected(to: other) { .or($0, $1) }
    }

    /// Passes where this does not.
    public func negate() -> Traversal<Start, TagTest> {
        guard case .predicate(let test) = whereArgument else { return self }
        return .init(anonymous: .where, [.predicate(.not(test))])
    }

    private func connected(
        to other: Traversal<Start, TagTest>, _ connect: (Predicate, Predicate) -> Predicate
    ) -> Traversal<Start, TagTest> {
        guard case .predicate(let left) = whereArgument,
            case .predicate(let right) = other.whereArgument
        else { return self }
        return .init(anonymous: .where, [.predicate(connect(left, right))])
    }
}
