/// Something that grows under a key while a traversal runs: what
/// `aggregate`, `group`, `groupCount`, `tree`, `subgraph` and
/// `withSideEffect` gather beside the traversers.
class SideEffectStore {
    /// What it holds now.
    func value() throws -> PropertyValue { .null }
}

/// All side effects of one running traversal, by key.
struct SideEffects {
    private var stores: [ByteString: SideEffectStore] = [:]

    subscript(key: String) -> SideEffectStore? {
        get { stores[ByteString(key)] }
        set { stores[ByteString(key)] = newValue }
    }

    /// The value under a key; nil where there is none.
    func value(_ key: String) throws -> PropertyValue? {
        if stores.isEmpty { return nil }
        return try stores[ByteString(key)]?.value()
    }
}

extension SideEffects {
    /// The map that `withSideEffect` put under a key, for a step that goes on
    /// with it.
    func initialMap(_ key: String) -> PropertyMap? {
        guard let plain = self[key] as? PlainStore, case .map(let map) = plain.current else {
            return nil
        }
        return map
    }
}

/// A side effect that `withSideEffect` gave a value and, maybe, an operator
/// that joins what is added to it.
final class PlainStore: SideEffectStore {
    private(set) var current: PropertyValue
    let operation: Operator?

    init(_ value: PropertyValue, _ operation: Operator?) {
        current = value
        self.operation = operation
    }

    override func value() -> PropertyValue { current }

    /// Joins values that came together (`aggregate`), or one (in `local`).
    func add(_ values: [PropertyValue], isEach: Bool) throws {
        switch operation {
        case .addAll, nil:
            current = try Operator.addAll.apply(current, .list(values))
        case .assign:
            if isEach {
                if let last = values.last { current = last }
            } else {
                current = .list(values)
            }
        case .some(let operation):
            for value in values { current = try operation.apply(current, value) }
        }
    }
}

/// What `aggregate` gathers: values with their counts, first seen first.
final class BulkStore: SideEffectStore {
    private var places: [ExactValue: Int] = [:]
    private var items: [(value: PropertyValue, bulk: Int64)] = []
    private var made: PropertyValue?

    func add(_ value: PropertyValue, bulk: Int64) throws {
        made = nil
        if let place = places[ExactValue(value)] {
            let (sum, overflow) = items[place].bulk.addingReportingOverflow(bulk)
            if overflow { throw GraphError.tooManyTraversers }
            items[place].bulk = sum
        } else {
            places[ExactValue(value)] = items.count
            items.append((value, bulk))
        }
    }

    override func value() -> PropertyValue {
        if let made { return made }
        let value = PropertyValue.bulkSet(BulkSet(items: items))
        made = value
        return value
    }
}
