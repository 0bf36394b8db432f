/// `PartitionStrategy`: a traversal reads what is in some partitions, and what
/// it makes goes into one. The partition is a property under a key of its own.
///
///     withStrategies(new PartitionStrategy(
///         partitionKey: "region", writePartition: "north", readPartitions: ["north"])).V()
///     // becomes V().has("region", within("north"))
struct PartitionDecoration: Decoration {
    private var key = ""
    private var write: Argument?
    private var read: [Argument] = []
    /// Properties of vertices are in partitions as well, by a property of
    /// their own.
    private var includesProperties = false

    init(_ arguments: [(key: String, value: Argument)]) {
        for (name, value) in arguments {
            switch (name, value) {
            case ("partitionKey", .value(.string(let text))): key = text
            case ("writePartition", .value(.null)): write = nil
            case ("writePartition", _): write = value
            case ("readPartitions", .value(let given)): read = given.members.map { .value($0) }
            case ("readPartitions", .listOf(let items)): read = items
            case ("includeMetaProperties", .value(.bool(let flag))): includesProperties = flag
            default: continue
            }
        }
    }

    private var criterion: StepList {
        StepList(steps: [
            Step(
                name: .has,
                arguments: [.value(.string(key)), .predicate(.test(.within, read))])
        ])
    }

    /// The key that says the partition is itself hidden.
    var visibleProperties: StepList? {
        guard includesProperties else { return nil }
        var list = StepList.ofVertexProperties(criterion)
        list.steps.append(
            Step(name: .hasKey, arguments: [.predicate(.test(.neq, [.value(.string(key))]))]))
        return list
    }

    func rewritten(_ step: Step, _ flow: StepFlow) -> [Step] {
        switch step.name {
        case .V, .E, .out, .in, .both, .outE, .inE, .bothE, .toE, .inV, .outV, .bothV, .otherV,
            .toV:
            return step.filtered(by: criterion)
        case .addV, .addE:
            guard let write else { return [step] }
            var property = Step(name: .property, arguments: [.value(.string(key)), write])
            if step.name == .addV { property = assigned(property) }
            property.labels = step.labels
            var maker = step
            maker.labels = []
            return [maker, property]
        case .property:
            if case .edges = flow { return [step] }
            return [assigned(step)]
        case .mergeV, .mergeE:
            guard let write else { return [step] }
            var step = step
            step.modulators.append(
                Modulator(name: .with, arguments: [.value(.string(key)), write]))
            return [step]
        default: return step.readingProperties(visibleProperties)
        }
    }

    /// `property("name", "x")` puts the new property into the partition.
    private func assigned(_ step: Step) -> Step {
        guard includesProperties, let write else { return step }
        let parts = PropertyArguments(step)
        guard parts.value != nil, case .value(.string)? = parts.key else { return step }
        var step = step
        step.arguments += [.value(.string(key)), write]
        return step
    }

    func problem(_ step: Step) -> String? {
        switch step.name {
        case .properties, .values, .valueMap, .propertyMap, .elementMap:
            let asksForIt = step.arguments.contains { $0.string?.hasSameBytes(as: key) ?? false }
            return includesProperties && asksForIt
                ? "Cannot explicitly request the partitionKey in the traversal" : nil
        default: return nil
        }
    }
}
