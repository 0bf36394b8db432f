/// Finds vertices without looking at all of them:
///
///     g.V().hasLabel("talk")                  // a scan of one label
///     g.V().hasId(1)                          // a look-up
///     g.V().has("speaker", "name", "x")       // an index seek, where there is an index
///     g.V().hasLabel("talk").has("topic", x)  // topic is read through edges: a seek of the
///                                             // topics named x, then in("about")
///
/// What an index finds are candidates: every filter is still applied but those
/// that the scan or the index itself observes, a label or the equality with a
/// string.
struct AccessPathStrategy: FusionStrategy {
    static let name = "AccessPathStrategy"

    func plan(
        _ planner: Planner, _ steps: [Step], at index: Int, into pipeline: inout Pipeline
    ) throws -> Int? {
        guard steps[index].name == .V, steps[index].arguments.isEmpty, steps[index].labels.isEmpty
        else { return nil }
        var end = index + 1
        while end < steps.count, Self.isFilter(steps[end]) {
            end += 1
            // What a label names is where the traverser stands in any case,
            // but the path must have it before later steps ask.
            if !steps[end - 1].labels.isEmpty { break }
        }
        let filters = Array(steps[(index + 1)..<end])
        if filters.isEmpty { return nil }
        let labels = try Self.labels(filters, planner)
        let context = planner.context
        var rest = filters[...]
        if let source = try Self.lookup(filters, planner) {
            pipeline.append(
                ElementLookupOperator(context, pipeline.last, source, isEdge: false))
            context.strategies.chose(name, "looks ids up")
        } else if let access = try Self.indexAccess(filters, labels, planner) {
            context.strategies.chose(name, "seeks the index of \(access.note)")
            try access.append(planner, &pipeline)
            planner.finish(steps[index], .moves, &pipeline)
            for (place, filter) in filters.enumerated() {
                guard let rest = access.remainder(of: filter, at: place) else {
                    planner.finish(filter, .stays, &pipeline)
                    continue
                }
                try Self.compile(rest, planner, &pipeline)
            }
            return end - index
        } else {
            try Self.announceScan(filters, labels, planner)
            if let taken = try ColumnScanStrategy.plan(filters, labels, planner, &pipeline) {
                rest = filters.dropFirst(taken)
            } else {
                pipeline.append(
                    VertexScanOperator(
                        context, pipeline.last, labels: LabelReference(labels ?? [], context)))
            }
            context.strategies.chose(
                name, labels == nil ? "scans" : "scans \(labels!.joined(separator: ", "))")
        }
        planner.finish(steps[index], .moves, &pipeline)
        for filter in rest { try Self.compile(filter, planner, &pipeline) }
        return end - index
    }

    private static func compile(
        _ filter: Step, _ planner: Planner, _ pipeline: inout Pipeline
    ) throws {
        guard let compile = StepCompilers.all[filter.name] else { return }
        planner.finish(filter, try compile(planner, filter, &pipeline), &pipeline)
    }

    static func isFilter(_ step: Step) -> Bool {
        switch step.name {
        case .has, .hasLabel, .hasId, .hasNot:
            return !step.arguments.contains { argument in
                if case .traversal = argument { true } else { argument.holdsTraversal }
            }
        default: return false
        }
    }

    /// Whether ids or an index find the vertices that may pass the filters.
    static func seeks(_ filters: [Step], _ planner: Planner) throws -> Bool {
        if try lookup(filters, planner) != nil { return true }
        return try indexAccess(filters, labels(filters, planner), planner) != nil
    }

    /// Where the vertices that may pass the filters can be read from.
    static func candidates(
        _ filters: [Step], _ planner: Planner
    ) throws -> CandidateFilterOperator.Source? {
        let labels = try labels(filters, planner)
        if let access = try indexAccess(filters, labels, planner), access.hop == nil {
            let ranges = access.ranges.map { range -> IndexRange in
                switch range {
                case .constant(let range): range
                case .slot(_, let slot):
                    // Candidates are read once and for all.
                    range.filled(planner.constants.allSlots(lookingAt: slot))
                }
            }
            return .index(access.index, ranges, key: access.note)
        }
        guard let labels else { return nil }
        return .labels(LabelReference(labels, planner.context))
    }

    /// The labels that all results have one of; nil where any will do.
    static func labels(_ filters: [Step], _ planner: Planner) throws -> [String]? {
        for filter in filters {
            if filter.name == .hasLabel {
                var plain = filter
                plain.labels = []
                if let names = try plain.plainLabels(planner) { return names }
            }
            if filter.name == .has, filter.arguments.count == 3,
                let label = filter.arguments[0].string
            {
                return [label]
            }
            if filter.name == .has, filter.arguments.count == 2,
                case .token(.label) = filter.arguments[0], let label = filter.arguments[1].string
            {
                return [label]
            }
        }
        return nil
    }

    /// The ids of a `hasId` of plain ids. A string names an id by its text,
    /// whatever its type, so strings are left to the scan.
    private static func lookup(
        _ filters: [Step], _ planner: Planner
    ) throws -> [ElementLookupOperator.Source]? {
        for filter in filters {
            var arguments = filter.arguments
            if filter.name == .has, arguments.count == 2, case .token(.id) = arguments[0] {
                arguments.removeFirst()
            } else if filter.name != .hasId {
                continue
            }
            var ids: [PropertyValue] = []
            var seen = Set<ElementID>()
            for argument in arguments {
                guard let value = try planner.constants.valueIfPlain(argument) else { return nil }
                for member in value.members {
                    guard member.wholeNumber != nil, let id = ElementID(member) else { return nil }
                    if seen.insert(id).inserted { ids.append(member) }
                }
            }
            return ids.map { .value($0) }
        }
        return nil
    }

    /// How an index finds what the filters ask for.
    struct Access {
        let index: IndexDescription
        let ranges: [IndexSeekOperator.Range]
        let note: String
        /// The place of the filter whose values the ranges are.
        let place: Int
        /// The label whose vertices alone are in the index.
        var label: String?
        /// What is found has the value itself, not one that shares its key.
        var provesValue = false
        /// The edge that leads from what the index finds to the results, for
        /// a property that is read through edges.
        var hop: (edge: String, direction: Direction)?

        func append(_ planner: Planner, _ pipeline: inout Pipeline) throws {
            let context = planner.context
            pipeline.append(
                IndexSeekOperator(
                    context, pipeline.last, index, ranges,
                    checking: provesValue ? planner.key(note) : nil, note: note))
            guard let hop else { return }
            pipeline.append(
                ExpandOperator(
                    context, pipeline.last, hop.direction,
                    labels: LabelReference([hop.edge], context)))
            pipeline.append(DedupOperator(context, pipeline.last, .identity, labels: []))
        }

        /// What of a filter is to be checked of what the index finds; nil for
        /// nothing.
        func remainder(of filter: Step, at place: Int) -> Step? {
            var rest = filter
            if let label, let first = filter.arguments.first?.string,
                first.hasSameBytes(as: label)
            {
                if filter.name == .hasLabel, filter.arguments.count == 1 { return nil }
                if filter.name == .has, filter.arguments.count == 3 {
                    rest.arguments.removeFirst()
                }
            }
            return place == self.place && provesValue && rest.arguments.count == 2 ? nil : rest
        }
    }

    /// How an index finds what the filters ask for; nil where none does.
    static func indexAccess(
        _ filters: [Step], _ labels: [String]?, _ planner: Planner
    ) throws -> Access? {
        let reader = planner.context.reader
        let indexes = try reader.indexes()
        if indexes.isEmpty { return nil }
        let labelIDs = try labels?.compactMap { try reader.labelID($0) }
        for (place, filter) in filters.enumerated() {
            guard let (name, ranges, isText) = try ranges(of: filter, planner),
                planner.context.computed.key(named: name) == nil,
                let key = try reader.keyID(name)
            else { continue }
            let derived = try reader.derivedProperties().filter { $0.key == key }
            if derived.isEmpty {
                if let index = index(indexes, key, labelIDs) {
                    return Access(
                        index: index, ranges: ranges, note: name, place: place,
                        label: index.label == nil ? nil : labels?.first,
                        provesValue: isText
                            && planner.context.configuration.visibleProperties == nil)
                }
                continue
            }
            // Every vertex of the one label has the property through edges
            // only, and whatever they lead to is in the index.
            guard let labelIDs, labelIDs.count == 1, labels?.count == 1,
                planner.context.needs.paths != .full, !pipelineIsChild(planner)
            else { continue }
            let rules = derived.filter { $0.label == labelIDs[0] }
            guard rules.count == 1, let rule = rules.first,
                let index = try sourceIndex(indexes, rule, planner)
            else { continue }
            return Access(
                index: index, ranges: ranges, note: "\(try reader.keyName(rule.sourceKey))",
                place: place,
                hop: (try reader.labelName(rule.edge), rule.direction == .out ? .in : .out))
        }
        return nil
    }

    /// An index that holds every vertex that the edges of a derived property
    /// lead to: one of all labels, or one of a label at whose vertices all of
    /// these edges end.
    private static func sourceIndex(
        _ indexes: [IndexDescription], _ rule: DerivedProperty, _ planner: Planner
    ) throws -> IndexDescription? {
        let reader = planner.context.reader
        let candidates = indexes.filter { $0.key == rule.sourceKey }
        if let index = candidates.first(where: { $0.label == nil }) { return index }
        planner.context.isBoundToData = true
        let edges = try reader.edgeCount(labels: [rule.edge])
        for index in candidates {
            guard let label = index.label,
                try reader.vertexCount(labels: [label]) <= maximumSources
            else { continue }
            var keys: [Int64] = []
            while try reader.scanVertices(
                labels: [label], after: keys.last, limit: 4096, into: &keys)
            { try reader.checkCancelled() }
            var degrees: [Int64] = []
            try keys.withUnsafeBufferPointer {
                try reader.degrees(
                    $0, rule.direction == .out ? .in : .out, labels: [rule.edge], into: &degrees)
            }
            var sum: Int64 = 0
            for degree in degrees { sum = sum.addingReportingOverflow(degree).partialValue }
            if sum == edges { return index }
        }
        return nil
    }

    /// Beyond so many sources their degrees cost more than they save.
    private static let maximumSources: Int64 = 100_000

    /// The de-duplication behind a derived property's hop counts for one start.
    private static func pipelineIsChild(_ planner: Planner) -> Bool { planner.isInChild }

    /// An index that holds all vertices of the labels.
    private static func index(
        _ indexes: [IndexDescription], _ key: UInt32, _ labels: [UInt32]?
    ) -> IndexDescription? {
        if let labels, labels.count == 1,
            let index = indexes.first(where: { $0.key == key && $0.label == labels[0] })
        {
            return index
        }
        return indexes.first { $0.key == key && $0.label == nil }
    }

    /// The key and the values that a `has` asks for, and whether it asks for one
    /// text; nil where no index helps.
    private static func ranges(
        of filter: Step, _ planner: Planner
    ) throws -> (key: String, ranges: [IndexSeekOperator.Range], isText: Bool)? {
        guard filter.name == .has else { return nil }
        let arguments =
            filter.arguments.count == 3 ? Array(filter.arguments.dropFirst()) : filter.arguments
        guard arguments.count == 2, let name = arguments[0].string else { return nil }
        if case .predicate(let predicate) = arguments[1] {
            return try ranges(predicate, planner).map { (name, $0, false) }
        }
        guard let ranges = try ranges(.test(.eq, [arguments[1]]), planner) else { return nil }
        return (name, ranges, try planner.constants.type(arguments[1]) == .string)
    }

    private static func ranges(
        _ predicate: Predicate, _ planner: Planner
    ) throws -> [IndexSeekOperator.Range]? {
        switch predicate {
        case .and(let left, let right):
            return try ranges(left, planner) ?? ranges(right, planner)
        case .or(let left, let right):
            guard let first = try ranges(left, planner), let second = try ranges(right, planner)
            else { return nil }
            return first + second
        case .not: return nil
        case .test(let name, let operands):
            if let slot = try slot(name, operands, planner) { return [slot] }
            let isPlain = try operands.allSatisfy {
                try planner.constants.valueIfPlain($0) != nil
            }
            guard isPlain else { return nil }
            if name == .within {
                let values = try planner.members(operands)
                guard values.count <= 1_000, values.allSatisfy(\.isIndexable) else { return nil }
                return values.map { .constant(.equal($0)) }
            }
            let values = try operands.map { try planner.constants.value($0) }
            guard !values.isEmpty, values.allSatisfy(\.isIndexable) else { return nil }
            return range(name, values).map { [.constant($0)] }
        }
    }

    private static func range(_ name: Predicate.Name, _ values: [PropertyValue]) -> IndexRange? {
        switch name {
        case .eq: return .equal(values[0])
        case .lt, .lte: return .between(lower: nil, upper: values[0])
        case .gt, .gte: return .between(lower: values[0], upper: nil)
        case .inside, .between:
            return values.count == 2 ? .between(lower: values[0], upper: values[1]) : nil
        case .startingWith:
            guard case .string(let text) = values[0] else { return nil }
            return .prefix(text)
        default: return nil
        }
    }

    /// A comparison with a slot, where its type alone says that an index helps.
    private static func slot(
        _ name: Predicate.Name, _ operands: [Argument], _ planner: Planner
    ) throws -> IndexSeekOperator.Range? {
        guard operands.count == 1, case .slot(let slot) = operands[0],
            [.eq, .lt, .lte, .gt, .gte].contains(name)
        else { return nil }
        switch try planner.constants.type(operands[0]) {
        case .string, .bool, .dateTime, .uuid, .byte, .short, .int, .long, .bigInteger, .bigDecimal:
            return .slot(name, slot)
        default: return nil
        }
    }

    /// Tells of a scan that an index would avoid.
    private static func announceScan(
        _ filters: [Step], _ labels: [String]?, _ planner: Planner
    ) throws {
        for filter in filters {
            guard let (name, _, _) = try ranges(of: filter, planner),
                planner.context.computed.key(named: name) == nil
            else { continue }
            let what = labels.map { $0.joined(separator: ", ") } ?? "all vertices"
            let label = labels.flatMap { $0.count == 1 ? "\"\($0[0])\"" : nil } ?? "nil"
            let notice =
                "Looks at \(what) for has(\"\(name)\", …): an index would find them. Create it "
                + "with createIndex(label: \(label), key: \"\(name)\")."
            if planner.context.notices.contains(notice) { return }
            planner.context.notices.append(notice)
            planner.context.options.onScan?(notice)
            return
        }
    }
}

extension PropertyValue {
    /// Whether equality and order of this value are those of an index.
    var isIndexable: Bool {
        switch self {
        case .string, .bool, .dateTime, .uuid: true
        default: isNumber && !isNaN
        }
    }
}

extension Argument {
    fileprivate var holdsTraversal: Bool {
        var found = false
        forEachChild { _ in found = true }
        return found
    }
}
