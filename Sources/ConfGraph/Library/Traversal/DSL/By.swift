/// What `by` takes: a key (a literal, or `.key(name)`), an order, a part of an
/// element, a column, or a traversal begun with a dot.
///
///     g.v("talk").order().by("year", .desc)
///     g.v("speaker").project("name", "talks").by("name").by(.out("gave").count())
///     g.v("talk").groupCount().by("year").order(.local).by(.values, .desc)
///
/// The traversal of a `By` is untyped, as after `group` or `project` what flows
/// in is no longer known: every step exists on it.
public struct By: ExpressibleByStringLiteral {
    let argument: Argument

    /// A key, as a literal.
    public init(stringLiteral value: String) { argument = .value(.string(value)) }

    init(_ argument: Argument) { self.argument = argument }

    init(_ name: StepName, _ arguments: [Argument] = []) {
        argument = .traversal(StepList(steps: [Step(name: name, arguments: arguments)]))
    }

    /// A typed traversal.
    public init<Start, Element>(_ traversal: Traversal<Start, Element>) {
        argument = traversal.argument
    }

    /// A key, or the name of a tag.
    public static func key(_ name: String) -> By { By(stringLiteral: name) }
    /// What was tagged with `as`, or the label of a step.
    public static func tag(_ name: String) -> By { By(stringLiteral: name) }
    /// A vertex of the graph, as the end of an edge.
    public static func vertex(_ vertex: Vertex) -> By { By(.V, .ids([vertex.id])) }

    /// Ascending order.
    public static var asc: By { By(.order(.asc)) }
    /// Descending order.
    public static var desc: By { By(.order(.desc)) }
    /// Random order.
    public static var shuffle: By { By(.order(.shuffle)) }
    /// The element's id.
    public static var id: By { By(.token(.id)) }
    /// The element's label.
    public static var label: By { By(.token(.label)) }
    /// The property's key.
    public static var key: By { By(.token(.key)) }
    /// The property's value.
    public static var value: By { By(.token(.value)) }
    /// The keys of a map.
    public static var keys: By { By(.column(.keys)) }
    /// The values of a map.
    public static var values: By { By(.column(.values)) }

    /// This as a traversal: a key is its values.
    var traversalArgument: Argument {
        switch argument {
        case .traversal: argument
        case .value(.string):
            .traversal(StepList(steps: [Step(name: .values, arguments: [argument])]))
        case .token(.id): .traversal(StepList(steps: [Step(name: .id)]))
        case .token(.label): .traversal(StepList(steps: [Step(name: .label)]))
        case .token(.key): .traversal(StepList(steps: [Step(name: .key)]))
        case .token(.value): .traversal(StepList(steps: [Step(name: .value)]))
        default: .traversal(StepList(steps: [Step(name: .identity)]))
        }
    }

    func appending(_ name: StepName, _ arguments: [Argument] = []) -> By {
        changed { $0.append(Step(name: name, arguments: arguments)) }
    }

    private func changed(_ change: (inout StepChain) -> StepChain.Attachment) -> By {
        guard case .traversal(let list) = traversalArgument else { return self }
        var chain = StepChain(steps: list.steps)
        _ = change(&chain)
        return By(.traversal(StepList(steps: chain.steps)))
    }

    /// How the step before looks at each thing.
    public func by(_ by: By) -> By {
        changed { $0.append(Modulator(name: .by, arguments: [by.argument])) }
    }

    /// How the step before looks at each thing, and in which order.
    public func by(_ by: By, _ order: Order) -> By {
        changed { $0.append(Modulator(name: .by, arguments: [by.argument, .order(order)])) }
    }

    /// Names what is here.
    public func `as`(_ tag: String) -> By {
        changed { $0.append(labels: [tag], at: nil) }
    }
}
