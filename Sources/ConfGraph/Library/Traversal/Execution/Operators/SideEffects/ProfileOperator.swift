/// `profile()`: what each operator before it did, once all have run.
final class ProfileOperator: ReducingOperator {
    override func reduce(_ batch: Batch) throws {}

    override func finish() throws -> PropertyValue? { TraversalProfile(input!).value }
}

/// `profile("key")`: the same as a side effect, as far as the traversal has
/// run when it is looked at.
final class ProfileStore: SideEffectStore {
    private unowned let last: BatchOperator

    init(_ last: BatchOperator) { self.last = last }

    override func value() -> PropertyValue { TraversalProfile(last).value }
}
