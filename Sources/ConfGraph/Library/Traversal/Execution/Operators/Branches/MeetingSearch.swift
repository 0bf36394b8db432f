/// The first result of a loop that hops until it meets a vertex that is known:
/// a shortest path, searched from both ends.
final class MeetingSearch {
    enum Outcome {
        case found(Batch)
        /// No walk leads there.
        case none
        /// The loop has to be walked.
        case unknown
    }

    private let context: ExecutionContext
    private let hop: (direction: Direction, labels: LabelReference)
    private let isSimple: Bool
    private let ends: FewVertices

    /// - Parameters:
    ///   - isSimple: whether walks end that come to a vertex again.
    ///   - ends: what the loop goes on until.
    init(
        _ context: ExecutionContext, _ hop: (direction: Direction, labels: LabelReference),
        isSimple: Bool, until ends: FewVertices
    ) {
        self.context = context
        self.hop = hop
        self.isSimple = isSimple
        self.ends = ends
    }

    func forget() { ends.forget() }

    /// Searches for the traverser of a batch of one.
    func first(from start: Batch) throws -> Outcome {
        // A walk that began earlier may not come to where it was before; and the
        // way from a vertex to itself is none that two searches meet on.
        guard case .vertex(let source) = start.value(at: 0), let targets = try ends.keys(),
            targets.count <= 1, targets.first != source.key,
            !isSimple || start.paths?[0]?.length == 1
        else { return .unknown }
        guard let target = targets.first, try !hop.labels.matchesNothing() else { return .none }
        var charged = 0
        defer { context.release(charged) }
        let search = try TwoEndedSearch.between(
            source.key, target, along: hop.direction, hop.labels, context, longest: nil
        ) { [context] in
            charged += $0
            try context.charge($0)
        }
        guard let search else { return .unknown }
        guard let vertices = try search.next() else { return .none }
        var batch = start.moving(to: .vertices([target]))
        if context.paths == .full {
            var node = start.paths?[0]
            for vertex in vertices.dropFirst() {
                node = PathNode(context.vertex(Int64(vertex)), labels: [], parent: node)
            }
            batch.paths = [node]
        }
        return .found(batch)
    }
}
