// Each thing becomes another. Untyped, for `by` and its like.

extension By {
    /// What flows in.
    public static func identity() -> By { By(.identity) }

    /// What flows in.
    public func identity() -> By { appending(.identity) }

    /// The value, for each thing that flows in.
    public static func constant<V: PropertyConvertible>(_ value: V) -> By {
        By(.constant, [.value(value.propertyValue)])
    }

    /// The value, for each thing that flows in.
    public func constant<V: PropertyConvertible>(_ value: V) -> By {
        appending(.constant, [.value(value.propertyValue)])
    }

    /// The walk so far.
    public static func path() -> By { By(.path) }

    /// The walk so far.
    public func path() -> By { appending(.path) }

    /// The items of lists, sets and maps, one by one.
    public static func unfold() -> By { By(.unfold) }

    /// The items of lists, sets and maps, one by one.
    public func unfold() -> By { appending(.unfold) }

    /// Sorts by what the following `by`s say; without one by the things themselves.
    public static func order() -> By { By(.order) }

    /// Sorts by what the following `by`s say; without one by the things themselves.
    public func order() -> By { appending(.order) }

    /// Sorts all, or the items of each list or map (`.local`).
    public static func order(_ scope: Scope) -> By { By(.order, [.scope(scope)]) }

    /// Sorts all, or the items of each list or map (`.local`).
    public func order(_ scope: Scope) -> By { appending(.order, [.scope(scope)]) }

    /// The items of each list with their numbers.
    public static func index() -> By { By(.index) }

    /// The items of each list with their numbers.
    public func index() -> By { appending(.index) }

    /// How often the innermost repeat went round.
    public static func loops() -> By { By(.loops) }

    /// How often the innermost repeat went round.
    public func loops() -> By { appending(.loops) }

    /// How often the repeat of that name went round.
    public static func loops(_ name: String) -> By { By(.loops, .texts([name])) }

    /// How often the repeat of that name went round.
    public func loops(_ name: String) -> By { appending(.loops, .texts([name])) }

    /// Calculates: `_` is what flows in, names are tags, `by` says how to read
    /// them.
    public static func math(_ expression: String) -> By { By(.math, .texts([expression])) }

    /// Calculates: `_` is what flows in, names are tags, `by` says how to read
    /// them.
    public func math(_ expression: String) -> By { appending(.math, .texts([expression])) }

    /// A map with these keys; a `by` for each says what stands there.
    public static func project(_ key: String, _ more: String...) -> By {
        By(.project, .texts([key] + more))
    }

    /// A map with these keys; a `by` for each says what stands there.
    public func project(_ key: String, _ more: String...) -> By {
        appending(.project, .texts([key] + more))
    }

    /// What flows in as true or false.
    public static func asBool() -> By { By(.asBool) }

    /// What flows in as true or false.
    public func asBool() -> By { appending(.asBool) }

    /// What flows in as a date.
    public static func asDate() -> By { By(.asDate) }

    /// What flows in as a date.
    public func asDate() -> By { appending(.asDate) }

    /// What flows in as a number.
    public static func asNumber() -> By { By(.asNumber) }

    /// What flows in as a number.
    public func asNumber() -> By { appending(.asNumber) }

    /// What flows in as a number of a type.
    public static func asNumber(_ type: GType) -> By { By(.asNumber, [.type(type)]) }

    /// What flows in as a number of a type.
    public func asNumber(_ type: GType) -> By { appending(.asNumber, [.type(type)]) }

    /// What flows in as text.
    public static func asString() -> By { By(.asString) }

    /// What flows in as text.
    public func asString() -> By { appending(.asString) }

    /// The items of each list as text.
    public static func asString(_ scope: Scope) -> By { By(.asString, [.scope(scope)]) }

    /// The items of each list as text.
    public func asString(_ scope: Scope) -> By { appending(.asString, [.scope(scope)]) }

    /// Adds to a date.
    public static func dateAdd(_ unit: DT, _ count: Int) -> By {
        By(.dateAdd, [.dateToken(unit)] + .counts(count))
    }

    /// Adds to a date.
    public func dateAdd(_ unit: DT, _ count: Int) -> By {
        appending(.dateAdd, [.dateToken(unit)] + .counts(count))
    }

    /// Milliseconds from the given date to the one that flows in.
    public static func dateDiff(_ date: DateTime) -> By { By(.dateDiff, [.value(.dateTime(date))]) }

    /// Milliseconds from the given date to the one that flows in.
    public func dateDiff(_ date: DateTime) -> By { appending(.dateDiff, [.value(.dateTime(date))]) }

    /// Milliseconds from the date that the traversal finds to the one that flows in.
    public static func dateDiff(of traversal: By) -> By {
        By(.dateDiff, [traversal.traversalArgument])
    }

    /// Milliseconds from the date that the traversal finds to the one that flows in.
    public func dateDiff(of traversal: By) -> By {
        appending(.dateDiff, [traversal.traversalArgument])
    }
}
