/// Where `explain()` and `profile()` may stand.
enum ReportVerification {
    static func check(_ list: StepList) throws {
        let steps = list.steps
        if let place = steps.firstIndex(where: { $0.name == .explain }), place < steps.count - 1 {
            throw misplaced("explain() must be the last step: it answers for all before it.", place)
        }
        let profiles = steps.indices.filter { steps[$0].name == .profile }
        if profiles.count > 1 {
            throw misplaced("The profile()-Step cannot be specified multiple times.", profiles[1])
        }
        if let place = profiles.first {
            let isLast = place == steps.count - 1
            let isCapped =
                !steps[place].arguments.isEmpty && place == steps.count - 2
                && steps[place + 1].name == .cap
            if !isLast && !isCapped { throw misplaced(Self.profileIsLast, place) }
        }
        for (place, step) in steps.enumerated() {
            var found: StepName?
            step.forEachChild { child in
                if child.contains({ $0.name == .explain }) { found = .explain }
                if child.contains({ $0.name == .profile }) { found = .profile }
            }
            if found == .profile { throw misplaced(Self.profileIsLast, place) }
            if found == .explain {
                throw misplaced("explain() stands at the end, not inside another step.", place)
            }
        }
    }

    private static let profileIsLast =
        "When specified, the profile()-Step must be the last step or followed only by the "
        + "cap()-step."

    private static func misplaced(_ message: String, _ place: Int) -> GraphError {
        GraphError(.invalidArgument, message, step: place + 1)
    }
}
