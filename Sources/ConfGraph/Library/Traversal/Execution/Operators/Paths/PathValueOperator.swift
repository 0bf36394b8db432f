/// `path()`: the walk of each traverser, with what `by` makes of each place.
final class PathValueOperator: MapOperator {
    private let functions: [ValueFunction]
    private let from: String?
    private let to: String?

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ functions: [ValueFunction],
        from: String?, to: String?
    ) {
        self.functions = functions
        self.from = from
        self.to = to
        super.init(context, input: input)
    }

    override var isReusable: Bool { functions.allSatisfy(\.isReusable) }
    override var innerTraversals: [ChildTraversal] { functions.flatMap(\.innerTraversals) }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        let nodes = try (batch.paths?[row])?.nodes(from: from, to: to) ?? []
        var objects: [PropertyValue] = []
        objects.reserveCapacity(nodes.count)
        for (place, node) in nodes.enumerated() {
            if functions.isEmpty {
                objects.append(node.value)
            } else {
                let function = functions[place % functions.count]
                guard let value = try function.value(of: node.value, context) else { return nil }
                objects.append(value)
            }
        }
        return .path(Path(objects: objects, labels: nodes.map(\.labels)))
    }
}

extension PathNode {
    /// The places between two labels, both included: the newest place of each.
    func nodes(from: String?, to: String?) throws -> [PathNode] {
        let nodes = nodes()
        func place(of label: String, _ end: String) throws -> Int {
            guard let place = nodes.lastIndex(where: { $0.carries(label) }) else {
                throw GraphError(
                    .invalidArgument,
                    "Could not locate path \(end)-label: \(label). Name a step before this one "
                        + "with as(\"\(label)\").")
            }
            return place
        }
        let start = try from.map { try place(of: $0, "from") } ?? 0
        let end = try to.map { try place(of: $0, "to") } ?? nodes.count - 1
        guard start <= end else {
            throw GraphError(
                .invalidArgument,
                "Could not isolate path because from comes after to: \(from ?? "")->\(to ?? "")")
        }
        return Array(nodes[start...end])
    }
}

/// `simplePath()` and `cyclicPath()`: whether a walk passed a place twice.
final class PathFilterOperator: FilterOperator {
    private let isSimple: Bool
    private let functions: [ValueFunction]
    private let from: String?
    private let to: String?

    init(
        _ context: ExecutionContext, _ input: BatchOperator, isSimple: Bool,
        _ functions: [ValueFunction], from: String?, to: String?
    ) {
        self.isSimple = isSimple
        self.functions = functions
        self.from = from
        self.to = to
        super.init(context, input: input)
    }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        for row in 0..<batch.count {
            guard let node = batch.paths?[row] else { continue }
            let passes: Bool
            if functions.isEmpty && from == nil && to == nil {
                passes = !Self.repeats(node) == isSimple
            } else {
                guard let cyclic = try repeats(node) else { continue }
                passes = !cyclic == isSimple
            }
            if passes { rows.append(Int32(row)) }
        }
    }

    private static func repeats(_ node: PathNode) -> Bool {
        if node.length <= 16 {
            var place: PathNode? = node
            while let here = place {
                let exact = ExactValue(here.value)
                var before = here.parent
                while let other = before {
                    if ExactValue(other.value) == exact { return true }
                    before = other.parent
                }
                place = here.parent
            }
            return false
        }
        var seen = Set<ExactValue>()
        var place: PathNode? = node
        while let here = place {
            if !seen.insert(ExactValue(here.value)).inserted { return true }
            place = here.parent
        }
        return false
    }

    /// nil where a `by` is unproductive.
    private func repeats(_ node: PathNode) throws -> Bool? {
        var seen = Set<ExactValue>()
        var isCyclic = false
        for (place, each) in try node.nodes(from: from, to: to).enumerated() {
            var value = each.value
            if !functions.isEmpty {
                guard let made = try functions[place % functions.count].value(of: value, context)
                else { return nil }
                value = made
            }
            if !seen.insert(ExactValue(value)).inserted { isCyclic = true }
        }
        return isCyclic
    }
}
