/// Plans and runs a step list inside a transaction.
enum Engine {
    /// Starts a traversal. Nothing has been read yet when this returns.
    ///
    /// - Throws: ``GraphError``: a step that is not supported, a wrong
    ///   argument, or a step that changes the graph in a read.
    static func run(
        _ steps: StepList, in reader: StorageReader, options: EngineOptions = EngineOptions()
    ) throws -> ResultCursor {
        let text: () -> String? = { GremlinPrinter.print(steps) }
        do {
            if steps.steps.last?.name == .explain {
                return try explanation(of: steps, in: reader, options)
            }
            let plan = try plan(steps, in: reader, options)
            return ResultCursor(plan.context, plan.last, text: text)
        } catch var error as GraphError {
            if error.traversal == nil { error.traversal = text() }
            throw error
        }
    }

    /// Starts a traversal with these values in the slots of its template, by a
    /// plan that is kept where there is one.
    ///
    /// - Throws: as ``run(_:in:options:)``.
    static func run(
        _ template: TraversalTemplate, _ slots: [PropertyValue], in reader: StorageReader,
        options: EngineOptions
    ) throws -> ResultCursor {
        let plans = PlanCache.of(reader)
        if let kept = plans.take(template, slots, reader) {
            kept.begin(in: reader, slots)
            return ResultCursor(kept, plans, in: reader)
        }
        if template.steps.steps.last?.name == .explain {
            return try run(template.steps.binding(slots: slots), in: reader, options: options)
        }
        do {
            let values = SlotValues(slots)
            let plan = try plan(
                template.steps, in: reader, options, slots: (values, slots))
            if let kept = ReusablePlan(template, plan, slots, baked: values.baked) {
                plans.add(kept)
                return ResultCursor(kept, plans, in: reader)
            }
            return ResultCursor(plan.context, plan.last) {
                GremlinPrinter.print(template.steps.binding(slots: slots))
            }
        } catch var error as GraphError {
            if error.traversal == nil {
                error.traversal = GremlinPrinter.print(template.steps.binding(slots: slots))
            }
            throw error
        }
    }

    /// The answer of a traversal that ends in `explain()`.
    private static func explanation(
        of steps: StepList, in reader: StorageReader, _ options: EngineOptions
    ) throws -> ResultCursor {
        try ReportVerification.check(steps)
        var explained = steps
        explained.steps.removeLast()
        let answer = try explain(explained, in: reader, options: options).value
        // What answers carries nothing: the explained traversal never runs.
        let plan = try plan(StepList(), in: reader, options)
        let last = InjectOperator(plan.context, nil, [answer], isInputFirst: false)
        return ResultCursor(plan.context, last, text: { nil })
    }

    /// A traversal planned for one snapshot.
    struct Plan {
        let context: ExecutionContext
        let operators: [BatchOperator]
        let steps: StepList
        var last: BatchOperator { operators[operators.count - 1] }
    }

    static func plan(
        _ steps: StepList, in reader: StorageReader, _ options: EngineOptions,
        isExplained: Bool = false, slots: (known: SlotValues, values: [PropertyValue])? = nil
    ) throws -> Plan {
        if steps.isMutating && !reader.isWritable && !isExplained {
            throw GraphError(
                .readOnly,
                "A read cannot change the graph. Run this traversal in a write.",
                step: steps.steps.firstIndex(where: \.changesGraph).map { $0 + 1 })
        }
        let constants = Constants(parameters: options.parameters, slots: slots?.known)
        let configuration = try Configuration(steps, constants)
        let strategies = StrategyLog(
            isOn: options.strategies,
            switchedOff: options.disabledStrategies.subtracting(configuration.switchedOn)
                .union(configuration.switchedOff))
        let concepts = try ConceptStrategy.apply(to: steps, reader, constants, strategies)
        let rewritten = try Strategies.apply(to: concepts.steps, strategies)
        var visited = rewritten
        if let criterion = configuration.visibleProperties {
            visited.steps.append(.filter(criterion))
        }
        let needs = Requirements(visited)
        let context = ExecutionContext(
            reader: reader, options: options, needs: needs, configuration: configuration,
            strategies: strategies, slots: slots?.values ?? [])
        context.isBoundToData = concepts.haveBeenAsked
        context.declareSideEffects()
        let planner = Planner(context, constants)
        context.visibility = try configuration.visibleProperties.map { try planner.child($0) }
        let operators = try planner.planRoot(rewritten)
        return Plan(context: context, operators: operators, steps: rewritten)
    }
}
