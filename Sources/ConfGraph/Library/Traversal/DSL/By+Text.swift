// Steps on text. Untyped, for `by` and its like.

extension By {
    /// The text and what is appended to it.
    public static func concat(_ texts: String...) -> By { By(.concat, .texts(texts)) }

    /// The text and what is appended to it.
    public func concat(_ texts: String...) -> By { appending(.concat, .texts(texts)) }

    /// The text and the texts that the traversals find.
    public static func concat(of traversal: By, _ more: By...) -> By {
        By(.concat, ([traversal] + more).map(\.traversalArgument))
    }

    /// The text and the texts that the traversals find.
    public func concat(of traversal: By, _ more: By...) -> By {
        appending(.concat, ([traversal] + more).map(\.traversalArgument))
    }

    /// The text, its `%{name}`s filled with properties and tags, `%{_}` by `by`.
    public static func format(_ text: String) -> By { By(.format, .texts([text])) }

    /// The text, its `%{name}`s filled with properties and tags, `%{_}` by `by`.
    public func format(_ text: String) -> By { appending(.format, .texts([text])) }

    /// The length of a text, in UTF-16 units as Gremlin counts.
    public static func length() -> By { By(.length) }

    /// The length of a text, in UTF-16 units as Gremlin counts.
    public func length() -> By { appending(.length) }

    /// The text without blanks at its start.
    public static func lTrim() -> By { By(.lTrim) }

    /// The text without blanks at its start.
    public func lTrim() -> By { appending(.lTrim) }

    /// The text without blanks at its end.
    public static func rTrim() -> By { By(.rTrim) }

    /// The text without blanks at its end.
    public func rTrim() -> By { appending(.rTrim) }

    /// The text without blanks around it.
    public static func trim() -> By { By(.trim) }

    /// The text without blanks around it.
    public func trim() -> By { appending(.trim) }

    /// The text in lower case.
    public static func toLower() -> By { By(.toLower) }

    /// The text in lower case.
    public func toLower() -> By { appending(.toLower) }

    /// The text in upper case.
    public static func toUpper() -> By { By(.toUpper) }

    /// The text in upper case.
    public func toUpper() -> By { appending(.toUpper) }

    /// The lengths of the texts in each list.
    public static func length(_ scope: Scope) -> By { By(.length, [.scope(scope)]) }

    /// The lengths of the texts in each list.
    public func length(_ scope: Scope) -> By { appending(.length, [.scope(scope)]) }

    /// Each list of texts without blanks at their starts.
    public static func lTrim(_ scope: Scope) -> By { By(.lTrim, [.scope(scope)]) }

    /// Each list of texts without blanks at their starts.
    public func lTrim(_ scope: Scope) -> By { appending(.lTrim, [.scope(scope)]) }

    /// Each list of texts without blanks at their ends.
    public static func rTrim(_ scope: Scope) -> By { By(.rTrim, [.scope(scope)]) }

    /// Each list of texts without blanks at their ends.
    public func rTrim(_ scope: Scope) -> By { appending(.rTrim, [.scope(scope)]) }

    /// Each list of texts without blanks around them.
    public static func trim(_ scope: Scope) -> By { By(.trim, [.scope(scope)]) }

    /// Each list of texts without blanks around them.
    public func trim(_ scope: Scope) -> By { appending(.trim, [.scope(scope)]) }

    /// Each list of texts in lower case.
    public static func toLower(_ scope: Scope) -> By { By(.toLower, [.scope(scope)]) }

    /// Each list of texts in lower case.
    public func toLower(_ scope: Scope) -> By { appending(.toLower, [.scope(scope)]) }

    /// Each list of texts in upper case.
    public static func toUpper(_ scope: Scope) -> By { By(.toUpper, [.scope(scope)]) }

    /// Each list of texts in upper case.
    public func toUpper(_ scope: Scope) -> By { appending(.toUpper, [.scope(scope)]) }

    /// The text with all of one text replaced by another.
    public static func replace(_ old: String, with new: String) -> By {
        By(.replace, .texts([old, new]))
    }

    /// The text with all of one text replaced by another.
    public func replace(_ old: String, with new: String) -> By {
        appending(.replace, .texts([old, new]))
    }

    /// The parts of the text between separators; between blanks without one.
    public static func split(_ separator: String? = nil) -> By {
        By(.split, [separator.map { .value(.string($0)) } ?? .value(.null)])
    }

    /// The parts of the text between separators; between blanks without one.
    public func split(_ separator: String? = nil) -> By {
        appending(.split, [separator.map { .value(.string($0)) } ?? .value(.null)])
    }

    /// The text from a place on; a negative place counts from the end.
    public static func substring(_ start: Int) -> By { By(.substring, .counts(start)) }

    /// The text from a place on; a negative place counts from the end.
    public func substring(_ start: Int) -> By { appending(.substring, .counts(start)) }

    /// The text from one place up to another, that one excluded.
    public static func substring(_ start: Int, _ end: Int) -> By {
        By(.substring, .counts(start, end))
    }

    /// The text from one place up to another, that one excluded.
    public func substring(_ start: Int, _ end: Int) -> By {
        appending(.substring, .counts(start, end))
    }

    /// The texts in each list with all of one text replaced by another.
    public static func replace(
        _ scope: Scope, _ old: String, with new: String
    ) -> By {
        By(.replace, [.scope(scope)] + .texts([old, new]))
    }

    /// The parts of the texts in each list; between blanks without a separator.
    public static func split(_ scope: Scope, _ separator: String?) -> By {
        By(.split, [.scope(scope), separator.map { .value(.string($0)) } ?? .value(.null)])
    }

    /// The texts in each list from a place on.
    public static func substring(_ scope: Scope, _ start: Int) -> By {
        By(.substring, [.scope(scope)] + .counts(start))
    }

    /// The texts in each list from one place up to another, that one excluded.
    public static func substring(
        _ scope: Scope, _ start: Int, _ end: Int
    ) -> By {
        By(.substring, [.scope(scope)] + .counts(start, end))
    }

    /// The texts in each list with all of one text replaced by another.
    public func replace(
        _ scope: Scope, _ old: String, with new: String
    ) -> By {
        appending(.replace, [.scope(scope)] + .texts([old, new]))
    }

    /// The parts of the texts in each list; between blanks without a separator.
    public func split(_ scope: Scope, _ separator: String?) -> By {
        appending(.split, [.scope(scope), separator.map { .value(.string($0)) } ?? .value(.null)])
    }

    /// The texts in each list from a place on.
    public func substring(_ scope: Scope, _ start: Int) -> By {
        appending(.substring, [.scope(scope)] + .counts(start))
    }

    /// The texts in each list from one place up to another, that one excluded.
    public func substring(
        _ scope: Scope, _ start: Int, _ end: Int
    ) -> By {
        appending(.substring, [.scope(scope)] + .counts(start, end))
    }
}
