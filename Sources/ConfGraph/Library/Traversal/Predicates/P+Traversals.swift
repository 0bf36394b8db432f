// Tests against what a traversal yields, walked from the element that is
// tested: `.has("age", .gt(of: .out("knows").values("age")))`.

extension PredicateConvertible {
    /// Equal to the first result of the traversal. Gremlin: `P.eq`.
    public static func eq(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.eq, [traversal.traversalArgument])
    }

    /// Not equal to the first result of the traversal. Gremlin: `P.neq`.
    public static func neq(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.neq, [traversal.traversalArgument])
    }

    /// Less than the first result of the traversal. Gremlin: `P.lt`.
    public static func lt(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.lt, [traversal.traversalArgument])
    }

    /// Less than or equal to the first result of the traversal. Gremlin: `P.lte`.
    public static func lte(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.lte, [traversal.traversalArgument])
    }

    /// Greater than the first result of the traversal. Gremlin: `P.gt`.
    public static func gt(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.gt, [traversal.traversalArgument])
    }

    /// Greater than or equal to the first result of the traversal. Gremlin: `P.gte`.
    public static func gte(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.gte, [traversal.traversalArgument])
    }

    /// Among what the traversals yield: the members of each one's first result
    /// where that is a list or a set (`fold()` makes one of all results), else
    /// the result itself. Gremlin: `P.within`.
    public static func within(
        of traversal: By, _ more: By...
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.within, ([traversal] + more).map(\.traversalArgument))
    }

    /// Not among what the traversals yield, which is read as ``within(of:_:)``
    /// reads it. Gremlin: `P.without`.
    public static func without(
        of traversal: By, _ more: By...
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.without, ([traversal] + more).map(\.traversalArgument))
    }

    /// Text that starts with the first result of the traversal. Gremlin: `TextP.startingWith`.
    public static func startingWith(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.startingWith, [traversal.traversalArgument])
    }

    /// Text that does not start with the first result of the traversal. Gremlin: `TextP.notStartingWith`.
    public static func notStartingWith(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.notStartingWith, [traversal.traversalArgument])
    }

    /// Text that ends with the first result of the traversal. Gremlin: `TextP.endingWith`.
    public static func endingWith(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.endingWith, [traversal.traversalArgument])
    }

    /// Text that does not end with the first result of the traversal. Gremlin: `TextP.notEndingWith`.
    public static func notEndingWith(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.notEndingWith, [traversal.traversalArgument])
    }

    /// Text that contains the first result of the traversal. Gremlin: `TextP.containing`.
    public static func containing(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.containing, [traversal.traversalArgument])
    }

    /// Text that does not contain the first result of the traversal. Gremlin: `TextP.notContaining`.
    public static func notContaining(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.notContaining, [traversal.traversalArgument])
    }
}
