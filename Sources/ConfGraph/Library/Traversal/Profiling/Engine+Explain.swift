extension Engine {
    /// How a traversal would run in a snapshot.
    static func explain(
        _ steps: StepList, in reader: StorageReader, options: EngineOptions = EngineOptions()
    ) throws -> Explanation {
        let plan = try plan(steps, in: reader, options, isExplained: true)
        var lane = ElementLane.values
        let operators = try plan.operators.dropFirst().map { each in
            try Explanation.Operator(each, at: &lane, isTopLevel: true, reader)
        }
        return Explanation(
            traversal: GremlinPrinter.print(steps),
            rewrites: plan.context.strategies.entries.map { entry in
                Explanation.Rewrite(
                    strategy: entry.strategy,
                    traversal: entry.steps.map { GremlinPrinter.print($0) },
                    note: entry.note)
            },
            steps: plan.steps.steps.map {
                String(GremlinPrinter.print(StepList(steps: [$0])).dropFirst(2))
            },
            operators: Array(operators), notes: plan.context.notices)
    }
}

extension Explanation.Operator {
    fileprivate init(
        _ planned: BatchOperator, at lane: inout ElementLane, isTopLevel: Bool,
        _ reader: StorageReader
    ) throws {
        var ends: [ElementLane] = []
        let before = lane
        children = try planned.children.map { child in
            var inner = before
            let operators = try child.operators.map { each in
                try Explanation.Operator(each, at: &inner, isTopLevel: false, reader)
            }
            ends.append(inner)
            return operators
        }
        step = isTopLevel && planned.stepNumber > 0 ? planned.stepNumber : nil
        name = planned.summary
        statements = try planned.accesses(at: before).flatMap { access in
            try reader.statements(of: access).map {
                Explanation.Statement(sql: $0.sql, plan: $0.plan)
            }
        }
        lane = planned.lane(after: before, children: ends)
    }
}

extension BatchOperator {
    /// What flows behind this operator, as far as that is plain to see.
    fileprivate func lane(after lane: ElementLane, children: [ElementLane]) -> ElementLane {
        switch self {
        case is VertexScanOperator, is VertexLookupOperator, is IndexSeekOperator,
            is ReverseSeekOperator, is ExpandOperator, is EdgeEndOperator, is OtherVertexOperator:
            .vertices
        case let chain as HopChainOperator: chain.givesVertices ? .vertices : .values
        case is EdgeScanOperator, is ExpandEdgesOperator: .edges
        case let lookup as ElementLookupOperator: lookup.isEdge ? .edges : .vertices
        case is RepeatOperator, is UnionOperator, is LocalOperator, is BranchOperator:
            children.first ?? lane
        case is MapOperator, is FlatMapOperator, is ReducingOperator: .values
        default: lane
        }
    }
}
