/// `constant(x)`.
final class ConstantOperator: MapOperator {
    private let value: PropertyValue

    init(_ context: ExecutionContext, _ input: BatchOperator, _ value: PropertyValue) {
        self.value = value
        super.init(context, input: input)
    }

    override var isReusable: Bool { true }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? { value }
}

/// `map(traversal)`, and other steps that are one value of each traverser.
final class FunctionOperator: BatchOperator {
    private let function: ValueFunction

    init(_ context: ExecutionContext, _ input: BatchOperator, _ function: ValueFunction) {
        self.function = function
        super.init(context, input: input)
    }

    override var isReusable: Bool { function.isReusable }
    override var innerTraversals: [ChildTraversal] { function.innerTraversals }

    override func next() throws -> Batch? {
        while let batch = try input!.pull() {
            try context.poll()
            let found: [PropertyValue?]
            // `map` is not a `by`: productivity is no business of it.
            if case .child(let child) = function {
                found = try child.firstValues(batch)
            } else {
                found = try function.values(batch, context)
            }
            var values: [PropertyValue] = []
            var rows: [Int32] = []
            for (row, value) in found.enumerated() {
                guard let value else { continue }
                values.append(value)
                rows.append(Int32(row))
            }
            if values.isEmpty { continue }
            return batch.moving(to: .values(values), rows: rows)
        }
        return nil
    }

    override var isStateless: Bool { true }
}

/// Any function of one value.
final class ValueMapOperator: MapOperator {
    private let body: (PropertyValue) throws -> PropertyValue?

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ note: String = "",
        _ body: @escaping (PropertyValue) throws -> PropertyValue?
    ) {
        self.body = body
        super.init(context, input: input)
        self.note = note
    }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        try body(batch.value(at: row))
    }
}

/// Any function of one row: of its path, its sack, its side effects.
final class RowMapOperator: MapOperator {
    private let body: (Batch, Int) throws -> PropertyValue?

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ note: String = "",
        _ body: @escaping (Batch, Int) throws -> PropertyValue?
    ) {
        self.body = body
        super.init(context, input: input)
        self.note = note
    }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        try body(batch, row)
    }
}

/// Any function of one value that gives several.
final class ValueFlatMapOperator: FlatMapOperator {
    private let body: (PropertyValue) throws -> [PropertyValue]

    init(
        _ context: ExecutionContext, _ input: BatchOperator,
        _ body: @escaping (PropertyValue) throws -> [PropertyValue]
    ) {
        self.body = body
        super.init(context, input: input)
    }

    override func expand(
        _ batch: Batch, _ row: Int, into values: inout [PropertyValue]
    ) throws {
        values += try body(batch.value(at: row))
    }
}

/// `unfold()`: the members of a collection, one after the other.
final class UnfoldOperator: FlatMapOperator {
    override var isReusable: Bool { true }

    override func expand(
        _ batch: Batch, _ row: Int, into values: inout [PropertyValue]
    ) throws {
        values += batch.value(at: row).unfolded
    }
}

/// `project(…)`: a map of what each `by` makes of the traverser.
final class ProjectOperator: BatchOperator {
    private let names: [String]
    private let functions: [ValueFunction]

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ names: [String],
        _ functions: [ValueFunction]
    ) {
        self.names = names
        self.functions = functions
        super.init(context, input: input)
    }

    override func next() throws -> Batch? {
        guard let batch = try input!.pull() else { return nil }
        try context.poll()
        var columns: [[PropertyValue?]] = []
        for place in names.indices {
            let function = functions.isEmpty ? .identity : functions[place % functions.count]
            columns.append(try function.values(batch, context))
        }
        let maps = (0..<batch.count).map { row -> PropertyValue in
            var keys: [PropertyValue] = []
            var values: [PropertyValue] = []
            for (place, name) in names.enumerated() {
                guard let value = columns[place][row] else { continue }
                keys.append(.string(name))
                values.append(value)
            }
            return .map(PropertyMap(distinctKeys: keys, values: values))
        }
        return batch.moving(to: .values(maps))
    }

    override var isStateless: Bool { true }
}

/// `select("a")`: what a name stands for.
final class SelectOneOperator: MapOperator {
    private let name: String
    private let pop: Pop
    private let function: ValueFunction

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ name: String, pop: Pop,
        _ function: ValueFunction
    ) {
        self.name = name
        self.pop = pop
        self.function = function
        super.init(context, input: input)
        note = name
    }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        guard let value = try context.scoped(name, batch, row, pop: pop) else { return nil }
        return try function.value(of: value, context)
    }
}

/// `select("a", "b", …)`: a map of what the names stand for; a traverser that
/// lacks one ends.
final class SelectOperator: MapOperator {
    private let names: [String]
    private let pop: Pop
    private let functions: [ValueFunction]

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ names: [String], pop: Pop,
        _ functions: [ValueFunction]
    ) {
        self.names = names
        self.pop = pop
        self.functions = functions
        super.init(context, input: input)
        note = names.joined(separator: ",")
    }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        var entries: [(PropertyValue, PropertyValue)] = []
        for (place, name) in names.enumerated() {
            guard let value = try context.scoped(name, batch, row, pop: pop) else { return nil }
            let function = functions.isEmpty ? .identity : functions[place % functions.count]
            guard let made = try function.value(of: value, context) else { return nil }
            entries.append((.string(name), made))
        }
        return .map(PropertyMap(entries))
    }
}

/// `select(traversal)`: the entry of a map under a computed key.
final class SelectByTraversalOperator: MapOperator {
    private let child: ChildTraversal
    private let pop: Pop
    private let function: ValueFunction

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ child: ChildTraversal, pop: Pop,
        _ function: ValueFunction
    ) {
        self.child = child
        self.pop = pop
        self.function = function
        super.init(context, input: input)
    }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        guard let key = try child.firstValues(batch.row(row))[0] else { return nil }
        let value: PropertyValue?
        if case .map(let map) = batch.value(at: row), let entry = map[key] {
            value = entry
        } else if case .string(let name) = key {
            value = try context.scoped(name, batch, row, pop: pop)
        } else {
            value = nil
        }
        guard let value else { return nil }
        return try function.value(of: value, context)
    }
}
