/// The values that fill a template's slots while a plan is made, and which of
/// them planning has looked at: the plan is good for those values only.
final class SlotValues {
    private let values: [PropertyValue]
    /// The slots whose values have become part of the plan.
    private(set) var baked: Set<Int> = []

    init(_ values: [PropertyValue]) { self.values = values }

    func look(at index: Int) -> PropertyValue {
        baked.insert(index)
        return values[index]
    }

    /// All values, for who looks at one of them only.
    func all(lookingAt index: Int) -> [PropertyValue] {
        baked.insert(index)
        return values
    }

    func type(_ index: Int) -> ValueType? { values[index].valueType }
}
