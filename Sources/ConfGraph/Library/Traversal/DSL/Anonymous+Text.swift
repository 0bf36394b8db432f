// Steps on text. Begun with a dot, inside another traversal.

extension Traversal {
    /// The text and what is appended to it.
    public static func concat(_ texts: String...) -> Traversal<Start, String> {
        .init(anonymous: .concat, .texts(texts))
    }

    /// The text and the texts that the traversals find.
    public static func concat(of traversal: By, _ more: By...) -> Traversal<Start, String> {
        .init(anonymous: .concat, ([traversal] + more).map(\.traversalArgument))
    }

    /// The text, its `%{name}`s filled with properties and tags, `%{_}` by `by`.
    public static func format(_ text: String) -> Traversal<Start, String> {
        .init(anonymous: .format, .texts([text]))
    }

    /// The length of a text, in UTF-16 units as Gremlin counts.
    public static func length() -> Traversal<Start, Int> { .init(anonymous: .length) }

    /// The text without blanks at its start.
    public static func lTrim() -> Traversal<Start, String> { .init(anonymous: .lTrim) }

    /// The text without blanks at its end.
    public static func rTrim() -> Traversal<Start, String> { .init(anonymous: .rTrim) }

    /// The text without blanks around it.
    public static func trim() -> Traversal<Start, String> { .init(anonymous: .trim) }

    /// The text in lower case.
    public static func toLower() -> Traversal<Start, String> { .init(anonymous: .toLower) }

    /// The text in upper case.
    public static func toUpper() -> Traversal<Start, String> { .init(anonymous: .toUpper) }

    /// The lengths of the texts in each list.
    public static func length(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .length, [.scope(scope)])
    }

    /// Each list of texts without blanks at their starts.
    public static func lTrim(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .lTrim, [.scope(scope)])
    }

    /// Each list of texts without blanks at their ends.
    public static func rTrim(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .rTrim, [.scope(scope)])
    }

    /// Each list of texts without blanks around them.
    public static func trim(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .trim, [.scope(scope)])
    }

    /// Each list of texts in lower case.
    public static func toLower(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .toLower, [.scope(scope)])
    }

    /// Each list of texts in upper case.
    public static func toUpper(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .toUpper, [.scope(scope)])
    }

    /// The text with all of one text replaced by another.
    public static func replace(_ old: String, with new: String) -> Traversal<Start, String> {
        .init(anonymous: .replace, .texts([old, new]))
    }

    /// The parts of the text between separators; between blanks without one.
    public static func split(_ separator: String? = nil) -> Traversal<Start, [String]> {
        .init(anonymous: .split, [separator.map { .value(.string($0)) } ?? .value(.null)])
    }

    /// The text from a place on; a negative place counts from the end.
    public static func substring(_ start: Int) -> Traversal<Start, String> {
        .init(anonymous: .substring, .counts(start))
    }

    /// The text from one place up to another, that one excluded.
    public static func substring(_ start: Int, _ end: Int) -> Traversal<Start, String> {
        .init(anonymous: .substring, .counts(start, end))
    }

    /// The texts in each list with all of one text replaced by another.
    public static func replace(
        _ scope: Scope, _ old: String, with new: String
    ) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .replace, [.scope(scope)] + .texts([old, new]))
    }

    /// The parts of the texts in each list; between blanks without a separator.
    public static func split(_ scope: Scope, _ separator: String?) -> Traversal<
        Start, PropertyValue
    > {
        .init(
            anonymous: .split,
            [.scope(scope), separator.map { .value(.string($0)) } ?? .value(.null)])
    }

    /// The texts in each list from a place on.
    public static func substring(_ scope: Scope, _ start: Int) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .substring, [.scope(scope)] + .counts(start))
    }

    /// The texts in each list from one place up to another, that one excluded.
    public static func substring(
        _ scope: Scope, _ start: Int, _ end: Int
    ) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .substring, [.scope(scope)] + .counts(start, end))
    }
}
