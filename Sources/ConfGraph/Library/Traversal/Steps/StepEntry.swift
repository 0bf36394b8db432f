/// One parameter of a step: its name in messages, and what it accepts.
struct StepParameter: Sendable {
    enum Count: Sendable { case one, optional, many }
    let name: String
    let kinds: ArgumentKinds
    let count: Count

    static func one(_ name: String, _ kinds: ArgumentKinds) -> StepParameter {
        StepParameter(name: name, kinds: kinds, count: .one)
    }

    /// May be left out; only further optional parameters follow.
    static func optional(_ name: String, _ kinds: ArgumentKinds) -> StepParameter {
        StepParameter(name: name, kinds: kinds, count: .optional)
    }

    /// Any number, also none; always the last parameter.
    static func many(_ name: String, _ kinds: ArgumentKinds) -> StepParameter {
        StepParameter(name: name, kinds: kinds, count: .many)
    }
}

/// One way to call a step.
struct StepSignature: Sendable {
    let parameters: [StepParameter]

    init(_ parameters: StepParameter...) { self.parameters = parameters }

    /// The parameter at a place, where the last one may repeat.
    func parameter(at index: Int) -> StepParameter? {
        if index < parameters.count { return parameters[index] }
        guard let last = parameters.last, last.count == .many else { return nil }
        return last
    }

    /// The fewest arguments it takes.
    var minimum: Int { parameters.prefix { $0.count == .one }.count }

    /// `key, value`, for messages and help.
    var text: String {
        parameters.map { parameter in
            switch parameter.count {
            case .one: parameter.name
            case .optional: "[\(parameter.name)]"
            case .many: "\(parameter.name)…"
            }
        }.joined(separator: ", ")
    }
}

/// What the catalogue knows of a step, a modulator or a source step: how it
/// is called, what may follow it, and what it does in one line.
struct StepEntry: Sendable {
    let name: String
    /// What it does, in one line, for help and completion.
    let summary: String
    let signatures: [StepSignature]
    /// The modulators that may follow it.
    let modulators: [Modulator.Name]
    /// The most `by`s it takes, and what Gremlin says to one more.
    let maximumBy: (count: Int, message: String)?
    /// May stand right after `g`.
    let canStart: Bool

    init(
        _ name: String, _ summary: String, _ signatures: [StepSignature] = [StepSignature()],
        modulators: [Modulator.Name] = [], maximumBy: (count: Int, message: String)? = nil,
        canStart: Bool = false
    ) {
        self.name = name
        self.summary = summary
        self.signatures = signatures
        self.modulators = modulators
        self.maximumBy = maximumBy
        self.canStart = canStart
    }

    init(
        _ name: StepName, _ summary: String, _ signatures: [StepSignature] = [StepSignature()],
        modulators: [Modulator.Name] = [], maximumBy: (count: Int, message: String)? = nil,
        canStart: Bool = false
    ) {
        self.init(
            name.rawValue, summary, signatures, modulators: modulators, maximumBy: maximumBy,
            canStart: canStart)
    }

    /// How it is called, all ways: `has(key) or has(key, value)`.
    var usage: String {
        let calls = signatures.map { "\(name)(\($0.text))" }
        if calls.count <= 3 { return calls.joined(separator: " or ") }
        return calls.prefix(3).joined(separator: ", ") + " …"
    }
}
