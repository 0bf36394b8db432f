/// Keeps only the groups that are asked for:
///
///     g.V().groupCount().by("year").order(local).by(values, desc).limit(local, 10)
///
/// counts all groups, but sorts and makes ten.
struct GroupTopStrategy: FusionStrategy {
    static let name = "GroupTopStrategy"

    /// More is sorted as a whole.
    private static let most: Int64 = 1 << 20

    func plan(
        _ planner: Planner, _ steps: [Step], at index: Int, into pipeline: inout Pipeline
    ) throws -> Int? {
        let group = steps[index]
        guard group.name == .groupCount, index + 2 < steps.count,
            group.arguments.isEmpty, group.labels.isEmpty, steps[index + 1].labels.isEmpty,
            planner.context.paths == .none,
            let keys = Self.keys(steps[index + 1], planner),
            let limit = try Self.limit(steps[index + 2], planner)
        else { return nil }
        let function = try planner.onlyFunction(group)
        StepCompilers.appendGroupCount(
            function, ordered: EntryOrder(keys: keys, limit: Int(limit)), &pipeline)
        planner.context.strategies.chose(Self.name, "keeps the first \(limit) groups")
        planner.finish(steps[index + 2], .moves, &pipeline)
        return 3
    }

    /// What entries are ordered by; nil for anything but their keys and values.
    private static func keys(
        _ step: Step, _ planner: Planner
    ) -> [(column: Column, isDescending: Bool)]? {
        guard step.name == .order, planner.scope(step) == .local, !step.modulators.isEmpty else {
            return nil
        }
        var keys: [(column: Column, isDescending: Bool)] = []
        for modulator in step.modulators {
            guard modulator.name == .by, case .column(let column)? = modulator.arguments.first,
                modulator.arguments.count <= 2
            else { return nil }
            var isDescending = false
            if modulator.arguments.count == 2 {
                guard case .order(let order) = modulator.arguments[1], order != .shuffle else {
                    return nil
                }
                isDescending = order == .desc
            }
            keys.append((column, isDescending))
        }
        return keys
    }

    private static func limit(_ step: Step, _ planner: Planner) throws -> Int64? {
        guard step.name == .limit, planner.scope(step) == .local, !step.holdsTraversal,
            let last = planner.withoutScope(step).first,
            let limit = try planner.constants.valueIfPlain(last)?.wholeNumber,
            0...most ~= limit
        else { return nil }
        return limit
    }
}
