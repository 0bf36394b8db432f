// Steps on lists and sets.

extension Traversal {
    /// The items of both lists, one after the other.
    public func combine(_ values: some PropertyConvertible) -> Traversal<Start, PropertyValue> {
        appending(.combine, [.value(values.propertyValue)])
    }

    /// The items of both lists, one after the other.
    public func combine(of traversal: By) -> Traversal<Start, PropertyValue> {
        appending(.combine, [traversal.traversalArgument])
    }

    /// The items that the other list lacks.
    public func difference(_ values: some PropertyConvertible) -> Traversal<Start, PropertyValue> {
        appending(.difference, [.value(values.propertyValue)])
    }

    /// The items that the list that the traversal yields lacks.
    public func difference(of traversal: By) -> Traversal<Start, PropertyValue> {
        appending(.difference, [traversal.traversalArgument])
    }

    /// The items that only one of the two lists has.
    public func disjunct(_ values: some PropertyConvertible) -> Traversal<Start, PropertyValue> {
        appending(.disjunct, [.value(values.propertyValue)])
    }

    /// The items that only one of the two lists has.
    public func disjunct(of traversal: By) -> Traversal<Start, PropertyValue> {
        appending(.disjunct, [traversal.traversalArgument])
    }

    /// The items that both lists have.
    public func intersect(_ values: some PropertyConvertible) -> Traversal<Start, PropertyValue> {
        appending(.intersect, [.value(values.propertyValue)])
    }

    /// The items that both lists have.
    public func intersect(of traversal: By) -> Traversal<Start, PropertyValue> {
        appending(.intersect, [traversal.traversalArgument])
    }

    /// All items of both lists, or entries of both maps, each once.
    public func merge(_ values: some PropertyConvertible) -> Traversal<Start, PropertyValue> {
        appending(.merge, [.value(values.propertyValue)])
    }

    /// All items of both lists, or entries of both maps, each once.
    public func merge(of traversal: By) -> Traversal<Start, PropertyValue> {
        appending(.merge, [traversal.traversalArgument])
    }

    /// All pairs of items of the two lists.
    public func product(_ values: some PropertyConvertible) -> Traversal<Start, PropertyValue> {
        appending(.product, [.value(values.propertyValue)])
    }

    /// All pairs of items of the two lists.
    public func product(of traversal: By) -> Traversal<Start, PropertyValue> {
        appending(.product, [traversal.traversalArgument])
    }

    /// The items of each list as one text.
    public func conjoin(_ delimiter: String) -> Traversal<Start, String> {
        appending(.conjoin, .texts([delimiter]))
    }

    /// The list or text turned round.
    public func reverse() -> Traversal<Start, PropertyValue> { appending(.reverse) }
}
