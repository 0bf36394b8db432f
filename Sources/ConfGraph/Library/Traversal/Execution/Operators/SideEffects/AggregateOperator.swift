/// `aggregate("x")`: gathers all traversers under a key, then lets them pass.
/// Inside `local` it gathers one after the other, as a loop body does a round.
final class AggregateOperator: CollectingOperator, SideEffecting {
    private let key: String
    private let function: ValueFunction
    private let isEach: Bool

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ key: String,
        _ function: ValueFunction, isEach: Bool
    ) {
        self.key = key
        self.function = function
        self.isEach = isEach
        super.init(context, input: input)
        note = key
        if context.sideEffects[key] == nil { context.sideEffects[key] = BulkStore() }
    }

    override func arrange() throws {
        if collected.count == 0 && isEach { return }
        let values = try function.values(collected, context)
        if let store = context.sideEffects[key] as? BulkStore {
            for (row, value) in values.enumerated() {
                if let value { try store.add(value, bulk: collected.bulk(at: row)) }
            }
        } else if let store = context.sideEffects[key] as? PlainStore {
            var expanded: [PropertyValue] = []
            for (row, value) in values.enumerated() {
                guard let value else { continue }
                for _ in 0..<collected.bulk(at: row) { expanded.append(value) }
            }
            if !expanded.isEmpty { try store.add(expanded, isEach: isEach) }
        }
    }
}

/// `cap("x", …)`: what was gathered, once everything before has run.
final class CapOperator: ReducingOperator {
    private let keys: [String]

    init(_ context: ExecutionContext, _ input: BatchOperator, _ keys: [String]) {
        self.keys = keys
        super.init(context, input: input)
        note = keys.joined(separator: ",")
    }

    override func finish() throws -> PropertyValue? {
        if keys.count == 1 { return try value(keys[0]) }
        return .map(PropertyMap(try keys.map { (.string($0), try value($0)) }))
    }

    private func value(_ key: String) throws -> PropertyValue {
        guard let value = try context.sideEffects.value(key) else {
            throw GraphError(
                .runtime,
                "The side-effect key does not exist in the side-effects: \(key). A step such as "
                    + "aggregate(\"\(key)\") gathers under a name.")
        }
        return value
    }
}

/// `sideEffect(…)`: runs a traversal or a function and lets the traverser pass.
final class SideEffectOperator: BatchOperator, SideEffecting {
    enum Body {
        case child(ChildTraversal)
        case closure((PropertyValue) throws -> Void)
    }
    private let body: Body

    init(_ context: ExecutionContext, _ input: BatchOperator, _ body: Body) {
        self.body = body
        super.init(context, input: input)
    }

    override func next() throws -> Batch? {
        guard let batch = try input!.pull() else { return nil }
        try context.poll()
        switch body {
        case .child(let child):
            for row in 0..<batch.count {
                var single = batch.row(row)
                single.origins = nil
                child.start(single)
                while try child.next() != nil {}
            }
        case .closure(let closure):
            for row in 0..<batch.count {
                let value = try context.materialize(batch.value(at: row))
                for _ in 0..<batch.bulk(at: row) { try closure(value) }
            }
        }
        return batch
    }
}
