/// Finds the neighbours that a filter can let through before it looks at them:
///
///     g.V().out("about").has("topic", "name", "http2")    // an index knows the topics so named
///     g.V().both().hasLabel("talk")                       // the label knows its vertices
///
/// Once many neighbours have been looked at one by one, the vertices that
/// pass are read from the index or the label, and a neighbour that is none of
/// them is dropped at the hop. It is given up where they would be more than
/// what it saves. The filters themselves still run.
struct HopFilterStrategy: FusionStrategy {
    static let name = "HopFilterStrategy"

    func plan(
        _ planner: Planner, _ steps: [Step], at index: Int, into pipeline: inout Pipeline
    ) throws -> Int? {
        let hop = steps[index]
        let context = planner.context
        // In a write the vertices that pass may change while it runs.
        guard [.out, .in, .both].contains(hop.name), hop.labels.isEmpty,
            !context.reader.isWritable, let compile = StepCompilers.all[hop.name]
        else { return nil }
        let filters = steps[(index + 1)...].prefix(while: AccessPathStrategy.isFilter)
        guard !filters.isEmpty,
            let source = try AccessPathStrategy.candidates(Array(filters), planner)
        else { return nil }
        planner.finish(hop, try compile(planner, hop, &pipeline), &pipeline)
        pipeline.append(CandidateFilterOperator(context, pipeline.last, source))
        context.strategies.chose(name, "reads candidates by \(source.note)")
        return 1
    }
}
