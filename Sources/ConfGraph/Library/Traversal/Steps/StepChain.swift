/// Steps in the making: puts every modulator and label where it belongs.
struct StepChain {
    private(set) var steps: [Step] = []
    /// `until`, `emit` and `times` that stand before their `repeat`.
    private(set) var waiting: [Modulator] = []

    /// What a modulator may be attached to, or why not.
    enum Attachment { case done, problem(String) }

    init(steps: [Step] = []) { self.steps = steps }

    mutating func append(_ step: Step) -> Attachment {
        var step = step
        if !waiting.isEmpty {
            guard step.name == .repeat else { return .problem(StepChain.noRepeat(waiting[0])) }
            step.modulators = waiting
            waiting = []
        }
        steps.append(step)
        return .done
    }

    mutating func append(_ modulator: Modulator) -> Attachment {
        var modulator = modulator
        let isOfRepeat =
            modulator.name == .until || modulator.name == .emit || modulator.name == .times
        guard let last = steps.indices.last, waiting.isEmpty,
            !(isOfRepeat && !steps[last].takes(modulator.name))
        else {
            guard isOfRepeat else {
                return .problem("\(modulator.name.rawValue)() needs a step before it.")
            }
            modulator.isPrefix = true
            waiting.append(modulator)
            return .done
        }
        let target = StepChain.target(of: modulator.name, in: steps, last: last)
        let entry = StepCatalogue.entry(steps[target].name)
        guard entry.modulators.contains(modulator.name) else {
            return .problem(
                StepChain.misplaced(modulator.name, after: steps[last].name.rawValue))
        }
        if modulator.name == .by, let (most, message) = entry.maximumBy,
            steps[target].modulators.count(where: { $0.name == .by }) >= most
        {
            return .problem(message + ".")
        }
        steps[target].modulators.append(modulator)
        return .done
    }

    /// Gives the last step labels; at the start of an anonymous traversal
    /// what flows in gets them.
    mutating func append(labels: [String], at position: Int?) -> Attachment {
        guard waiting.isEmpty else { return .problem(StepChain.noRepeat(waiting[0])) }
        if steps.isEmpty { steps.append(Step(name: .identity, position: position)) }
        steps[steps.count - 1].labels += labels
        return .done
    }

    /// The steps, once all were read.
    mutating func finish() -> Attachment {
        if let first = waiting.first { return .problem(StepChain.noRepeat(first)) }
        // 3.x let aggregate collect lazily: today that is local(aggregate(…)).
        for index in steps.indices where steps[index].name == .aggregate {
            guard case .scope(let scope)? = steps[index].arguments.first else { continue }
            steps[index].arguments.removeFirst()
            if scope == .local {
                var inner = steps[index]
                inner.labels = []
                steps[index] = Step(
                    name: .local, arguments: [.traversal(StepList(steps: [inner]))],
                    labels: steps[index].labels, position: steps[index].position)
            }
        }
        return .done
    }

    /// The ends of an edge may follow its properties:
    /// `addE("knows").property("since", 2015).to("b")`.
    private static func target(of name: Modulator.Name, in steps: [Step], last: Int) -> Int {
        guard name == .from || name == .to else { return last }
        var target = last
        while target > 0, steps[target].name == .property { target -= 1 }
        return steps[target].name == .addE ? target : last
    }

    static func noRepeat(_ modulator: Modulator) -> String {
        "The repeat()-traversal was not defined: \(modulator.name.rawValue)() belongs to a "
            + "repeat(…) before or after it."
    }

    private static func misplaced(_ name: Modulator.Name, after step: String) -> String {
        let takers = StepCatalogue.steps.values.filter { $0.modulators.contains(name) }
            .map(\.name).sorted()
        let shown = takers.prefix(8).joined(separator: ", ") + (takers.count > 8 ? " …" : "")
        return "\(name.rawValue)() cannot follow \(step)(): it belongs to \(shown)."
    }
}

extension Step {
    /// Whether it is a loop that still lacks this word; `times` is an `until`.
    /// One more belongs to the loop that follows.
    fileprivate func takes(_ word: Modulator.Name) -> Bool {
        guard name == .repeat else { return false }
        let isEmit = word == .emit
        return !modulators.contains { ($0.name == .emit) == isEmit }
    }
}
