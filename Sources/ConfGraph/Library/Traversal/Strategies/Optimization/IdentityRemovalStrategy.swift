/// Removes steps that do nothing:
///
///     g.V().identity().out()    // becomes g.V().out()
struct IdentityRemovalStrategy: RewritingStrategy {
    static let name = "IdentityRemovalStrategy"

    func rewrite(_ steps: [Step], _ scope: StrategyScope) -> [Step]? {
        guard steps.count > 1 else { return nil }
        let kept = steps.filter { !($0.name == .identity && $0.labels.isEmpty) }
        return kept.count < steps.count && !kept.isEmpty ? kept : nil
    }
}
