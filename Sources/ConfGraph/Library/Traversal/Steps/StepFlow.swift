/// What flows between two steps, as far as the steps' names tell.
enum StepFlow {
    case vertices, edges
    /// Property values, ids, labels, counts: nothing that has edges or
    /// properties.
    case values
    case unknown

    /// What flows behind a step that this flows into.
    func behind(_ step: Step) -> StepFlow {
        switch step.name {
        case .V, .out, .in, .both, .outV, .inV, .bothV, .otherV, .toV, .addV, .mergeV: .vertices
        case .E, .outE, .inE, .bothE, .toE, .addE, .mergeE: .edges
        case .values, .id, .label, .labels, .key, .count: .values
        case .has, .hasLabel, .hasId, .hasNot, .filter, .where, .not, .is, .coin, .identity,
            .aggregate, .property, .sideEffect, .barrier, .simplePath, .cyclicPath, .timeLimit,
            .addLabel, .dropLabel, .dropLabels, .subgraph:
            self
        case .and, .or: step.arguments.isEmpty ? .unknown : self
        case .limit, .skip, .range, .tail, .sample, .dedup, .order:
            step.arguments.contains { if case .scope(.local) = $0 { true } else { false } }
                ? .unknown : self
        default: .unknown
        }
    }

    /// Why a step cannot work on what flows into it, and the step that was
    /// probably meant.
    func problem(_ name: StepName) -> (message: String, instead: String?)? {
        let call = "\(name.rawValue)()"
        switch (self, name) {
        case (.vertices, .outV): return (Self.needsEdge(call, "vertices"), "out")
        case (.vertices, .inV): return (Self.needsEdge(call, "vertices"), "in")
        case (.vertices, .bothV), (.vertices, .otherV), (.vertices, .toV):
            return (Self.needsEdge(call, "vertices"), "both")
        case (.values, .outV), (.values, .inV), (.values, .bothV), (.values, .otherV),
            (.values, .toV):
            return (Self.needsEdge(call, "values"), nil)
        case (.edges, .out): return (Self.needsVertex(call, "edges"), "inV")
        case (.edges, .in): return (Self.needsVertex(call, "edges"), "outV")
        case (.edges, .both): return (Self.needsVertex(call, "edges"), "bothV")
        case (.edges, .outE), (.edges, .inE), (.edges, .bothE), (.edges, .toE):
            return (Self.needsVertex(call, "edges") + ": go to one of their ends first", nil)
        case (.values, .out), (.values, .in), (.values, .both), (.values, .outE), (.values, .inE),
            (.values, .bothE), (.values, .toE):
            return (Self.needsVertex(call, "values"), nil)
        case (.values, .values), (.values, .properties), (.values, .valueMap),
            (.values, .propertyMap), (.values, .elementMap), (.values, .id), (.values, .label),
            (.values, .labels):
            return ("\(call) reads elements, and values flow in here", nil)
        default: return nil
        }
    }

    private static func needsEdge(_ call: String, _ found: String) -> String {
        "\(call) goes from an edge to a vertex, and \(found) flow in here"
    }

    private static func needsVertex(_ call: String, _ found: String) -> String {
        "\(call) walks from vertices, and \(found) flow in here"
    }
}
