/// Merges equal traversers before a step that costs something for each:
///
///     g.V().both().both().values("name")    // as g.V().both().barrier().both()…
///
/// where several may have met: after a hop of the traversal itself (a child
/// runs for many parents, whose traversers must stay apart), and not where
/// `order()` has put them in an order.
struct LazyBarrierStrategy: Strategy {
    static let name = "LazyBarrierStrategy"

    static func apply(to pipeline: inout Pipeline) {
        let context = pipeline.context
        guard pipeline.isRoot, context.strategies.allows(Self.self), context.needs.bulk,
            !context.needs.sacks, context.needs.paths == .none, !context.needs.isLazy
        else { return }
        if pipeline.isOrdered { return }
        for each in pipeline.operators.reversed() {
            switch each {
            case is ExpandOperator, is RepeatOperator, is UnionOperator, is EdgeEndOperator:
                pipeline.append(MergeOperator(context, input: pipeline.last))
                context.strategies.chose(name, "merges equal traversers")
                return
            case is DedupOperator, is MergeOperator, is RangeOperator: return
            case is FilterOperator, is ExtendPathOperator: continue
            default: return
            }
        }
    }
}
