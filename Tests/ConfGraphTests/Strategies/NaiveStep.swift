/// The steps that the naive interpreter knows, with their Gremlin text.
indirect enum NaiveStep {
    enum Way: String { case out, `in`, both }
    enum Comparison: String, CaseIterable { case eq, neq, lt, lte, gt, gte }
    enum Reducer: String, CaseIterable { case count, sum, mean, min, max, fold }
    enum Emission { case none, before, after }

    enum Test {
        case compare(Comparison, Int)
        case between(Int, Int)
        case within([Int])
        case text(String)
        case start(String)
    }

    enum Key {
        case label
        /// `label()` as a step.
        case labelStep
        case property(String)
    }

    case go(Way, [String])
    case edges(Way, [String])
    case end(Way)
    case otherEnd
    case hasLabel([String])
    case has(String)
    case hasNot(String)
    case hasTest(String, Test)
    case test(Test)
    case values(String)
    case id
    case label
    case identity
    case dedup
    case reduce(Reducer)
    case unfold
    case groupCount(Key)
    /// The most frequent keys, in byte order where they are equally frequent.
    case groupTop(Key, Int)
    case group(Key, values: String?)
    case `where`([NaiveStep])
    case not([NaiveStep])
    case and([[NaiveStep]])
    case or([[NaiveStep]])
    case loop([NaiveStep], times: Int, Emission)
    case loopUntil([NaiveStep], test: [NaiveStep], most: Int)
    case union([[NaiveStep]])
    case coalesce([[NaiveStep]])
    case optional([NaiveStep])
    case choose([NaiveStep], then: [NaiveStep], otherwise: [NaiveStep])
    case local([NaiveStep])
    case name(String)
    case select(String)
    case whereName(isEqual: Bool, String)
    case path
    case simplePath
    case cyclicPath
    case order(isDescending: Bool)
    /// By the first value of a property; what has none is left out.
    case orderBy(String, isDescending: Bool)
    /// By how many results a traversal has.
    case orderByCount([NaiveStep], isDescending: Bool)
    case limit(Int)
    case skip(Int)
    case range(Int, Int)
    case tail(Int)
    case dedupBy(Key)
    case hasLabelled(String, String, Test)
    /// `V()` for each traverser.
    case everywhere(String)
    /// `map(…)`: the first result.
    case first([NaiveStep])
    case project([(name: String, steps: [NaiveStep])])
    case selectMany([String])
    case whereNames(String, isEqual: Bool, String)
    case groupReduce(Key, [NaiveStep])
    case countInto(String, Key)
    case chooseByLabel([(label: String, steps: [NaiveStep])], otherwise: [NaiveStep]?)
    case loopEmit([NaiveStep], times: Int, test: [NaiveStep], isPrefix: Bool)
    case loopWhile([NaiveStep], test: [NaiveStep], most: Int)
    case addToSack(Int)
    case sack
    case aggregate(String)
    case cap(String)
}

extension NaiveStep {
    /// A list of steps that begins with a dot each. An `emit()` right after a
    /// loop would belong to that loop: a step that does nothing parts them.
    static func text(_ steps: [NaiveStep]) -> String {
        var text = ""
        var isAfterLoop = false
        for step in steps {
            if isAfterLoop && step.hasPrefix { text += ".identity()" }
            text += "." + step.text
            // A name is no step of its own.
            if case .name = step { continue }
            isAfterLoop = step.isLoop
        }
        return text
    }

    private var isLoop: Bool {
        switch self {
        case .loop, .loopUntil, .loopEmit, .loopWhile: true
        default: false
        }
    }

    private var hasPrefix: Bool {
        switch self {
        case .loop(_, _, .before), .loopWhile, .loopEmit(_, _, _, isPrefix: true): true
        default: false
        }
    }

    /// An anonymous traversal.
    static func child(_ steps: [NaiveStep]) -> String {
        steps.isEmpty ? "__.identity()" : "__" + text(steps)
    }

    private static func children(_ lists: [[NaiveStep]]) -> String {
        lists.map(child).joined(separator: ", ")
    }

    private static func quoted(_ names: [String]) -> String {
        names.map { "'\($0)'" }.joined(separator: ", ")
    }

    var text: String {
        switch self {
        case .go(let way, let labels): "\(way.rawValue)(\(Self.quoted(labels)))"
        case .edges(let way, let labels): "\(way.rawValue)E(\(Self.quoted(labels)))"
        case .end(let way): "\(way.rawValue)V()"
        case .otherEnd: "otherV()"
        case .hasLabel(let labels): "hasLabel(\(Self.quoted(labels)))"
        case .has(let key): "has('\(key)')"
        case .hasNot(let key): "hasNot('\(key)')"
        case .hasTest(let key, let test): "has('\(key)', \(test.text))"
        case .test(let test): "is(\(test.text))"
        case .values(let key): "values('\(key)')"
        case .id: "id()"
        case .label: "label()"
        case .identity: "identity()"
        case .dedup: "dedup()"
        case .reduce(let reducer): "\(reducer.rawValue)()"
        case .unfold: "unfold()"
        case .groupCount(let key): "groupCount().by(\(key.text))"
        case .groupTop(let key, let most):
            "groupCount().by(\(key.text)).order(local).by(values, desc).by(keys).limit(local, \(most))"
        case .group(let key, let values):
            "group().by(\(key.text)).by(\(values.map { "'\($0)'" } ?? "__.count()"))"
        case .where(let steps): "where(\(Self.child(steps)))"
        case .not(let steps): "not(\(Self.child(steps)))"
        case .and(let lists): "and(\(Self.children(lists)))"
        case .or(let lists): "or(\(Self.children(lists)))"
        case .loop(let steps, let times, .none): "repeat(\(Self.child(steps))).times(\(times))"
        case .loop(let steps, let times, .before):
            "emit().repeat(\(Self.child(steps))).times(\(times))"
        case .loop(let steps, let times, .after):
            "repeat(\(Self.child(steps))).emit().times(\(times))"
        case .loopUntil(let steps, let test, let most):
            "repeat(\(Self.child(steps))).until(__.or(\(Self.child(test)), __.loops().is(gte(\(most)))))"
        case .union(let lists): "union(\(Self.children(lists)))"
        case .coalesce(let lists): "coalesce(\(Self.children(lists)))"
        case .optional(let steps): "optional(\(Self.child(steps)))"
        case .choose(let test, let then, let otherwise):
            "choose(\(Self.children([test, then, otherwise])))"
        case .local(let steps): "local(\(Self.child(steps)))"
        case .name(let name): "as('\(name)')"
        case .select(let name): "select('\(name)')"
        case .whereName(let isEqual, let name): "where(\(isEqual ? "eq" : "neq")('\(name)'))"
        case .path: "path()"
        case .simplePath: "simplePath()"
        case .cyclicPath: "cyclicPath()"
        case .order(let isDescending): isDescending ? "order().by(desc)" : "order()"
        case .orderBy(let key, let isDescending):
            "order().by('\(key)'\(isDescending ? ", desc" : ""))"
        case .orderByCount(let steps, let isDescending):
            "order().by(\(Self.child(steps + [.reduce(.count)]))\(isDescending ? ", desc" : ""))"
        case .limit(let count): "limit(\(count))"
        case .skip(let count): "skip(\(count))"
        case .range(let low, let high): "range(\(low), \(high))"
        case .tail(let count): "tail(\(count))"
        case .dedupBy(let key): "dedup().by(\(key.text))"
        case .hasLabelled(let label, let key, let test): "has('\(label)', '\(key)', \(test.text))"
        case .everywhere(let label): "V().hasLabel('\(label)')"
        case .first(let steps): "map(\(Self.child(steps)))"
        case .project(let parts):
            "project(\(Self.quoted(parts.map(\.name))))"
                + parts.map { ".by(\(Self.child($0.steps)))" }.joined()
        case .selectMany(let names): "select(\(Self.quoted(names)))"
        case .whereNames(let name, let isEqual, let other):
            "where('\(name)', \(isEqual ? "eq" : "neq")('\(other)'))"
        case .groupReduce(let key, let steps):
            "group().by(\(key.text)).by(\(Self.child(steps + [.reduce(.count)])))"
        case .countInto(let name, let key): "groupCount('\(name)').by(\(key.text))"
        case .chooseByLabel(let options, let otherwise):
            "choose(__.label())"
                + options.map { ".option('\($0.label)', \(Self.child($0.steps)))" }.joined()
                + (otherwise.map { ".option(none, \(Self.child($0)))" } ?? "")
        case .loopEmit(let steps, let times, let test, let isPrefix):
            (isPrefix ? "emit(\(Self.child(test)))." : "")
                + "repeat(\(Self.child(steps))).times(\(times))"
                + (isPrefix ? "" : ".emit(\(Self.child(test)))")
        case .loopWhile(let steps, let test, let most):
            "until(__.or(\(Self.child(test)), __.loops().is(gte(\(most)))))"
                + ".repeat(\(Self.child(steps)))"
        case .addToSack(let number): "sack(sum).by(__.constant(\(number)))"
        case .sack: "sack()"
        case .aggregate(let name): "aggregate('\(name)')"
        case .cap(let name): "cap('\(name)')"
        }
    }
}

extension NaiveStep.Key {
    var text: String {
        switch self {
        case .label: "label"
        case .labelStep: "label()"
        case .property(let key): "'\(key)'"
        }
    }
}

extension NaiveStep.Test {
    var text: String {
        switch self {
        case .compare(let comparison, let value): "\(comparison.rawValue)(\(value))"
        case .between(let low, let high): "between(\(low), \(high))"
        case .within(let values): "within(\(values.map(String.init).joined(separator: ", ")))"
        case .text(let text): "'\(text)'"
        case .start(let text): "startingWith('\(text)')"
        }
    }

    func passes(_ value: NaiveValue) -> Bool {
        switch self {
        case .compare(let comparison, let operand):
            guard let number = value.number else { return comparison == .neq }
            let other = Double(operand)
            switch comparison {
            case .eq: return number == other
            case .neq: return number != other
            case .lt: return number < other
            case .lte: return number <= other
            case .gt: return number > other
            case .gte: return number >= other
            }
        case .between(let low, let high):
            return value.number.map { $0 >= Double(low) && $0 < Double(high) } ?? false
        case .within(let values):
            return value.number.map { number in values.contains { Double($0) == number } } ?? false
        case .text(let text): return value.number == nil && value.shown == text
        case .start(let text): return value.number == nil && value.shown.hasPrefix(text)
        }
    }
}
