/// `choose` and `branch`: sends each traverser to the children whose option
/// its value picks.
final class BranchOperator: BatchOperator {
    struct Option {
        enum Pick {
            case value(PropertyValue)
            case test(PredicateTest)
            /// Whether a traversal on the picked value has a result.
            case child(ChildTraversal)
            case any
            case none
            case unproductive
        }
        var pick: Pick
        var child: ChildTraversal
    }

    enum Selector {
        /// `choose(traversal)`, `choose(T.label)` …: one value, or unproductive.
        case function(ValueFunction)
        /// `choose(condition, then, else)`: whether a traversal has a result.
        case exists(ChildTraversal)
        /// `choose(P, …)`: whether the traverser's value passes.
        case test(PredicateTest)
        /// All labels of the element: each may pick.
        case labels
    }

    private let selector: Selector
    private let options: [Option]
    /// `choose` takes the first option that fits and passes on what none
    /// fits; `branch` takes all and drops what none fits.
    private let isChoose: Bool
    private var place: Int
    private var isFed = false
    private var passing: [Batch] = []
    /// An option that got nothing gives nothing, also where it ends in a
    /// reducer.
    private var isChosen: [Bool]

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ selector: Selector,
        _ options: [Option], isChoose: Bool
    ) {
        self.selector = selector
        self.options = options
        self.isChoose = isChoose
        place = options.count
        isChosen = Array(repeating: false, count: options.count)
        super.init(context, input: input)
        note = isChoose ? "choose" : "branch"
    }

    override var children: [ChildTraversal] { options.map(\.child) }

    override var isStreaming: Bool { options.allSatisfy { $0.child.isStreaming } }
    override var isStateless: Bool { options.allSatisfy { $0.child.isStateless } }

    override func next() throws -> Batch? {
        if !isStreaming {
            if !isFed {
                isFed = true
                while let batch = try input!.pull() {
                    try context.poll()
                    try distribute(batch)
                }
                place = 0
            }
            return try drain()
        }
        while true {
            if let results = try drain() { return results }
            guard let batch = try input!.pull() else { return nil }
            try context.poll()
            try distribute(batch)
            place = 0
        }
    }

    private func drain() throws -> Batch? {
        if !passing.isEmpty { return passing.removeFirst() }
        while place < options.count {
            if isChosen[place], let results = try options[place].child.next() { return results }
            place += 1
        }
        return nil
    }

    private func distribute(_ batch: Batch) throws {
        var rows = [[Int32]](repeating: [], count: options.count)
        var through: [Int32] = []
        if case .labels = selector {
            for row in 0..<batch.count {
                guard case .vertex(let vertex) = batch.value(at: row) else {
                    let label = try context.label(of: batch.value(at: row))
                    try pick(label, batch, row, &rows, &through)
                    continue
                }
                let labels = try context.labels(ofVertex: vertex.key)
                if labels.count <= 1 {
                    try pick(labels.first.map { .string($0) }, batch, row, &rows, &through)
                } else {
                    try pick(labels, row, &rows, &through)
                }
            }
        } else {
            let values = try selected(batch)
            for row in 0..<batch.count { try pick(values[row], batch, row, &rows, &through) }
        }
        for (place, rows) in rows.enumerated() where !rows.isEmpty {
            isChosen[place] = true
            options[place].child.push(batch.gathered(rows))
        }
        if !through.isEmpty { passing.append(batch.gathered(through)) }
    }

    private func selected(_ batch: Batch) throws -> [PropertyValue?] {
        switch selector {
        case .function(.child(let child)): return try child.firstValues(batch)
        case .function(let function): return try function.values(batch, context)
        case .exists(let child): return try child.exists(batch).map { .bool($0) }
        case .test(let test):
            return try (0..<batch.count).map { row in
                let bound = test.isBound ? test : try test.bound(to: batch, row)
                return .bool(bound.passes(batch.value(at: row)))
            }
        case .labels: return []
        }
    }

    private func pick(
        _ value: PropertyValue?, _ batch: Batch, _ row: Int, _ rows: inout [[Int32]],
        _ through: inout [Int32]
    ) throws {
        var fitting: [Int] = []
        for (place, option) in options.enumerated() {
            if isChoose && !fitting.isEmpty { break }
            let isFitting =
                if let value {
                    try fits(option.pick, value, batch, row)
                } else if case .unproductive = option.pick { true } else { false }
            if isFitting { fitting.append(place) }
        }
        // What has no value and no option for that passes a choose as it is.
        send(row, to: fitting, orElse: value != nil || !isChoose, &rows, &through)
    }

    /// Several labels: every option that names one of them.
    private func pick(
        _ labels: [String], _ row: Int, _ rows: inout [[Int32]], _ through: inout [Int32]
    ) throws {
        let fitting = options.indices.filter { place in
            switch options[place].pick {
            case .value(.string(let wanted)): labels.contains { $0.hasSameBytes(as: wanted) }
            case .test(let test): labels.contains { test.passes(.string($0)) }
            default: false
            }
        }
        send(row, to: fitting, orElse: true, &rows, &through)
    }

    /// Sends a row to the options that fit it: the first of them in `choose`,
    /// all in `branch`; where none fits to those for the rest, if they may
    /// have it. `Pick.any` is besides all that.
    private func send(
        _ row: Int, to fitting: [Int], orElse takesRest: Bool, _ rows: inout [[Int32]],
        _ through: inout [Int32]
    ) {
        var taken = fitting
        if taken.isEmpty && takesRest {
            taken = options.indices.filter {
                if case .none = options[$0].pick { true } else { false }
            }
        }
        if isChoose {
            guard let first = taken.first else {
                through.append(Int32(row))
                return
            }
            rows[first].append(Int32(row))
            return
        }
        for (place, option) in options.enumerated() {
            if case .any = option.pick { taken.append(place) }
        }
        for place in taken { rows[place].append(Int32(row)) }
    }

    private func fits(
        _ pick: Option.Pick, _ value: PropertyValue, _ batch: Batch, _ row: Int
    ) throws -> Bool {
        switch pick {
        case .value(let wanted): return wanted == value
        case .test(let test):
            return (test.isBound ? test : try test.bound(to: batch, row)).passes(value)
        case .child(let child): return try child.firstValue(of: value) != nil
        case .any, .none, .unproductive: return false
        }
    }

    override func reset() {
        for option in options { option.child.reset() }
        passing = []
        isChosen = Array(repeating: false, count: options.count)
        place = options.count
        isFed = false
    }

    override func startRound() {
        for option in options { option.child.startRound() }
        passing = []
        isChosen = Array(repeating: false, count: options.count)
        place = options.count
        isFed = false
    }
}
