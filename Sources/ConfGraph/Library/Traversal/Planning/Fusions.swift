/// Steps that one operator serves together: physical rewrites, which need to
/// know what the file can do.
enum Fusions {
    /// Plans some steps from an index on and returns how many; nil where no
    /// fusion applies.
    static func plan(
        _ planner: Planner, _ steps: [Step], at index: Int, into pipeline: inout Pipeline
    ) throws -> Int? {
        nil
    }
}
