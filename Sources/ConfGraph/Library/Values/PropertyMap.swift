import Synchronization

/// A map in the order in which its keys were added.
///
/// Keys are told apart by exact type and value: int 1, long 1 and double 1.0
/// are three. `==` of two maps in a ``PropertyValue`` compares their entries
/// as Gremlin's `eq` does, whatever their order.
public final class PropertyMap: Sendable {
    /// The keys, in the order in which they were added.
    public let keys: [PropertyValue]
    /// The values, in the order of ``keys``.
    public let values: [PropertyValue]
    /// One entry of a map, as `unfold()` makes it: `select(keys)` then gives
    /// the key itself and not a set.
    let isEntry: Bool

    // Made at the first look-up in a larger map: most maps are only printed.
    private let index = Mutex<[ExactValue: Int]?>(nil)

    /// Makes a map of keys and values; of a repeated key the last value
    /// counts, at the place of the first.
    public init(_ entries: some Sequence<(PropertyValue, PropertyValue)>) {
        var keys: [PropertyValue] = []
        var values: [PropertyValue] = []
        var places: [ExactValue: Int] = [:]
        for (key, value) in entries {
            if let place = places[ExactValue(key)] {
                values[place] = value
            } else {
                places[ExactValue(key)] = keys.count
                keys.append(key)
                values.append(value)
            }
        }
        self.keys = keys
        self.values = values
        isEntry = false
    }

    /// Makes a map of keys that are known to be distinct.
    init(distinctKeys keys: [PropertyValue], values: [PropertyValue]) {
        precondition(keys.count == values.count, "A map needs one value a key.")
        self.keys = keys
        self.values = values
        isEntry = false
    }

    /// Makes an entry of a map.
    init(entry key: PropertyValue, _ value: PropertyValue) {
        keys = [key]
        values = [value]
        isEntry = true
    }

    /// How many entries there are.
    public var count: Int { keys.count }

    /// Whether there are none.
    public var isEmpty: Bool { keys.isEmpty }

    /// The value of a key of this exact type and value; nil if there is none.
    ///
    /// - Complexity: O(1) expected; the first call on a larger map O(count).
    public subscript(key: PropertyValue) -> PropertyValue? {
        place(of: ExactValue(key)).map { values[$0] }
    }

    /// The value of a string key; nil if there is none.
    public subscript(key: String) -> PropertyValue? { self[.string(key)] }

    /// Whether there is a key of this exact type and value.
    public func contains(key: PropertyValue) -> Bool { place(of: ExactValue(key)) != nil }

    /// The entries of both maps, the other one's where both have a key.
    func merging(_ other: PropertyMap) -> PropertyMap {
        PropertyMap(map { ($0.key, $0.value) } + other.map { ($0.key, $0.value) })
    }

    private func place(of key: ExactValue) -> Int? {
        if keys.count <= 8 { return keys.firstIndex { ExactValue($0) == key } }
        return index.withLock { index in
            if index == nil {
                var made: [ExactValue: Int] = [:]
                made.reserveCapacity(keys.count)
                for (place, key) in keys.enumerated() { made[ExactValue(key)] = place }
                index = made
            }
            return index![key]
        }
    }
}

extension PropertyMap: Sequence {
    /// Walks the entries in order.
    public struct Iterator: IteratorProtocol {
        private let map: PropertyMap
        private var place = 0

        fileprivate init(_ map: PropertyMap) { self.map = map }

        public mutating func next() -> (key: PropertyValue, value: PropertyValue)? {
            guard place < map.keys.count else { return nil }
            defer { place += 1 }
            return (map.keys[place], map.values[place])
        }
    }

    public func makeIterator() -> Iterator { Iterator(self) }
    public var underestimatedCount: Int { keys.count }
}

extension PropertyMap: CustomStringConvertible {
    /// `[a:1,b:2]`, as the Gremlin Console prints maps.
    public var description: String {
        if isEmpty { return "[:]" }
        return "[" + map { "\($0.key):\($0.value)" }.joined(separator: ",") + "]"
    }
}
