/// A value as a key of sets and dictionaries: Gremlin's *equivalence*, by
/// which `dedup()`, `group()`, sets and map keys tell values apart.
///
/// Exact type and value count: int 1, long 1 and double 1.0 are three values.
/// NaN equals itself. Strings go by their bytes, elements by identity, sets
/// and maps by their members in whatever order.
struct ExactValue: Hashable, Sendable {
    let value: PropertyValue

    @inline(__always)
    init(_ value: PropertyValue) { self.value = value }

    static func == (left: ExactValue, right: ExactValue) -> Bool {
        switch (left.value, right.value) {
        case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
        case (.int(let a), .int(let b)): a == b
        case (.long(let a), .long(let b)): a == b
        case (.vertex(let a), .vertex(let b)): a.key == b.key
        case (.edge(let a), .edge(let b)): a.key == b.key
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.byte(let a), .byte(let b)): a == b
        case (.short(let a), .short(let b)): a == b
        case (.double(let a), .double(let b)): a == b && a.sign == b.sign || a.isNaN && b.isNaN
        case (.float(let a), .float(let b)): a == b && a.sign == b.sign || a.isNaN && b.isNaN
        default: slowEqual(left.value, right.value)
        }
    }

    private static func slowEqual(_ left: PropertyValue, _ right: PropertyValue) -> Bool {
        switch (left, right) {
        case (.bigInteger(let a), .bigInteger(let b)): a == b
        case (.bigDecimal(let a), .bigDecimal(let b)): a == b
        case (.char(let a), .char(let b)): a == b
        case (.dateTime(let a), .dateTime(let b)): a == b
        case (.duration(let a), .duration(let b)): a == b
        case (.uuid(let a), .uuid(let b)): a == b
        case (.binary(let a), .binary(let b)): a == b
        case (.point(let a), .point(let b)): a == b
        case (.list(let a), .list(let b)): areEqual(a, b)
        case (.set(let a), .set(let b)):
            a === b || a.count == b.count && a.values.allSatisfy { b.contains($0) }
        case (.map(let a), .map(let b)): a === b || areEqual(a, b)
        case (.vertexProperty(let a), .vertexProperty(let b)): a == b
        case (.property(let a), .property(let b)): a == b
        case (.path(let a), .path(let b)):
            areEqual(a.objects, b.objects) && haveEqualLabels(a, b)
        case (.bulkSet(let a), .bulkSet(let b)): a === b || areEqual(a, b)
        case (.tree(let a), .tree(let b)): a === b || areEqual(a, b)
        case (.graph(let a), .graph(let b)): a === b
        case (.token(let a), .token(let b)): a == b
        case (.direction(let a), .direction(let b)): a == b
        default: false
        }
    }

    private static func areEqual(_ left: [PropertyValue], _ right: [PropertyValue]) -> Bool {
        left.count == right.count
            && zip(left, right).allSatisfy { ExactValue($0) == ExactValue($1) }
    }

    private static func areEqual(_ left: PropertyMap, _ right: PropertyMap) -> Bool {
        left.count == right.count
            && left.allSatisfy { key, value in
                right[key].map { ExactValue($0) == ExactValue(value) } ?? false
            }
    }

    private static func areEqual(_ left: BulkSet, _ right: BulkSet) -> Bool {
        guard left.items.count == right.items.count else { return false }
        let bulks = Dictionary(
            right.items.map { (ExactValue($0.value), $0.bulk) }, uniquingKeysWith: { $0 &+ $1 })
        return left.items.allSatisfy { bulks[ExactValue($0.value)] == $0.bulk }
    }

    private static func areEqual(_ left: Tree, _ right: Tree) -> Bool {
        left.count == right.count
            && left.branches.allSatisfy { key, value in
                right[key].map { value === $0 || areEqual(value, $0) } ?? false
            }
    }

    private static func haveEqualLabels(_ left: Path, _ right: Path) -> Bool {
        left.labels.count == right.labels.count
            && zip(left.labels, right.labels).allSatisfy { a, b in
                Set(a.map(ByteString.init)) == Set(b.map(ByteString.init))
            }
    }

    func hash(into hasher: inout Hasher) {
        switch value {
        case .string(let value): value.hashBytes(into: &hasher)
        case .int(let value): hasher.combine(value)
        case .long(let value): hasher.combine(value)
        case .vertex(let value): hasher.combine(value.key)
        case .edge(let value): hasher.combine(value.key)
        default: slowHash(into: &hasher)
        }
    }

    private func slowHash(into hasher: inout Hasher) {
        switch value {
        case .null: hasher.combine(0 as UInt8)
        case .bool(let value): hasher.combine(value)
        case .byte(let value): hasher.combine(value)
        case .short(let value): hasher.combine(value)
        // All NaNs are one, whatever their bits.
        case .float(let value): hasher.combine(value.isNaN ? .max : value.bitPattern)
        case .double(let value): hasher.combine(value.isNaN ? .max : value.bitPattern)
        case .bigInteger(let value): hasher.combine(value)
        case .bigDecimal(let value): hasher.combine(value)
        case .char(let value): hasher.combine(value)
        case .dateTime(let value): hasher.combine(value)
        case .duration(let value): hasher.combine(value)
        case .uuid(let value): hasher.combine(value)
        case .binary(let value): hasher.combine(value)
        case .point(let value): hasher.combine(value)
        case .list(let values): hash(values, into: &hasher)
        case .path(let path): hash(path.objects, into: &hasher)
        case .set(let values): hashUnordered(values.values, into: &hasher)
        case .map(let map): hashUnordered(map.keys, into: &hasher)
        case .bulkSet(let values): hashUnordered(values.items.map(\.value), into: &hasher)
        case .tree(let tree): hashUnordered(tree.branches.map(\.key), into: &hasher)
        case .graph(let graph): hasher.combine(ObjectIdentifier(graph))
        case .vertexProperty(let value): hasher.combine(value)
        case .property(let value): hasher.combine(value)
        case .token(let value): hasher.combine(value)
        case .direction(let value): hasher.combine(value)
        case .string, .int, .long, .vertex, .edge: break  // hashed above
        }
    }

    private func hash(_ values: [PropertyValue], into hasher: inout Hasher) {
        hasher.combine(values.count)
        for value in values { hasher.combine(ExactValue(value)) }
    }

    /// The sum of the members' hashes does not depend on their order.
    private func hashUnordered(_ values: [PropertyValue], into hasher: inout Hasher) {
        hasher.combine(values.count)
        hasher.combine(values.reduce(0) { $0 &+ ExactValue($1).hashValue })
    }
}
