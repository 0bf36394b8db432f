/// Reads a property of many vertices at once from a column, where one is kept
/// or so many values are read that one is worth making:
///
///     g.V().out("gave").groupCount().by("year")
///     g.V().both().has("name", "x")
struct ColumnLookupStrategy: Strategy {
    static let name = "ColumnLookupStrategy"

    /// Notes that a property may be read so.
    static func note(_ key: String, _ context: ExecutionContext) {
        guard context.strategies.allows(Self.self), !context.needs.isMutating else { return }
        context.strategies.chose(name, "reads \(key) of many vertices from a column")
    }
}
