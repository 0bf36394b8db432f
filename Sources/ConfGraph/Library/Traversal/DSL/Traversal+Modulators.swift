// Words that change the step before them. A `by` after a step that takes none
// is kept as a mistake and thrown when the traversal runs.

extension Traversal {
    /// The step before looks at the things themselves.
    public func by() -> Self { modulating(.by) }

    /// How the step before looks at each thing: a key, an order, a part, a
    /// traversal.
    public func by(_ by: By) -> Self { modulating(.by, [by.argument]) }

    /// How the step before looks at each thing, and in which order it sorts.
    public func by(_ by: By, _ order: Order) -> Self {
        modulating(.by, [by.argument, .order(order)])
    }

    /// An option of the step before.
    public func with(_ option: TraversalOption) -> Self {
        modulating(.with, [option.argument(of: steps)])
    }

    /// An option of the step before, with its value.
    public func with(_ option: TraversalOption, _ value: some PropertyConvertible) -> Self {
        modulating(.with, [option.argument(of: steps), .value(value.propertyValue)])
    }

    /// An option of the step before, as far as the traversal says.
    public func with(_ option: TraversalOption, of traversal: By) -> Self {
        modulating(.with, [option.argument(of: steps), traversal.traversalArgument])
    }

    /// An option of the step before, with one of the values that Gremlin names.
    public func with(_ option: TraversalOption, setting value: TraversalOption) -> Self {
        modulating(.with, [option.argument(of: steps), value.argument(of: steps)])
    }
}

extension Traversal {
    /// Where a new edge, or a path, begins: a tag, or `.V(id)`,
    /// `.vertex(vertex)` …
    public func from(_ end: By) -> Self { modulating(.from, [end.argument]) }

    /// Where a new edge, or a path, ends: a tag, or `.V(id)`,
    /// `.vertex(vertex)` …
    public func to(_ end: By) -> Self { modulating(.to, [end.argument]) }
}

/// A key or value of `with`: `.tokens`, `.indexer`, `.propertyName` …
public struct TraversalOption: ExpressibleByStringLiteral, Sendable {
    private let argument: Argument

    /// A key, as a literal.
    public init(stringLiteral value: String) { argument = .value(.string(value)) }

    private init(named name: String) { argument = .option(name) }

    /// An option that several steps have, each under a name of its own.
    init(ofStep name: String) { argument = .option(name) }

    /// The option as the last of the steps names it: `PageRank.edges`.
    func argument(of list: StepList) -> Argument {
        guard case .option(let name) = argument, !name.utf8.contains(UInt8(ascii: ".")),
            let step = list.steps.last?.name
        else { return argument }
        switch step {
        case .pageRank: return .option("PageRank." + name)
        case .peerPressure: return .option("PeerPressure." + name)
        case .connectedComponent: return .option("ConnectedComponent." + name)
        case .shortestPath: return .option("ShortestPath." + name)
        case .io: return .option("IO." + name)
        default: return argument
        }
    }

    /// Ids and labels in maps (`valueMap`).
    public static var tokens: TraversalOption { TraversalOption(named: "WithOptions.tokens") }
    /// Nothing but the properties.
    public static var none: TraversalOption { TraversalOption(named: "WithOptions.none") }
    /// Only ids.
    public static var ids: TraversalOption { TraversalOption(named: "WithOptions.ids") }
    /// Only labels.
    public static var labels: TraversalOption { TraversalOption(named: "WithOptions.labels") }
    /// Only keys.
    public static var keys: TraversalOption { TraversalOption(named: "WithOptions.keys") }
    /// Only values.
    public static var values: TraversalOption { TraversalOption(named: "WithOptions.values") }
    /// Everything.
    public static var all: TraversalOption { TraversalOption(named: "WithOptions.all") }
    /// What `index` yields.
    public static var indexer: TraversalOption { TraversalOption(named: "WithOptions.indexer") }
    /// A list of pairs.
    public static var list: TraversalOption { TraversalOption(named: "WithOptions.list") }
    /// A map.
    public static var map: TraversalOption { TraversalOption(named: "WithOptions.map") }
}
