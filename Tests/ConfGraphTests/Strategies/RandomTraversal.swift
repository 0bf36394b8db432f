/// A traversal that a seed makes up: well-typed, so that nothing in it is an
/// error, and with one right answer, whatever the order of the elements.
struct RandomTraversal {
    enum Start {
        case vertices
        case edges
        case some([Int])
    }

    /// What flows.
    enum Kind {
        case vertex
        case edge
        /// Whole numbers of one type.
        case int
        /// Numbers of several types.
        case number
        case text
        case other
    }

    let start: Start
    private(set) var steps: [NaiveStep] = []
    private var random: SeededGenerator
    private var kind = Kind.vertex
    private var names: [(name: String, kind: Kind)] = []
    /// Which of several equal traversers went on is open from here on, so
    /// that nothing may look back.
    private var isOpen = false
    private let hasSack: Bool

    init(over graph: NaiveGraph, using random: inout SeededGenerator) {
        self.random = SeededGenerator(seed: random.next())
        hasSack = Int.random(in: 0..<8, using: &self.random) == 0
        let places = graph.livingVertices
        switch Int.random(in: 0..<6, using: &self.random) {
        case 0: start = .edges
        case 1 where !places.isEmpty:
            start = .some(places.shuffled(using: &self.random).prefix(3).sorted())
        default: start = .vertices
        }
        if case .edges = start { kind = .edge }
        if case .vertices = start, below(5) == 0 {
            // A condition that an index may answer.
            let hops = (0..<(1 + below(2))).map { _ in hop() }
            steps.append(.where(hops + [vertexFilter()]))
        }
        // Some are but a beginning and an end, as what is counted as a whole is.
        let isShort = steps.isEmpty && below(4) == 0
        for _ in 0..<(isShort ? 0 : 1 + below(6)) { addStep() }
        if isShort || below(3) > 0 { finish() }
    }

    var text: String {
        let beginning =
            switch start {
            case .vertices: "V()"
            case .edges: "E()"
            case .some(let places):
                "V(" + places.map { "'v\($0)'" }.joined(separator: ", ") + ")"
            }
        return (hasSack ? "g.withSack(0)." : "g.") + beginning + NaiveStep.text(steps)
    }

    func beginnings(in graph: NaiveGraph) -> [NaiveValue] {
        switch start {
        case .vertices: graph.livingVertices.map { .vertex($0) }
        case .edges: graph.livingEdges.map { .edge($0) }
        case .some(let places): places.map { .vertex($0) }
        }
    }

    // MARK: - Choosing

    private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    private mutating func any<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

    private mutating func labels() -> [String] {
        switch below(5) {
        case 0: [any(NaiveGraph.edgeLabels), any(NaiveGraph.edgeLabels)]
        case 1, 2: [any(NaiveGraph.edgeLabels)]
        default: []
        }
    }

    private mutating func test() -> NaiveStep.Test {
        switch below(5) {
        case 0: .between(below(3), 2 + below(3))
        case 1: .within((0..<below(3)).map { _ in below(5) } + [below(5)])
        default: .compare(any(NaiveStep.Comparison.allCases), below(4))
        }
    }

    private mutating func textTest() -> NaiveStep.Test {
        below(2) == 0 ? .text(any(NaiveGraph.texts)) : .start(any(["a", "b", "ba"]))
    }

    /// Names in a list of two cannot be the same step twice: a label named
    /// twice is one label.
    private mutating func hop() -> NaiveStep {
        .go(any([.out, .in, .both]), Array(Set(labels())).sorted())
    }

    private mutating func vertexFilter() -> NaiveStep {
        switch below(9) {
        case 0: .hasLabel([any(NaiveGraph.vertexLabels)])
        case 7: .hasLabelled(any(NaiveGraph.vertexLabels), "s", textTest())
        case 8: .hasLabelled(any(NaiveGraph.vertexLabels), "n", test())
        case 1: .hasLabel([any(NaiveGraph.vertexLabels), "c"])
        case 2: .has(any(["n", "s", "unheard"]))
        case 3: .hasNot(any(["n", "s"]))
        case 4, 5: .hasTest("n", test())
        default: .hasTest("s", textTest())
        }
    }

    /// Steps inside another step, from vertices to vertices, that treat each
    /// traverser by itself.
    private mutating func walk(_ depth: Int = 0) -> [NaiveStep] {
        var steps: [NaiveStep] = []
        for _ in 0..<(1 + below(2)) {
            switch below(8) {
            case 0...3: steps.append(hop())
            case 4: steps += [.edges(any([.out, .in, .both]), []), .otherEnd]
            case 5:
                steps += [
                    .edges(.out, Array(Set(labels())).sorted()), .end(any([.in, .out, .both])),
                ]
            case 6 where depth < 2: steps.append(nested(depth + 1))
            default: steps.append(vertexFilter())
            }
        }
        return steps
    }

    /// A filter's traversal: it need only find something.
    private mutating func question() -> [NaiveStep] {
        switch below(6) {
        case 0:
            walk(1) + [
                .reduce(.count),
                .test(
                    any([
                        .compare(.eq, 0), .compare(.gt, 0), .compare(.gte, 2), .compare(.lt, 1),
                        .compare(.neq, 0),
                    ])),
            ]
        case 1: [.values("n"), .test(test())]
        case 2: [vertexFilter(), vertexFilter()]
        case 3: [vertexFilter()]
        default: walk(1)
        }
    }

    private mutating func nested(_ depth: Int) -> NaiveStep {
        switch below(11) {
        case 8:
            isOpen = true
            return .local(walk(depth) + [.dedup])
        case 9:
            return .chooseByLabel(
                NaiveGraph.vertexLabels.prefix(1 + below(2)).map { ($0, walk(depth)) },
                otherwise: below(2) == 0 ? walk(depth) : nil)
        case 0: return .where(question())
        case 1: return .not(question())
        case 2: return .and([question(), question()])
        case 3: return .or([question(), question()])
        case 4: return .union([walk(depth), walk(depth)])
        case 5: return .coalesce([walk(depth), walk(depth)])
        case 6: return .optional(walk(depth))
        case 7: return .choose(question(), then: walk(depth), otherwise: walk(depth))
        default: return .local(walk(depth))
        }
    }

    private mutating func loop() -> NaiveStep {
        var body = below(2) == 0 ? [hop()] : walk(1)
        if !isOpen && below(3) == 0 { body.append(.simplePath) }
        if below(4) == 0 {
            return .loopUntil(body, test: [vertexFilter()], most: 1 + below(3))
        }
        if below(5) == 0 { return .loopWhile(body, test: question(), most: 1 + below(3)) }
        if below(4) == 0 {
            return .loopEmit(
                body, times: 1 + below(3), test: question(), isPrefix: below(2) == 0)
        }
        if below(8) == 0 { body = [.loop([hop()], times: 1 + below(2), .none)] }
        return .loop(body, times: 1 + below(3), any([.none, .none, .before, .after]))
    }

    // MARK: - Growing

    private mutating func add(_ step: NaiveStep, _ next: Kind? = nil) {
        steps.append(step)
        if let next { kind = next }
    }

    private mutating func addStep() {
        if below(9) == 0 { lookBack() }
        switch kind {
        case .vertex:
            switch below(20) {
            case 16: add(.everywhere(any(NaiveGraph.vertexLabels)))
            case 17: add(.first(walk(1) + [.reduce(.count)]), .int)
            case 18:
                add(.first(walk(1) + [.limit(1 + below(3)), .reduce(.count)]), .int)
            case 19 where hasSack: add(.addToSack(1 + below(3)))
            case 0...4: add(hop())
            case 5: add(.edges(any([.out, .in, .both]), Array(Set(labels())).sorted()), .edge)
            case 6: steps += [.edges(any([.out, .in, .both]), []), .otherEnd]
            case 7, 8: add(vertexFilter())
            case 9, 10: add(nested(0))
            case 11, 12: add(loop())
            case 13: add(.values("n"), .number)
            case 14: add(.values("s"), .text)
            default: add(.identity)
            }
        case .edge:
            switch below(7) {
            case 0...2: add(.end(any([.out, .in, .both])), .vertex)
            case 3: add(.hasTest("w", test()))
            case 4: add(.hasLabel([any(NaiveGraph.edgeLabels)]))
            case 5: add(.where([.end(any([.out, .in])), vertexFilter()]))
            default: add(.values("w"), .int)
            }
        case .int, .number: add(.test(test()))
        case .text: add(.test(textTest()))
        case .other: break
        }
        if below(14) == 0, kind != .other {
            add(.dedup)
            isOpen = true
        }
    }

    private mutating func lookBack() {
        if isOpen { return }
        if names.isEmpty || below(2) == 0 {
            let name = ["p", "q", "r"][min(names.count, 2)]
            if names.count < 3 {
                add(.name(name))
                names.append((name, kind))
            }
        } else if names.count > 1 && below(3) == 0 {
            add(.whereNames(names[0].name, isEqual: below(3) == 0, names[1].name))
        } else if below(2) == 0 {
            let chosen = any(names)
            add(.select(chosen.name), chosen.kind)
        } else if kind == .vertex, let chosen = names.last(where: { $0.kind == .vertex }) {
            add(.whereName(isEqual: below(2) == 0, chosen.name))
        } else if kind == .vertex || kind == .edge {
            add(below(2) == 0 ? .simplePath : .cyclicPath)
        }
    }

    /// Some of an ordered stream.
    private mutating func cut() -> NaiveStep {
        switch below(5) {
        case 0: .skip(below(4))
        case 1: .tail(1 + below(4))
        case 2: .range(below(3), 3 + below(4))
        default: .limit(below(5))
        }
    }

    /// The last steps, which make one answer of all.
    private mutating func finish() {
        if !isOpen && below(5) == 0 {
            add(.path, .other)
            if below(2) == 0 { add(.dedup) }
            return
        }
        if hasSack && below(2) == 0 {
            add(.sack, .other)
            return
        }
        if !isOpen, names.count > 1, below(4) == 0 {
            add(.selectMany(names.map(\.name)), .other)
            return
        }
        switch kind {
        case .vertex, .edge:
            let key = kind == .vertex ? "s" : "w"
            switch below(kind == .vertex ? 23 : 15) {
            case 11:
                steps += [
                    .orderBy(key, isDescending: below(2) == 0), cut(), .first([.values(key)]),
                ]
            case 12: steps += [.dedupBy(any([.label, .property(key)])), .reduce(.count)]
            case 13:
                add(.countInto("c", any([.label, .property(key)])))
                if kind == .vertex { add(hop()) }
                add(.cap("c"))
            case 14: add(.reduce(.count))
            case 15:
                let steps = walk(1)
                self.steps += [
                    .orderByCount(steps, isDescending: below(2) == 0), cut(),
                    .first(steps + [.reduce(.count)]),
                ]
            case 16:
                add(
                    .project([
                        ("x", walk(1) + [.reduce(.count)]), ("y", [.values("s")]), ("z", [.label]),
                    ]))
            case 17, 18: add(.groupReduce(any([.label, .labelStep, .property(key)]), walk(1)))
            case 19: steps += [.reduce(.fold), .unfold, .dedup]
            case 20...22:
                // A chain of hops that is counted as a whole.
                steps.append(hop())
                for _ in 0..<(1 + below(2)) {
                    if below(3) == 0 { add(.dedup) }
                    steps.append(hop())
                }
                if below(3) == 0 { add(.dedup) }
                add(below(3) == 0 ? .groupCount(.label) : .reduce(.count))
            case 0, 1: add(.reduce(.count))
            case 2: add(.groupCount(any([.label, .labelStep, .property(key)])))
            case 3: add(.group(any([.label, .property(key)]), values: nil))
            case 4: add(.group(.label, values: key))
            case 5: add(.id)
            case 6: add(.label)
            case 7: steps += [.reduce(.fold), .unfold]
            case 8:
                add(.aggregate("m"))
                if below(2) == 0 && kind == .vertex { add(hop()) }
                add(.cap("m"))
            case 9:
                add(below(2) == 0 ? .id : .label)
                add(.limit(below(4)))
            default: add(.groupTop(kind == .vertex ? .property("s") : .label, below(4)))
            }
        case .number, .int:
            switch below(4) {
            case 0 where kind == .int:
                add(.order(isDescending: below(2) == 0))
                if below(2) == 0 { add(cut()) }
            case 1: add(.dedup)
            default: add(.reduce(any(NaiveStep.Reducer.allCases)))
            }
        case .text:
            switch below(4) {
            case 0:
                add(.order(isDescending: below(2) == 0))
                if below(2) == 0 { add(cut()) }
            case 1: add(.reduce(any([.min, .max])))
            case 2: add(.reduce(.fold))
            default: add(.dedup)
            }
        case .other: break
        }
        kind = .other
    }
}

extension RandomTraversal {
    /// Whether the results come in an order that is theirs.
    var isOrdered: Bool {
        steps.contains {
            switch $0 {
            case .order, .orderBy, .orderByCount: true
            default: false
            }
        }
    }

    /// Which of the results a limit takes is open.
    var isLimited: Bool {
        if isOrdered { return false }
        if case .limit? = steps.last { return true }
        return false
    }
}
