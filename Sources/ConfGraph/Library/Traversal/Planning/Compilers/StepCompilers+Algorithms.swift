extension StepCompilers {
    /// Graph algorithms.
    static var algorithms: [StepName: Compiler] {
        [
            .pageRank: pageRank,
            .connectedComponent: { planner, step, pipeline in
                let settings = try AlgorithmSettings(
                    planner, step, "ConnectedComponent", ["edges", "propertyName"])
                let options = try settings.options(
                    .both, AlgorithmSettings.component, pipeline)
                pipeline.append(
                    ConnectedComponentOperator(planner.context, pipeline.last, options))
                return .stays
            },
            .peerPressure: { planner, step, pipeline in
                let settings = try AlgorithmSettings(
                    planner, step, "PeerPressure", ["edges", "times", "propertyName"])
                let times = try settings.times() ?? 30
                let options = try settings.options(
                    .out, "gremlin.peerPressureVertexProgram.cluster", pipeline)
                pipeline.append(
                    PeerPressureOperator(planner.context, pipeline.last, options, times: times))
                return .stays
            },
            .shortestPath: shortestPath,
        ]
    }

    private static func pageRank(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let settings = try AlgorithmSettings(
            planner, step, "PageRank", ["edges", "times", "propertyName"])
        var alpha = 0.85
        if let argument = step.arguments.first {
            guard let number = try planner.constants.value(argument).doubleValue,
                (0...1).contains(number)
            else {
                throw GraphError(
                    .invalidArgument, "pageRank() needs an alpha from 0 to 1, such as 0.85.")
            }
            alpha = number
        }
        let times = try settings.times() ?? 20
        let options = try settings.options(
            .out, "gremlin.pageRankVertexProgram.pageRank", pipeline)
        pipeline.append(
            PageRankOperator(
                planner.context, pipeline.last, options, alpha: alpha, times: times))
        return .stays
    }

    private static func shortestPath(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let settings = try AlgorithmSettings(
            planner, step, "ShortestPath",
            ["target", "edges", "distance", "maxDistance", "includeEdges"])
        var options = ShortestPathOperator.Options(edges: try settings.edges(.both))
        if let target = settings["target"] {
            guard case .traversal(let list) = target else {
                throw settings.refused("target", "a Traversal")
            }
            try planner.refuseMutation(list)
            options.target = try planner.child(list)
            try TwoEndedSearchStrategy.apply(to: &options, list, planner)
        }
        if let distance = settings["distance"] {
            switch distance {
            case .traversal(let list):
                try planner.refuseMutation(list)
                options.length = .child(try planner.child(list))
            default:
                guard case .string(let name) = try planner.constants.value(distance) else {
                    throw settings.refused("distance", "a Traversal or a String")
                }
                options.length = .key(planner.key(name))
            }
        }
        if let longest = settings["maxDistance"] {
            guard let number = try planner.constants.valueIfPlain(longest)?.doubleValue else {
                throw settings.refused("maxDistance", "a Number")
            }
            options.longest = number
        }
        if let includes = settings["includeEdges"] {
            guard case .bool(let includes)? = try planner.constants.valueIfPlain(includes) else {
                throw settings.refused("includeEdges", "a Boolean")
            }
            options.includesEdges = includes
        }
        pipeline.append(ShortestPathOperator(planner.context, pipeline.last, options))
        return .moves
    }
}

/// The `with` options of a step that runs a graph algorithm.
struct AlgorithmSettings {
    private let planner: Planner
    private let type: String
    private var values: [String: Argument] = [:]

    static let component = "gremlin.connectedComponentVertexProgram.component"

    /// - Throws: ``GraphError`` where the step has an option of another name.
    init(_ planner: Planner, _ step: Step, _ type: String, _ names: [String]) throws {
        self.planner = planner
        self.type = type
        for modulator in step.modulators where modulator.name == .with {
            let key: String
            switch modulator.arguments.first {
            case .option(let name): key = name
            case .value(.string(let name)): key = name
            default: continue
            }
            // PageRank.edges, and what it stands for: ~tinkerpop.pageRank.edges.
            let parts = key.split(separator: ".")
            guard let name = parts.last.map(String.init), names.contains(name),
                parts.count == 1 || parts[parts.count - 2].lowercased() == type.lowercased()
            else {
                throw GraphError(
                    .invalidArgument,
                    "\(step.name.rawValue)() has no option \(key): there are "
                        + names.map { "\(type).\($0)" }.joined(separator: ", ") + ".")
            }
            values[name] = modulator.arguments.count > 1 ? modulator.arguments[1] : .value(true)
        }
    }

    subscript(name: String) -> Argument? { values[name] }

    func refused(_ name: String, _ kind: String) -> GraphError {
        GraphError(.invalidArgument, "\(type).\(name) requires \(kind) as its argument.")
    }

    /// The option `edges`: a traversal, or a direction.
    func edges(_ usual: Direction) throws -> WalkedEdges {
        let all = LabelReference([], planner.context)
        switch values["edges"] {
        case nil: return .plain(usual, all)
        case .direction(let direction), .value(.direction(let direction)):
            return .plain(direction, all)
        case .traversal(let list):
            try planner.refuseMutation(list)
            if list.steps.count == 1, let step = list.steps.first, step.labels.isEmpty,
                let direction = step.edgeDirection
            {
                return .plain(direction, try planner.labels(step))
            }
            return .traversal(try planner.child(list))
        default: throw refused("edges", "a Traversal")
        }
    }

    /// The option `times`.
    func times() throws -> Int? {
        guard let argument = values["times"] else { return nil }
        guard let times = try planner.constants.valueIfPlain(argument)?.wholeNumber, times >= 0
        else { throw refused("times", "an Integer of 0 or more") }
        return Int(times)
    }

    /// The options `edges` and `propertyName` of a step that computes a
    /// property of every vertex.
    func options(
        _ usual: Direction, _ property: String, _ pipeline: Pipeline
    ) throws -> VertexAlgorithmOptions {
        var property = property
        if let argument = values["propertyName"] {
            guard case .string(let name)? = try planner.constants.valueIfPlain(argument) else {
                throw refused("propertyName", "a String")
            }
            property = name == "ConnectedComponent.component" ? Self.component : name
        }
        let edges = try edges(usual)
        return VertexAlgorithmOptions(
            edges: edges, property: planner.context.computed.declare(property),
            beginsEverywhere: pipeline.isRoot
                && pipeline.operators.dropFirst().allSatisfy(\.findsVertices))
    }
}

extension Step {
    /// The direction of `outE`, `inE`, `bothE`.
    fileprivate var edgeDirection: Direction? {
        switch name {
        case .outE, .inE, .bothE: hopDirection
        default: nil
        }
    }
}

extension BatchOperator {
    /// Whether it is a part of a `V()`, or of an algorithm that such a step
    /// led to: filters and walks are not.
    fileprivate var findsVertices: Bool {
        switch self {
        case let scan as VertexScanOperator: scan.labels.names.isEmpty
        case is VertexLookupOperator, is ElementLookupOperator, is VertexAlgorithmOperator,
            is ExtendPathOperator, is LabelPathOperator:
            true
        default: false
        }
    }
}
