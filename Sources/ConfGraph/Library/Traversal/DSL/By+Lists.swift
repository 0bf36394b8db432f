// Steps on lists and sets. Untyped, for `by` and its like.

extension By {
    /// The items of both lists, one after the other.
    public static func combine(_ values: some PropertyConvertible) -> By {
        By(.combine, [.value(values.propertyValue)])
    }

    /// The items of both lists, one after the other.
    public func combine(_ values: some PropertyConvertible) -> By {
        appending(.combine, [.value(values.propertyValue)])
    }

    /// The items of both lists, one after the other.
    public static func combine(of traversal: By) -> By {
        By(.combine, [traversal.traversalArgument])
    }

    /// The items of both lists, one after the other.
    public func combine(of traversal: By) -> By {
        appending(.combine, [traversal.traversalArgument])
    }

    /// The items that the other list lacks.
    public static func difference(_ values: some PropertyConvertible) -> By {
        By(.difference, [.value(values.propertyValue)])
    }

    /// The items that the other list lacks.
    public func difference(_ values: some PropertyConvertible) -> By {
        appending(.difference, [.value(values.propertyValue)])
    }

    /// The items that the list that the traversal yields lacks.
    public static func difference(of traversal: By) -> By {
        By(.difference, [traversal.traversalArgument])
    }

    /// The items that the list that the traversal yields lacks.
    public func difference(of traversal: By) -> By {
        appending(.difference, [traversal.traversalArgument])
    }

    /// The items that only one of the two lists has.
    public static func disjunct(_ values: some PropertyConvertible) -> By {
        By(.disjunct, [.value(values.propertyValue)])
    }

    /// The items that only one of the two lists has.
    public func disjunct(_ values: some PropertyConvertible) -> By {
        appending(.disjunct, [.value(values.propertyValue)])
    }

    /// The items that only one of the two lists has.
    public static func disjunct(of traversal: By) -> By {
        By(.disjunct, [traversal.traversalArgument])
    }

    /// The items that only one of the two lists has.
    public func disjunct(of traversal: By) -> By {
        appending(.disjunct, [traversal.traversalArgument])
    }

    /// The items that both lists have.
    public static func intersect(_ values: some PropertyConvertible) -> By {
        By(.intersect, [.value(values.propertyValue)])
    }

    /// The items that both lists have.
    public func intersect(_ values: some PropertyConvertible) -> By {
        appending(.intersect, [.value(values.propertyValue)])
    }

    /// The items that both lists have.
    public static func intersect(of traversal: By) -> By {
        By(.intersect, [traversal.traversalArgument])
    }

    /// The items that both lists have.
    public func intersect(of traversal: By) -> By {
        appending(.intersect, [traversal.traversalArgument])
    }

    /// All items of both lists, or entries of both maps, each once.
    public static func merge(_ values: some PropertyConvertible) -> By {
        By(.merge, [.value(values.propertyValue)])
    }

    /// All items of both lists, or entries of both maps, each once.
    public func merge(_ values: some PropertyConvertible) -> By {
        appending(.merge, [.value(values.propertyValue)])
    }

    /// All items of both lists, or entries of both maps, each once.
    public static func merge(of traversal: By) -> By { By(.merge, [traversal.traversalArgument]) }

    /// All items of both lists, or entries of both maps, each once.
    public func merge(of traversal: By) -> By { appending(.merge, [traversal.traversalArgument]) }

    /// All pairs of items of the two lists.
    public static func product(_ values: some PropertyConvertible) -> By {
        By(.product, [.value(values.propertyValue)])
    }

    /// All pairs of items of the two lists.
    public func product(_ values: some PropertyConvertible) -> By {
        appending(.product, [.value(values.propertyValue)])
    }

    /// All pairs of items of the two lists.
    public static func product(of traversal: By) -> By {
        By(.product, [traversal.traversalArgument])
    }

    /// All pairs of items of the two lists.
    public func product(of traversal: By) -> By {
        appending(.product, [traversal.traversalArgument])
    }

    /// The items of each list as one text.
    public static func conjoin(_ delimiter: String) -> By { By(.conjoin, .texts([delimiter])) }

    /// The items of each list as one text.
    public func conjoin(_ delimiter: String) -> By { appending(.conjoin, .texts([delimiter])) }

    /// The list or text turned round.
    public static func reverse() -> By { By(.reverse) }

    /// The list or text turned round.
    public func reverse() -> By { appending(.reverse) }
}
