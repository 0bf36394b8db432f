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
    /// Passes where this does not.
    public func negate() -> Traversal<Start, TagTest> {
        guard case .predicate(let test) = whereArgument else { return self }
        return .init(anonymous: .where, [.predicate(.not(test))])
    }
}

extension Traversal {
    /// The step `and` or `or`; of tests against tags one test.
    ///
    /// Those have no declarations of their own: a second `and` that takes one
    /// traversal would make the type checker exponential.
    func connecting<R>(
        _ name: StepName, _ traversals: [Traversal<Element, R>],
        _ connect: (Predicate, Predicate) -> Predicate
    ) -> Self {
        let arguments = [whereArgument] + traversals.map(\.whereArgument)
        let tests = arguments.compactMap { argument in
            if case .predicate(let test) = argument { test } else { nil }
        }
        guard Element.self == TagTest.self, tests.count == arguments.count else {
            return appending(name, traversals.map(\.argument))
        }
        return Self(
            anonymous: .where, [.predicate(tests.dropFirst().reduce(tests[0], connect))])
    }
}
