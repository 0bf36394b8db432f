/// Makes operators of steps.
///
/// Every step has a compiler, found by name in ``StepCompilers``; a compiler
/// appends operators and says what its step does to a traverser's path, and
/// the planner adds what paths need.
final class Planner {
    let context: ExecutionContext
    let constants: Constants
    /// The loops around what is being planned, innermost last.
    var loops: [LoopCounter] = []
    /// The number of the top-level step being planned.
    private(set) var stepNumber = 0
    private var depth = 0
    /// The steps behind the one being planned, in each list that it stands in.
    private var ahead: [ArraySlice<Step>] = []
    /// The step behind the one being planned, in the same list.
    private(set) var nextStep: Step?

    /// Traversals nest no deeper: hostile texts must not exhaust the stack.
    static let maximumDepth = 64
    /// No list of steps is longer: operators call each other in a chain.
    static let maximumSteps = 4_000

    init(_ context: ExecutionContext, _ constants: Constants) {
        self.context = context
        self.constants = constants
    }

    /// What a step does to the path of the traversers that pass it.
    enum PathEffect {
        /// They stay where they are.
        case stays
        /// They are at a new place.
        case moves
        /// A child traversal or the operator itself has seen to it.
        case done
    }

    // MARK: Lists of steps

    /// The operators of a traversal whose first step makes the traversers.
    func planRoot(_ list: StepList) throws -> [BatchOperator] {
        var pipeline = Pipeline(context, StartOperator(context))
        pipeline.isRoot = true
        try plan(list.steps, into: &pipeline, isTopLevel: true)
        return pipeline.operators
    }

    /// Whether what is being planned stands inside another step.
    var isInChild: Bool { depth > 1 }

    /// A child traversal; `isStart` where its steps make the traversers, as
    /// those of a `union` that stands first do.
    func child(_ list: StepList, isStart: Bool = false) throws -> ChildTraversal {
        let feed = FeedOperator(context)
        feed.stepNumber = stepNumber
        var pipeline = Pipeline(context, feed)
        pipeline.isRoot = isStart
        try plan(list.steps, into: &pipeline, isTopLevel: false)
        return ChildTraversal(
            context, feed: feed, operators: Array(pipeline.operators.dropFirst()))
    }

    /// The body of a loop.
    func body(_ list: StepList, of loop: Step) throws -> ChildTraversal {
        // In a loop inside a loop the outer one's next round comes behind, too.
        let isInner = loops.count > 1
        guard context.needs.paths == .labelled, !isInner,
            !context.configuration.switchedOff.contains(LoopMemory.name)
        else { return try child(list) }
        var behind = ahead.flatMap { $0 }
        for modulator in loop.modulators {
            for argument in modulator.arguments { argument.forEachChild { behind += $0.steps } }
        }
        let memory = LoopMemory(list.steps, ahead: behind)
        let feed = FeedOperator(context)
        feed.stepNumber = stepNumber
        var pipeline = Pipeline(context, feed)
        for part in memory.parts {
            try plan(part.steps, into: &pipeline, isTopLevel: false)
            if part.forgotten.isEmpty { continue }
            pipeline.append(ForgetLabelsOperator(context, pipeline.last, part.forgotten))
        }
        return ChildTraversal(
            context, feed: feed, operators: Array(pipeline.operators.dropFirst()))
    }

    func plan(_ steps: [Step], into pipeline: inout Pipeline, isTopLevel: Bool) throws {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.maximumDepth {
            throw GraphError(
                .limit, "The traversal is nested too deeply: \(Self.maximumDepth) levels at most.")
        }
        if steps.count > Self.maximumSteps {
            throw GraphError(
                .limit, "The traversal is too long: \(Self.maximumSteps) steps at most.")
        }
        let steps = CreationParts.moved(
            try Connectives.grouped(steps, isRoot: pipeline.isRoot && isTopLevel))
        ahead.append([])
        defer { ahead.removeLast() }
        var index = 0
        while index < steps.count {
            if isTopLevel { stepNumber = index + 1 }
            ahead[ahead.count - 1] = steps[(index + 1)...]
            do {
                index += try plan(steps, at: index, into: &pipeline)
            } catch var error as GraphError where error.step == nil {
                error.step = stepNumber
                throw error
            }
        }
    }

    /// Plans a step, or several at once where one operator serves them all.
    /// Returns how many.
    private func plan(_ steps: [Step], at index: Int, into pipeline: inout Pipeline) throws -> Int {
        let first = pipeline.operators.count
        defer {
            for each in pipeline.operators[first...] where each.stepNumber == 0 {
                each.stepNumber = stepNumber
            }
        }
        let step = steps[index]
        nextStep = index + 1 < steps.count ? steps[index + 1] : nil
        for fusion in Strategies.fusions where context.strategies.allows(fusion) {
            if let taken = try fusion.plan(self, steps, at: index, into: &pipeline) {
                return taken
            }
        }
        guard let compile = StepCompilers.all[step.name] else {
            throw GraphError(
                .unsupported, "The step \(step.name.rawValue)() is not supported yet.")
        }
        let effect = try compile(self, step, &pipeline)
        finish(step, effect, &pipeline)
        return 1
    }

    /// Extends or labels paths after a step.
    func finish(_ step: Step, _ effect: PathEffect, _ pipeline: inout Pipeline) {
        switch context.paths {
        case .none: break
        case .labelled:
            if !step.labels.isEmpty {
                pipeline.append(ExtendPathOperator(context, pipeline.last, labels: step.labels))
            }
        case .full:
            if effect == .moves {
                pipeline.append(ExtendPathOperator(context, pipeline.last, labels: step.labels))
            } else if !step.labels.isEmpty {
                pipeline.append(LabelPathOperator(context, pipeline.last, labels: step.labels))
            }
        }
    }

    // MARK: Arguments

    func key(_ name: String) -> KeyReference { KeyReference(name, context) }

    func labels(_ step: Step) throws -> LabelReference {
        LabelReference(try strings(step.arguments, of: step), context)
    }

    /// Arguments that are all strings; a list of strings counts as its items.
    /// Null stands for the empty name, which nothing has.
    func strings(_ arguments: some Sequence<Argument>, of step: Step) throws -> [String] {
        var names: [String] = []
        for argument in arguments {
            switch try constants.valueIfPlain(argument) {
            case .string(let name): names.append(name)
            case .null: names.append("")
            case .list(let items):
                for case .string(let name) in items { names.append(name) }
            default:
                throw GraphError(
                    .invalidArgument,
                    "\(step.name.rawValue)() takes strings here.")
            }
        }
        return names
    }

    func int(_ argument: Argument?, of step: Step) throws -> Int64 {
        guard let argument, let number = try constants.value(argument).wholeNumber else {
            throw GraphError(
                .invalidArgument, "\(step.name.rawValue)() needs a whole number here.")
        }
        return number
    }

    /// The scope among a step's arguments.
    func scope(_ step: Step) -> Scope {
        for case .scope(let scope) in step.arguments { return scope }
        return .global
    }

    /// The arguments without the scope.
    func withoutScope(_ step: Step) -> [Argument] {
        step.arguments.filter { if case .scope = $0 { false } else { true } }
    }

    /// What one `by(…)` reads; without an argument the traverser itself.
    func function(_ modulator: Modulator) throws -> ValueFunction {
        let arguments = modulator.arguments.filter { if case .order = $0 { false } else { true } }
        guard let argument = arguments.first else { return .identity }
        return try function(argument)
    }

    func function(_ argument: Argument) throws -> ValueFunction {
        switch argument {
        case .traversal(let list): return try function(list)
        case .token(let token): return .token(token)
        case .column(let column): return .column(column)
        case .closure(let closure): return try Self.function(closure)
        case .value(.token(let token)): return .token(token)
        default:
            guard case .string(let name) = try constants.value(argument) else {
                throw GraphError(
                    .invalidArgument, "by() takes a key, a token, a traversal or a function.")
            }
            ColumnLookupStrategy.note(name, context)
            return .key(key(name))
        }
    }

    private func function(_ list: StepList) throws -> ValueFunction {
        if list.steps.isEmpty { return .identity }
        return try ByModulatorOptimizationStrategy.function(list, context.strategies)
            ?? .child(child(list))
    }

    private static func function(_ closure: Closure) throws -> ValueFunction {
        switch closure.body {
        case .map(let body): return .closure { try body($0) }
        case .filter(let body): return .closure { .bool(try body($0)) }
        case .flatMap(let body): return .closure { try body($0).first }
        case .sideEffect:
            throw GraphError(.invalidArgument, "by() takes a function that returns a value.")
        }
    }

    /// The functions of a step's `by` modulators.
    func functions(_ step: Step) throws -> [ValueFunction] {
        try step.modulators.filter { $0.name == .by }.map { try function($0) }
    }

    /// The only `by` of a step that takes one at most.
    func onlyFunction(_ step: Step) throws -> ValueFunction {
        let all = step.modulators.filter { $0.name == .by }
        if all.count > 1 {
            let name = step.name.rawValue.prefix(1).uppercased() + step.name.rawValue.dropFirst()
            throw GraphError(.invalidArgument, "\(name) step can only have one by modulator.")
        }
        return try all.first.map { try function($0) } ?? .identity
    }

    // MARK: Predicates

    func test(_ predicate: Predicate) throws -> PredicateTest {
        switch predicate {
        case .and(let left, let right): return .and([try test(left), try test(right)])
        case .or(let left, let right): return .or([try test(left), try test(right)])
        case .not(let inner): return .not(try test(inner))
        case .test(.typeOf, let arguments):
            if case .type(let type)? = arguments.first { return .hasType(type) }
            return try PredicateTest.make(.typeOf, arguments.map { try constants.value($0) })
        case .test(let name, let arguments):
            let traversals = arguments.compactMap(\.child)
            if traversals.isEmpty {
                if name == .within || name == .without {
                    return .membership(name, try members(arguments))
                }
                return try PredicateTest.make(name, arguments.map { try constants.value($0) })
            }
            if let parts = name.parts, arguments.count == 2 {
                let low = try test(.test(parts.low, [arguments[0]]))
                let high = try test(.test(parts.high, [arguments[1]]))
                return name == .outside ? .or([low, high]) : .and([low, high])
            }
            guard traversals.count == arguments.count else {
                throw GraphError(
                    .invalidArgument,
                    "Cannot mix traversals and literal values. Use __.constant(val) to wrap all "
                        + "values as traversals.")
            }
            return .unbound(
                name,
                try traversals.map { list in
                    try refuseMutation(list)
                    return try child(list)
                })
        }
    }

    /// The values of `within`: a parameter that is a list or a set stands for its
    /// members. A list that was written is one value; the parser has spread it.
    func members(_ operands: [Argument]) throws -> [PropertyValue] {
        let values = try operands.map { try constants.value($0) }
        if operands.count == 1, case .parameter = operands[0] { return values[0].spread }
        return values
    }

    /// As ``test(_:)``, for an operator that fills slots.
    func testWithSlots(_ argument: Argument) throws -> PredicateTest {
        switch argument {
        case .slot(let index): return .slot(.eq, index)
        case .predicate(.test(let name, let operands))
        where operands.count == 1 && name.comparesWithValue:
            if case .slot(let index) = operands[0] { return .slot(name, index) }
        default: break
        }
        return try test(argument)
    }

    /// The test of an argument that is a predicate or stands for equality.
    func test(_ argument: Argument) throws -> PredicateTest {
        switch argument {
        case .predicate(let predicate): return try test(predicate)
        case .traversal: return try test(.test(.eq, [argument]))
        default: return .equals(try constants.value(argument))
        }
    }

    func refuseMutation(_ list: StepList) throws {
        if list.isMutating {
            throw GraphError(
                .invalidArgument,
                "Child traversal contains a mutating step. Mutating steps are not allowed in "
                    + "child traversals.")
        }
    }
}

extension Predicate.Name {
    /// The two comparisons that a test of a range consists of.
    fileprivate var parts: (low: Predicate.Name, high: Predicate.Name)? {
        switch self {
        case .inside: (.gt, .lt)
        case .outside: (.lt, .gt)
        case .between: (.gte, .lt)
        default: nil
        }
    }
}

/// The round that a loop is in.
final class LoopCounter {
    let name: String?
    var value = 0
    init(name: String?) { self.name = name }
}

/// A chain of operators being built.
struct Pipeline {
    let context: ExecutionContext
    private(set) var operators: [BatchOperator]
    /// Its first step makes the traversers.
    var isRoot = false

    init(_ context: ExecutionContext, _ first: BatchOperator) {
        self.context = context
        operators = [first]
    }

    var last: BatchOperator { operators[operators.count - 1] }

    /// No step has been planned yet.
    var isAtStart: Bool { operators.count == 1 }

    mutating func append(_ next: BatchOperator) { operators.append(next) }

    /// Whether the traversers come in an order that was asked for.
    var isOrdered: Bool { operators.contains { $0 is OrderOperator } }

    /// Behind `order()` a step that sends traversers several ways takes them
    /// one by one, so that the results are in the order of what they came from.
    mutating func keepOrder() {
        if isOrdered { append(OneByOneOperator(context, input: last)) }
    }

    /// Replaces the last operator.
    mutating func replaceLast(_ next: BatchOperator) {
        operators.removeLast()
        operators.append(next)
    }
}
