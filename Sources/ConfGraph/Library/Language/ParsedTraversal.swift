/// A traversal's text as the parser understood it.
struct ParsedTraversal: Sendable {
    /// The steps, without ``terminal``.
    var steps: StepList
    /// A last `toList`, `next` … and its arguments. Gremlin's grammar has
    /// them; results are always all results, so they change nothing, except
    /// that `next` limits and `explain` explains.
    var terminal: (name: String, arguments: [Argument])?
    /// How words that could be two things were understood, for `explain`.
    var notes: [String] = []
}
