/// Which values an index is asked for.
///
/// Ends are included, and what is found shares a key with what was asked:
/// the caller checks each value by its own, exact predicate.
enum IndexRange: Sendable {
    /// Values equal to this one.
    case equal(PropertyValue)
    /// Values of the bounds' class from one to the other; nil: no bound.
    case between(lower: PropertyValue?, upper: PropertyValue?)
    /// Strings that begin with this one.
    case prefix(String)
    /// All values, class by class.
    case all
}

/// Where a seek left off.
struct IndexPosition: Sendable {
    let `class`: Int64
    let value: IndexKey.Value
    let vertex: Int64
    let property: Int64
}

extension IndexRange {
    /// Whether it asks for one value.
    var isOneValue: Bool { if case .equal = self { true } else { false } }

    /// The range in terms of keys; nil if no value can be in it.
    var keys: IndexKeyRange? {
        switch self {
        case .all: return IndexKeyRange(class: nil, lower: nil, upper: nil)
        case .equal(let value):
            guard let key = IndexKey(value) else { return nil }
            return IndexKeyRange(
                class: key.class, lower: key.value, upper: key.value, isOneKey: true)
        case .prefix(let text):
            let start = IndexKey.cut(text, to: IndexKey.longestBound)
            // No UTF-8 text has the byte FF, so this is above all that begin
            // like the prefix.
            let end = Array(start.utf8) + [0xff]
            return IndexKeyRange(class: .string, lower: .text(start), upper: nil, end: end)
        case .between(let lower, let upper):
            let low = lower.flatMap(IndexKey.init)
            let high = upper.flatMap(IndexKey.init)
            guard let some = low ?? high else { return nil }
            if (lower != nil && low == nil) || (upper != nil && high == nil) { return nil }
            if let low, let high, low.class != high.class { return nil }
            guard some.class == .string else {
                return IndexKeyRange(class: some.class, lower: low?.value, upper: high?.value)
            }
            return strings(from: lower, to: upper)
        }
    }

    private func strings(from lower: PropertyValue?, to upper: PropertyValue?) -> IndexKeyRange {
        var range = IndexKeyRange(class: .string, lower: nil, upper: nil)
        if case .string(let text)? = lower {
            range.lower = .text(IndexKey.cut(text, to: IndexKey.longestBound))
        }
        if case .string(let text)? = upper {
            let end = IndexKey.cut(text, to: IndexKey.longestBound)
            if end.utf8.count == text.utf8.count {
                range.upper = .text(text)
            } else {
                range.end = Array(end.utf8) + [0xff]
            }
        }
        return range
    }
}

/// A range of keys, ends included.
struct IndexKeyRange: Sendable {
    /// Nil: all classes.
    let `class`: IndexKey.Class?
    var lower: IndexKey.Value?
    var upper: IndexKey.Value?
    /// Both bounds are the same key.
    var isOneKey = false
    /// Bytes above the last text, not included.
    var end: [UInt8]?
}
