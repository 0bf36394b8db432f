extension Engine {
    /// Runs a traversal to its end and says what each operator did.
    static func profile(
        _ steps: StepList, in reader: StorageReader, options: EngineOptions
    ) throws -> TraversalProfile {
        do {
            let plan = try plan(steps, in: reader, options)
            for each in plan.operators { each.startProfile() }
            while try plan.last.pull() != nil {}
            return TraversalProfile(plan.last)
        } catch var error as GraphError {
            if error.traversal == nil { error.traversal = GremlinPrinter.print(steps) }
            throw error
        }
    }
}
