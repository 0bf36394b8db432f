/// How each step becomes operators: one family a file.
enum StepCompilers {
    typealias Compiler = (Planner, Step, inout Pipeline) throws -> Planner.PathEffect

    /// The compilers of all steps that this version runs.
    nonisolated(unsafe) static let all: [StepName: Compiler] = {
        var all: [StepName: Compiler] = [:]
        for family in [
            graph, filters, wheres, elements, maps, selections, reducers, barriers, branches,
            sideEffects, mutations, merges, matches, lists, texts, dates, conversions, algorithms,
            services,
        ] {
            all.merge(family) { first, _ in first }
        }
        return all
    }()
}
