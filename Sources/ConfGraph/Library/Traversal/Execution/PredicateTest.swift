/// A predicate, ready to test values.
///
/// Two-valued, as Gremlin's predicates are: what cannot be compared is false,
/// so its negation is true.
indirect enum PredicateTest {
    case equals(PropertyValue)
    case compares(Predicate.Name, PropertyValue)
    case isWithin([PropertyValue], Set<PropertyValue>?)
    case hasType(GType)
    case text(Predicate.Name, String)
    case matches(TextPattern)
    case and([PredicateTest])
    case or([PredicateTest])
    case not(PredicateTest)
    /// Operands that are traversals: bound anew for each traverser.
    case unbound(Predicate.Name, [ChildTraversal])
    /// An operand's traversal found nothing: there is nothing to compare with,
    /// so neither this nor its negation passes.
    case unresolved
    case always(Bool)
    /// A comparison with a value that each run brings along.
    case slot(Predicate.Name, Int)

    func passes(_ value: PropertyValue) -> Bool {
        switch self {
        case .equals(let operand): return value == operand
        case .compares(let name, let operand):
            switch name {
            case .lt: return value < operand
            case .lte: return value <= operand
            case .gt: return value > operand
            default: return value >= operand
            }
        case .isWithin(let operands, let set):
            if let set { return set.contains(value) }
            return operands.contains { $0 == value }
        case .hasType(let type): return type.holds(value)
        case .text(let name, let operand):
            guard case .string(let text) = value else { return false }
            switch name {
            case .startingWith: return text.startsWithBytes(of: operand)
            case .endingWith: return text.endsWithBytes(of: operand)
            default: return text.containsBytes(of: operand)
            }
        case .matches(let pattern):
            guard case .string(let text) = value else { return false }
            return pattern.occurs(in: text)
        case .and(let tests): return tests.allSatisfy { $0.passes(value) }
        case .or(let tests): return tests.contains { $0.passes(value) }
        case .not(let test): return !test.passes(value)
        case .always(let result): return result
        case .unbound, .unresolved, .slot: return false
        }
    }

    /// The test with a run's values in its slots.
    func filled(_ slots: [PropertyValue]) -> PredicateTest {
        switch self {
        case .slot(let name, let index):
            let value = slots[index]
            switch name {
            case .eq: return .equals(value)
            case .neq: return .not(.equals(value))
            default: return .compares(name, value)
            }
        case .and(let tests): return .and(tests.map { $0.filled(slots) })
        case .or(let tests): return .or(tests.map { $0.filled(slots) })
        case .not(let test): return .not(test.filled(slots))
        default: return self
        }
    }

    /// Whether some operand is a traversal.
    var isBound: Bool {
        switch self {
        case .unbound: false
        case .and(let tests), .or(let tests): tests.allSatisfy(\.isBound)
        case .not(let test): test.isBound
        default: true
        }
    }

    /// The test with the traversals' results for one traverser in place.
    func bound(to batch: Batch, _ row: Int) throws -> PredicateTest {
        switch self {
        case .and(let tests):
            let bound = try tests.map { try $0.bound(to: batch, row) }
            return bound.contains(where: \.isUnresolved) ? .unresolved : .and(bound)
        case .or(let tests):
            let bound = try tests.map { try $0.bound(to: batch, row) }
            return bound.allSatisfy(\.isUnresolved) ? .unresolved : .or(bound)
        case .not(let test):
            let bound = try test.bound(to: batch, row)
            return bound.isUnresolved ? .unresolved : .not(bound)
        case .unbound(let name, let children):
            // The first result of each traversal counts.
            let values = try children.compactMap { try $0.firstValues(batch.row(row))[0] }
            if name == .within || name == .without {
                return PredicateTest.membership(name, values.flatMap(\.spread))
            }
            return values.isEmpty ? .unresolved : try PredicateTest.make(name, values)
        default: return self
        }
    }

    private var isUnresolved: Bool { if case .unresolved = self { true } else { false } }

    static func membership(
        _ name: Predicate.Name, _ members: [PropertyValue]
    ) -> PredicateTest {
        let test = PredicateTest.isWithin(members, members.count > 8 ? Set(members) : nil)
        return name == .within ? test : .not(test)
    }

    /// The test of plain operands.
    static func make(_ name: Predicate.Name, _ operands: [PropertyValue]) throws -> PredicateTest {
        func operand(_ place: Int) throws -> PropertyValue {
            guard place < operands.count else {
                throw GraphError(.invalidArgument, "\(name)() needs a value to compare with.")
            }
            return operands[place]
        }
        switch name {
        case .eq: return .equals(try operand(0))
        case .neq: return .not(.equals(try operand(0)))
        case .lt, .lte, .gt, .gte: return .compares(name, try operand(0))
        case .inside:
            return .and([.compares(.gt, try operand(0)), .compares(.lt, try operand(1))])
        case .outside:
            return .or([.compares(.lt, try operand(0)), .compares(.gt, try operand(1))])
        case .between:
            return .and([.compares(.gte, try operand(0)), .compares(.lt, try operand(1))])
        case .within, .without:
            return membership(name, operands.count == 1 ? operands[0].spread : operands)
        case .startingWith, .endingWith, .containing, .notStartingWith, .notEndingWith,
            .notContaining, .regex, .notRegex:
            let value = try operand(0)
            guard case .string(let text) = value else {
                // Nothing starts with null.
                let isNegated =
                    name == .notStartingWith || name == .notEndingWith || name == .notContaining
                    || name == .notRegex
                return .always(isNegated)
            }
            switch name {
            case .startingWith, .endingWith, .containing: return .text(name, text)
            case .notStartingWith: return .not(.text(.startingWith, text))
            case .notEndingWith: return .not(.text(.endingWith, text))
            case .notContaining: return .not(.text(.containing, text))
            case .regex: return .matches(try TextPattern(text))
            default: return .not(.matches(try TextPattern(text)))
            }
        case .typeOf:
            guard case .string(let text) = try operand(0) else {
                throw GraphError(
                    .invalidArgument, "typeOf() takes a type such as GType.STRING, or its name.")
            }
            return .hasType(try GType.named(text))
        }
    }
}

extension PropertyValue {
    /// The members of a list or a set, and what is none as itself.
    var spread: [PropertyValue] {
        switch self {
        case .list, .set, .bulkSet: members
        default: [self]
        }
    }
}

/// A regular expression, compiled once.
struct TextPattern {
    private let regex: Regex<AnyRegexOutput>

    init(_ text: String) throws {
        do {
            regex = try Regex(text)
        } catch {
            throw GraphError(
                .invalidArgument, "\"\(text)\" is not a regular expression: \(error).")
        }
    }

    func occurs(in text: String) -> Bool { (try? regex.firstMatch(in: text)) != nil }
}

extension String {
    func startsWithBytes(of other: String) -> Bool { utf8.starts(with: other.utf8) }

    func endsWithBytes(of other: String) -> Bool {
        utf8.count >= other.utf8.count && utf8.suffix(other.utf8.count).elementsEqual(other.utf8)
    }

    func containsBytes(of other: String) -> Bool { firstBytes(of: other) != nil }

    /// Where another string's bytes first occur, in bytes.
    func firstBytes(of other: String, from start: Int = 0) -> Int? {
        let text = Array(utf8)
        let wanted = Array(other.utf8)
        if wanted.isEmpty { return start }
        guard text.count >= wanted.count else { return nil }
        var place = start
        while place + wanted.count <= text.count {
            if text[place] == wanted[0]
                && text[place..<place + wanted.count].elementsEqual(wanted)
            {
                return place
            }
            place += 1
        }
        return nil
    }
}
