import Synchronization

/// A set of values in the order in which they were added.
///
/// Values are told apart by exact type and value: int 1, long 1 and
/// double 1.0 are three. `==` of two sets in a ``PropertyValue`` compares
/// their members as Gremlin's `eq` does, whatever their order.
public final class PropertySet: Sendable {
    /// The members, in the order in which they were added.
    public let values: [PropertyValue]

    // Made at the first look-up in a larger set: most sets are only printed.
    private let index = Mutex<Set<ExactValue>?>(nil)

    /// Makes a set of the distinct values of a sequence.
    public init(_ values: some Sequence<PropertyValue>) {
        var seen = Set<ExactValue>()
        self.values = values.filter { seen.insert(ExactValue($0)).inserted }
    }

    /// Makes a set of values that are known to be distinct.
    init(distinct values: [PropertyValue]) { self.values = values }

    /// How many members there are.
    public var count: Int { values.count }

    /// Whether there are none.
    public var isEmpty: Bool { values.isEmpty }

    /// Whether a value of this exact type and value is a member.
    ///
    /// - Complexity: O(1) expected; the first call on a larger set O(count).
    public func contains(_ value: PropertyValue) -> Bool {
        let exact = ExactValue(value)
        if values.count <= 8 { return values.contains { ExactValue($0) == exact } }
        return index.withLock { index in
            if index == nil { index = Set(values.lazy.map { ExactValue($0) }) }
            return index!.contains(exact)
        }
    }
}

extension PropertySet: Sequence {
    public func makeIterator() -> IndexingIterator<[PropertyValue]> { values.makeIterator() }
    public var underestimatedCount: Int { values.count }
}

extension PropertySet: CustomStringConvertible {
    /// `[a,b]`, as Gremlin prints sets.
    public var description: String { PropertyValue.listText(values) }
}
