/// A set that remembers how often each value was added.
public final class BulkSet: Sendable {
    /// Each distinct value once, with the number of times it was added.
    public let items: [(value: PropertyValue, bulk: Int64)]

    /// Makes a set of distinct values with their counts.
    public init(items: [(value: PropertyValue, bulk: Int64)]) { self.items = items }

    /// How often values were added in all.
    public var count: Int64 { items.reduce(0) { $0.addingReportingOverflow($1.bulk).partialValue } }

    /// How many distinct values there are.
    public var uniqueCount: Int { items.count }

    /// How often a value of this exact type and value was added.
    ///
    /// - Complexity: O(number of distinct values).
    public func bulk(of value: PropertyValue) -> Int64 {
        let exact = ExactValue(value)
        return items.first { ExactValue($0.value) == exact }?.bulk ?? 0
    }

    /// The values, each as often as it was added.
    public var expanded: some Sequence<PropertyValue> {
        items.lazy.flatMap { repeatElement($0.value, count: Int(clamping: Swift.max(0, $0.bulk))) }
    }
}

extension BulkSet: CustomStringConvertible {
    /// `[a,a,b]`, up to a thousand values.
    public var description: String {
        let shown = Array(expanded.prefix(1_001))
        if shown.count <= 1_000 { return PropertyValue.listText(shown) }
        return PropertyValue.listText(shown.dropLast()).dropLast() + ",...]"
    }
}
