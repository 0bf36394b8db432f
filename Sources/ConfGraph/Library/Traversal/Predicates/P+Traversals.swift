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

    /// Among what the traversal yields: the members of its first result where
    /// that is a list or a set (`fold()` makes one of all results), else the
    /// result itself. Gremlin: `P.within`.
    public static func within(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.within, [traversal.traversalArgument])
    }

    /// Not among what the traversal yields, which is read as
    /// ``within(of:)`` reads it. Gremlin: `P.without`.
    public static func without(
        of traversal: By
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.without, [traversal.traversalArgument])
    }
}
