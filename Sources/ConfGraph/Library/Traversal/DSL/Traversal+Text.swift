// Steps on text.

extension Traversal {
    /// The text and what is appended to it.
    public func concat(_ texts: String...) -> Traversal<Start, String> {
        appending(.concat, .texts(texts))
    }

    /// The text and the texts that the traversals find.
    public func concat(of traversal: By, _ more: By...) -> Traversal<Start, String> {
        appending(.concat, ([traversal] + more).map(\.traversalArgument))
    }

    /// The text, its `%{name}`s filled with properties and tags, `%{_}` by `by`.
    public func format(_ text: String) -> Traversal<Start, String> {
        appending(.format, .texts([text]))
    }

    /// The length of a text, in UTF-16 units as Gremlin counts.
    public func length() -> Traversal<Start, Int> { appending(.length) }

    /// The text without blanks at its start.
    public func lTrim() -> Traversal<Start, String> { appending(.lTrim) }

    /// The text without blanks at its end.
    public func rTrim() -> Traversal<Start, String> { appending(.rTrim) }

    /// The text without blanks around it.
    public func trim() -> Traversal<Start, String> { appending(.trim) }

    /// The text in lower case.
    public func toLower() -> Traversal<Start, String> { appending(.toLower) }

    /// The text in upper case.
    public func toUpper() -> Traversal<Start, String> { appending(.toUpper) }

    /// The lengths of the texts in each list.
    public func length(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        appending(.length, [.scope(scope)])
    }

    /// Each list of texts without blanks at their starts.
    public func lTrim(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        appending(.lTrim, [.scope(scope)])
    }

    /// Each list of texts without blanks at their ends.
    public func rTrim(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        appending(.rTrim, [.scope(scope)])
    }

    /// Each list of texts without blanks around them.
    public func trim(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        appending(.trim, [.scope(scope)])
    }

    /// Each list of texts in lower case.
    public func toLower(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        appending(.toLower, [.scope(scope)])
    }

    /// Each list of texts in upper case.
    public func toUpper(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        appending(.toUpper, [.scope(scope)])
    }

    /// The text with all of one text replaced by another.
    public func replace(_ old: String, with new: String) -> Traversal<Start, String> {
        appending(.replace, .texts([old, new]))
    }

    /// The parts of the text between separators; between blanks without one.
    public func split(_ separator: String? = nil) -> Traversal<Start, [String]> {
        appending(.split, [separator.map { .value(.string($0)) } ?? .value(.null)])
    }

    /// The text from a place on; a negative place counts from the end.
    public func substring(_ start: Int) -> Traversal<Start, String> {
        appending(.substring, .counts(start))
    }

    /// The text from one place up to another, that one excluded.
    public func substring(_ start: Int, _ end: Int) -> Traversal<Start, String> {
        appending(.substring, .counts(start, end))
    }

    /// The texts in each list with all of one text replaced by another.
    public func replace(
        _ scope: Scope, _ old: String, with new: String
    ) -> Traversal<Start, PropertyValue> {
        appending(.replace, [.scope(scope)] + .texts([old, new]))
    }

    /// The parts of the texts in each list; between blanks without a separator.
    public func split(_ scope: Scope, _ separator: String?) -> Traversal<Start, PropertyValue> {
        appending(.split, [.scope(scope), separator.map { .value(.string($0)) } ?? .value(.null)])
    }

    /// The texts in each list from a place on.
    public func substring(_ scope: Scope, _ start: Int) -> Traversal<Start, PropertyValue> {
        appending(.substring, [.scope(scope)] + .counts(start))
    }

    /// The texts in each list from one place up to another, that one excluded.
    public func substring(
        _ scope: Scope, _ start: Int, _ end: Int
    ) -> Traversal<Start, PropertyValue> {
        appending(.substring, [.scope(scope)] + .counts(start, end))
    }
}
