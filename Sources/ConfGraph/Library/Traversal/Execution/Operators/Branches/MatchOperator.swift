/// `match(…)`: all ways to give values to the labels of some patterns so that
/// every pattern holds.
///
/// A pattern that only tests is used as soon as its labels have values; of
/// the others the first that can go on from a label with a value. Each
/// result is a map from labels to values.
final class MatchOperator: FlatMapOperator {
    struct Pattern {
        /// Where it starts; nil for `where("a", P)`, which starts anywhere.
        var start: String?
        /// What its results are called; nil for a pattern that only tests.
        var end: String?
        /// Further labels that must have values before it can run.
        var needed: [String] = []
        /// nil for alternatives.
        var child: ChildTraversal?
        /// `or(…)` of patterns: each way to hold is a way for the whole; the
        /// patterns of each alternative by their places.
        var alternatives: [[Int]] = []
    }

    private let patterns: [Pattern]
    /// The patterns that all must hold; the others are in alternatives.
    private let required: [Int]
    private let first: String

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ patterns: [Pattern],
        required: [Int], first: String
    ) {
        self.patterns = patterns
        self.required = required
        self.first = first
        super.init(context, input: input)
        note = "\(required.count) patterns"
    }

    override var children: [ChildTraversal] { patterns.compactMap(\.child) }
    override var isStateless: Bool { children.allSatisfy(\.isRepeatable) }

    override func expand(
        _ batch: Batch, _ row: Int, into values: inout [PropertyValue]
    ) throws {
        var bindings = Bindings()
        // Labels that the traverser's path has already are given.
        for pattern in patterns {
            for label in [pattern.start, pattern.end].compactMap({ $0 })
            where bindings[label] == nil {
                if let value = batch.paths?[row]?.last(label) { bindings.bind(label, value) }
            }
        }
        if !patterns.contains(where: { $0.start.map { bindings[$0] != nil } ?? false }) {
            bindings.bind(first, batch.value(at: row))
        }
        var parent = batch.row(row)
        parent.bulk = nil
        parent.origins = nil
        try solve(required, bindings, parent, into: &values)
    }

    /// Later steps find the labels on the path as well.
    override func next() throws -> Batch? {
        guard var batch = try super.next() else { return nil }
        guard let old = batch.paths else { return batch }
        batch.paths = nil
        var paths: [PathNode?] = []
        paths.reserveCapacity(old.count)
        for row in 0..<batch.count {
            var node = old[row]
            if case .map(let map) = batch.value(at: row) {
                for (key, value) in map {
                    guard case .string(let label) = key, node?.last(label) != value else {
                        continue
                    }
                    node = PathNode(value, labels: [label], parent: node)
                }
            }
            paths.append(node)
        }
        batch.paths = paths
        return batch
    }

    private func solve(
        _ open: [Int], _ bindings: Bindings, _ parent: Batch, into values: inout [PropertyValue]
    ) throws {
        try context.poll()
        guard let place = try next(open, bindings) else {
            values.append(bindings.map)
            return
        }
        let pattern = patterns[open[place]]
        var rest = open
        rest.remove(at: place)
        guard let child = pattern.child else {
            for alternative in pattern.alternatives {
                try solve(alternative + rest, bindings, parent, into: &values)
            }
            return
        }
        for value in try child.allValues(start(pattern, bindings, parent), 0) {
            guard let end = pattern.end else {
                try solve(rest, bindings, parent, into: &values)
                continue
            }
            if let known = bindings[end] {
                if known == value { try solve(rest, bindings, parent, into: &values) }
            } else {
                var more = bindings
                more.bind(end, value)
                try solve(rest, more, parent, into: &values)
            }
        }
    }

    /// The pattern to use next; nil where none is left.
    private func next(_ open: [Int], _ bindings: Bindings) throws -> Int? {
        if open.isEmpty { return nil }
        var walk: Int?
        for (place, index) in open.enumerated() {
            let pattern = patterns[index]
            guard isReady(pattern, { bindings[$0] != nil }) else { continue }
            if pattern.child != nil && pattern.end.map({ bindings[$0] != nil }) ?? true {
                return place
            }
            if walk == nil { walk = place }
        }
        guard let walk else {
            throw GraphError(
                .runtime,
                "The provided match pattern is unsolvable: it has patterns that no other pattern "
                    + "leads to.")
        }
        return walk
    }

    /// Whether a pattern can run where these labels have values.
    private func isReady(_ pattern: Pattern, _ isBound: (String) -> Bool) -> Bool {
        if pattern.child == nil {
            return pattern.alternatives.allSatisfy { canSolve($0, isBound) }
        }
        return pattern.start.map(isBound) ?? true && pattern.needed.allSatisfy(isBound)
    }

    /// Whether patterns can run one after the other, each giving a label its
    /// value.
    private func canSolve(_ places: [Int], _ isBound: (String) -> Bool) -> Bool {
        var open = places
        var given: [String] = []
        while let ready = open.firstIndex(where: { place in
            isReady(patterns[place]) { label in
                isBound(label) || given.contains { $0.hasSameBytes(as: label) }
            }
        }) {
            if let end = patterns[open[ready]].end { given.append(end) }
            open.remove(at: ready)
        }
        return open.isEmpty
    }

    /// A traverser at the pattern's start whose path holds all values so far.
    private func start(_ pattern: Pattern, _ bindings: Bindings, _ parent: Batch) -> Batch {
        var batch = parent
        if let start = pattern.start, let value = bindings[start] {
            batch.lane = .values([value])
        }
        var node = parent.paths?[0] ?? nil
        for (label, value) in bindings.entries {
            node = PathNode(value, labels: [label], parent: node)
        }
        if batch.paths != nil { batch.paths = [node] }
        return batch
    }

    private struct Bindings {
        private(set) var entries: [(label: String, value: PropertyValue)] = []

        subscript(label: String) -> PropertyValue? {
            entries.first { $0.label.hasSameBytes(as: label) }?.value
        }

        mutating func bind(_ label: String, _ value: PropertyValue) {
            entries.append((label, value))
        }

        var map: PropertyValue {
            .map(
                PropertyMap(
                    distinctKeys: entries.map { .string($0.label) }, values: entries.map(\.value)))
        }
    }
}
