/// `SubgraphStrategy`: what does not meet its criteria a traversal does not
/// see.
///
///     withStrategies(new SubgraphStrategy(vertices: __.has("year", 2015))).V().out()
///     // becomes V().filter(has("year", 2015)).out().filter(has("year", 2015))
///
/// Unlike an optimisation it has a meaning: it runs also where those are
/// switched off.
struct SubgraphDecoration: Decoration {
    private var vertices: StepList?
    private var edges: StepList?
    private var vertexProperties: StepList?
    /// An edge is there only where the vertex at its other end is.
    private var checksEnds = true

    init(_ arguments: [(key: String, value: Argument)]) {
        for (key, value) in arguments {
            switch (key, value) {
            case ("vertices", .traversal(let list)): vertices = list
            case ("edges", .traversal(let list)): edges = list
            case ("vertexProperties", .traversal(let list)): vertexProperties = list
            case ("checkAdjacentVertices", .value(.bool(let flag))): checksEnds = flag
            default: continue
            }
        }
    }

    var visibleProperties: StepList? { vertexProperties.map { StepList.ofVertexProperties($0) } }

    func rewritten(_ step: Step, _ flow: StepFlow) -> [Step] {
        switch step.name {
        case .V, .inV, .outV, .bothV, .otherV, .toV, .addV, .mergeV:
            return step.filtered(by: vertices)
        case .E, .outE, .inE, .bothE, .toE, .addE, .mergeE:
            return step.filtered(by: edges(of: step))
        case .out, .in, .both:
            guard let edges else { return step.filtered(by: vertices) }
            return step.throughEdges(edges, to: vertices)
        default: return step.readingProperties(visibleProperties)
        }
    }

    /// What the edges that a step yields must meet.
    private func edges(of step: Step) -> StepList? {
        guard checksEnds, let vertices else { return edges }
        let ends: [StepName]
        switch (step.name, step.arguments.first) {
        case (.addE, _), (.mergeE, _): ends = []
        case (.outE, _), (.toE, .direction(.out)): ends = [.inV]
        case (.inE, _), (.toE, .direction(.in)): ends = [.outV]
        default: ends = [.inV, .outV]
        }
        let checks = ends.map {
            Step.filter(StepList(steps: [Step(name: $0), Step.filter(vertices)]))
        }
        let criteria = (edges.map { [Step.filter($0)] } ?? []) + checks
        return criteria.isEmpty ? nil : StepList(steps: criteria)
    }
}
