/// Checks conditions of a whole label in columns of its properties, which are
/// made when first wanted and kept in memory:
///
///     g.V().hasLabel("talk").has("year", gt(2015)).count()      // counts in a column
///     g.V().hasLabel("talk").groupCount().by("year")            // groups a column
///
/// where no id or index finds the vertices. What cannot be a column, or does
/// not fit into memory, is read from rows.
struct ColumnScanStrategy: Strategy {
    static let name = "ColumnScanStrategy"

    /// Plans a scan of one label, and the filters behind it that columns can
    /// check; returns how many.
    static func plan(
        _ filters: [Step], _ labels: [String]?, _ planner: Planner, _ pipeline: inout Pipeline
    ) throws -> Int? {
        let context = planner.context
        guard let labels, labels.count == 1, pipeline.isRoot, pipeline.isAtStart,
            !context.needs.isMutating, !context.needs.isLazy, context.visibility == nil,
            context.strategies.allows(Self.self)
        else { return nil }
        var rows = Pipeline(context, pipeline.last)
        let scan = VertexScanOperator(
            context, pipeline.last, labels: LabelReference(labels, context))
        rows.append(scan)
        var conditions: [ColumnFilter] = []
        var taken = 0
        for filter in filters {
            guard filter.labels.isEmpty, let part = try part(filter, labels[0], planner),
                let compile = StepCompilers.all[filter.name]
            else { break }
            if case .condition(let condition) = part { conditions.append(condition) }
            _ = try compile(planner, filter, &rows)
            taken += 1
        }
        pipeline.append(
            ColumnScanOperator(
                context, pipeline.last, labels: scan.labels, filters: conditions, scan: scan,
                rows: Array(rows.operators.dropFirst())))
        context.strategies.chose(name, "scans \(labels[0]) in columns")
        return taken
    }

    private enum Part {
        /// The label that is scanned anyway.
        case label
        case condition(ColumnFilter)
    }

    /// What a step asks for; nil: something that no column tells.
    private static func part(
        _ step: Step, _ label: String, _ planner: Planner
    ) throws -> Part? {
        if step.name == .hasLabel {
            let names = try step.plainLabels(planner)
            return names?.count == 1 && names![0].hasSameBytes(as: label) ? .label : nil
        }
        var arguments = step.arguments
        if step.name == .has, arguments.count == 3 {
            guard arguments.removeFirst().string?.hasSameBytes(as: label) == true else {
                return nil
            }
        }
        guard step.name == .has || step.name == .hasNot, let name = arguments.first?.string,
            planner.context.computed.key(named: name) == nil
        else { return nil }
        let key = planner.key(name)
        if step.name == .hasNot { return .condition(ColumnFilter(key: key, condition: .isAbsent)) }
        guard arguments.count > 1 else {
            return .condition(ColumnFilter(key: key, condition: .isPresent))
        }
        let test = try planner.test(arguments[1])
        guard test.isBound else { return nil }
        return .condition(ColumnFilter(key: key, condition: .passes(test)))
    }
}
