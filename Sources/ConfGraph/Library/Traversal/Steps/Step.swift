/// One step of a traversal, as data: a name of the language, arguments, and
/// the modulators and labels that follow it.
///
/// The DSL appends steps, the parser produces them, the printer turns them
/// back into Gremlin, strategies rewrite them and the planner makes operators
/// of them. A step knows no storage.
struct Step: Sendable {
    var name: StepName
    var arguments: [Argument] = []
    /// `by`, `from`, `to`, `option`, `times`, `until`, `emit`, `with` … in the
    /// order in which they were written.
    var modulators: [Modulator] = []
    /// The labels given by `as`.
    var labels: [String] = []
    /// Where the step's name stands in the text, in UTF-8 bytes from its
    /// start; nil for a step built in Swift.
    var position: Int? = nil
}

/// A word that changes the step before it. `until`, `emit` and `times` may
/// also stand before their `repeat`.
struct Modulator: Sendable {
    enum Name: String, Sendable, CaseIterable {
        case by, from, to, option, times, until, emit, with, read, write
    }
    var name: Name
    var arguments: [Argument] = []
    /// Stood before the step it modulates (`until(…).repeat(…)`).
    var isPrefix = false
    var position: Int? = nil

    /// Whether this is `with` of the option, spelt as `WithOptions.tokens` or as
    /// what that stands for: `~tinkerpop.valueMap.tokens`.
    func sets(option name: String) -> Bool {
        guard self.name == .with else { return false }
        switch arguments.first {
        case .option(let key)?, .value(.string(let key))?:
            return key.split(separator: ".").last?.utf8.elementsEqual(name.utf8) ?? false
        default: return false
        }
    }
}

/// A list of steps with the configuration of its source. Anonymous traversals
/// (`__.out()`) have no configuration.
struct StepList: Sendable {
    /// `withSack`, `withSideEffect`, `withStrategies`, `with` … of the source.
    var configuration: [SourceConfiguration] = []
    var steps: [Step] = []
}

struct SourceConfiguration: Sendable {
    enum Name: String, Sendable, CaseIterable {
        case withBulk, withPath, withSack, withSideEffect, withStrategies, withoutStrategies, with
    }
    var name: Name
    var arguments: [Argument] = []
}

/// What stands between a step's parentheses.
enum Argument: Sendable {
    case value(PropertyValue)
    indirect case traversal(StepList)
    case predicate(Predicate)
    case order(Order)
    case scope(Scope)
    case pop(Pop)
    case column(Column)
    case cardinality(Cardinality)
    /// `Cardinality.set("x")`: a value with the cardinality it is stored with.
    indirect case cardinalityValue(Cardinality, Argument)
    case token(T)
    case direction(Direction)
    case merge(Merge)
    case pick(Pick)
    case `operator`(Operator)
    case barrier(Barrier)
    case dateToken(DT)
    case type(GType)
    /// A key of `WithOptions` or of an algorithm, such as `WithOptions.tokens`.
    case option(String)
    /// `new Strategy(key: value, …)` or the bare name of one.
    indirect case strategy(name: String, arguments: [(key: String, value: Argument)])
    /// `:name`, replaced by a value before planning.
    case parameter(String)
    /// A value that each run of a ``TraversalTemplate`` brings along, by its
    /// place among those values.
    case slot(Int)
    /// A list, set or map literal that holds something other than plain values
    /// (a traversal, a token as key); literals of plain values are `.value`.
    indirect case listOf([Argument])
    indirect case mapOf([(key: Argument, value: Argument)])
    /// A Swift closure: cannot be printed or sent away.
    case closure(Closure)
}

/// A predicate as data.
indirect enum Predicate: Sendable {
    enum Name: String, Sendable, CaseIterable {
        case eq, neq, lt, lte, gt, gte, inside, outside, between, within, without, typeOf
        case startingWith, notStartingWith, endingWith, notEndingWith, containing, notContaining
        case regex, notRegex
    }
    /// Operands are values, parameters or traversals; `typeOf` takes `.type`
    /// or a string; in `where(…)` a string names a step label.
    case test(Name, [Argument])
    case and(Predicate, Predicate)
    case or(Predicate, Predicate)
    case not(Predicate)
}

/// A Swift closure in a traversal.
///
/// `@unchecked Sendable`: closures run on the thread of their read or write
/// only, never on parallel operators, and a traversal that holds one cannot
/// leave it.
final class Closure: @unchecked Sendable {
    enum Body {
        case filter((PropertyValue) throws -> Bool)
        case map((PropertyValue) throws -> PropertyValue)
        case flatMap((PropertyValue) throws -> [PropertyValue])
        case sideEffect((PropertyValue) throws -> Void)
    }
    let body: Body
    init(_ body: Body) { self.body = body }
}
