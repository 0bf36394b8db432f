/// The plans that a connection keeps from one run to the next.
///
/// No two runs share a plan at a time. All plans are let go when the catalog
/// changes: names, indexes and settings are part of them.
final class PlanCache: SessionKeepsake {
    /// The most plans that are kept.
    static let limit = 128

    private var plans: [ObjectIdentifier: [ReusablePlan]] = [:]
    /// What ran last: often it runs again.
    private var latest: ReusablePlan?
    private(set) var count = 0
    private var clock = 0
    private var generation: Int64
    /// How many runs found their plan here.
    private(set) var hits = 0

    private init(generation: Int64) { self.generation = generation }

    /// The plans of the connection that a transaction runs on.
    static func of(_ reader: StorageReader) -> PlanCache {
        let generation = reader.snapshot.catalogGeneration
        if let kept = reader.session.keepsake as? PlanCache {
            if kept.generation != generation { kept.clear(for: generation) }
            return kept
        }
        let made = PlanCache(generation: generation)
        reader.session.keepsake = made
        return made
    }

    /// A plan that a run can use, now in use.
    func take(
        _ template: TraversalTemplate, _ slots: [PropertyValue], _ reader: StorageReader
    ) -> ReusablePlan? {
        guard let plan = find(template, slots, reader) else { return nil }
        plan.isRunning = true
        clock += 1
        plan.lastUse = clock
        hits += 1
        return plan
    }

    private func find(
        _ template: TraversalTemplate, _ slots: [PropertyValue], _ reader: StorageReader
    ) -> ReusablePlan? {
        if let latest, latest.template === template, !latest.isRunning,
            latest.fits(slots, reader)
        {
            return latest
        }
        let found = plans[ObjectIdentifier(template)]?.last {
            !$0.isRunning && $0.fits(slots, reader)
        }
        if let found { latest = found }
        return found
    }

    /// Keeps a new plan, which is in use.
    func add(_ plan: ReusablePlan) {
        if count >= Self.limit { makeRoom() }
        clock += 1
        plan.lastUse = clock
        plans[ObjectIdentifier(plan.template), default: []].append(plan)
        count += 1
    }

    /// Lets go of a plan that has failed: what state it is in nobody knows.
    func remove(_ plan: ReusablePlan) {
        guard let place = plans[ObjectIdentifier(plan.template)]?.firstIndex(where: { $0 === plan })
        else { return }
        plans[ObjectIdentifier(plan.template)]!.remove(at: place)
        count -= 1
        latest = nil
    }

    private func clear(for generation: Int64) {
        plans = [:]
        latest = nil
        count = 0
        self.generation = generation
    }

    /// Lets go of the half that has not been used for longest.
    private func makeRoom() {
        let uses = plans.values.joined().map(\.lastUse).sorted()
        let oldest = uses[uses.count / 2]
        latest = nil
        for (key, kept) in plans {
            let left = kept.filter { $0.lastUse > oldest }
            plans[key] = left.isEmpty ? nil : left
        }
        count = plans.values.reduce(0) { $0 + $1.count }
    }
}
