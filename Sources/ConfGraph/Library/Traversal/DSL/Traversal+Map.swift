// Each thing becomes another.

extension Traversal {
    /// What flows in.
    public func identity() -> Self { appending(.identity) }

    /// The value, for each thing that flows in.
    public func constant<V: PropertyConvertible>(_ value: V) -> Traversal<Start, V> {
        appending(.constant, [.value(value.propertyValue)])
    }

    /// The walk so far.
    public func path() -> Traversal<Start, Path> { appending(.path) }

    /// The items of lists, sets and maps, one by one.
    public func unfold() -> Traversal<Start, PropertyValue> { appending(.unfold) }

    /// The items of lists and sets, one by one, as a Swift type.
    public func unfold<V: TraversalElement>(as type: V.Type) -> Traversal<Start, V> {
        appending(.unfold)
    }

    /// Sorts by what the following `by`s say; without one by the things themselves.
    public func order() -> Self { appending(.order) }

    /// Sorts all, or the items of each list or map (`.local`).
    public func order(_ scope: Scope) -> Self { appending(.order, [.scope(scope)]) }

    /// The items of each list with their numbers.
    public func index() -> Traversal<Start, PropertyValue> { appending(.index) }

    /// How often the innermost repeat went round.
    public func loops() -> Traversal<Start, Int> { appending(.loops) }

    /// How often the repeat of that name went round.
    public func loops(_ name: String) -> Traversal<Start, Int> { appending(.loops, .texts([name])) }

    /// Calculates: `_` is what flows in, names are tags, `by` says how to read
    /// them.
    public func math(_ expression: String) -> Traversal<Start, Double> {
        appending(.math, .texts([expression]))
    }

    /// A map with these keys; a `by` for each says what stands there.
    public func project(_ key: String, _ more: String...) -> Traversal<Start, PropertyMap> {
        appending(.project, .texts([key] + more))
    }

    /// What flows in as true or false.
    public func asBool() -> Traversal<Start, Bool> { appending(.asBool) }

    /// What flows in as a date.
    public func asDate() -> Traversal<Start, DateTime> { appending(.asDate) }

    /// What flows in as a number.
    public func asNumber() -> Traversal<Start, PropertyValue> { appending(.asNumber) }

    /// What flows in as a number of a type.
    public func asNumber(_ type: GType) -> Traversal<Start, PropertyValue> {
        appending(.asNumber, [.type(type)])
    }

    /// What flows in as text.
    public func asString() -> Traversal<Start, String> { appending(.asString) }

    /// The items of each list as text.
    public func asString(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        appending(.asString, [.scope(scope)])
    }

    /// Adds to a date.
    public func dateAdd(_ unit: DT, _ count: Int) -> Traversal<Start, DateTime> {
        appending(.dateAdd, [.dateToken(unit)] + .counts(count))
    }

    /// Milliseconds from the given date to the one that flows in.
    public func dateDiff(_ date: DateTime) -> Traversal<Start, Int> {
        appending(.dateDiff, [.value(.dateTime(date))])
    }

    /// Milliseconds from the date that the traversal finds to the one that flows in.
    public func dateDiff(of traversal: By) -> Traversal<Start, Int> {
        appending(.dateDiff, [traversal.traversalArgument])
    }
}
