import ConfGraph
import Foundation

/// Moves money and edges about, a few at a time, until the time is over.
struct SoakWriter {
    let graph: Graph
    let end: ContinuousClock.Instant

    struct Outcome: Sendable {
        var commits = 0
        var largestLog = 0
        var longest = 0.0
    }

    func run() throws -> Outcome {
        let balance = try PreparedTraversal("g.V(:id).values('balance')")
        let set = try PreparedTraversal("g.V(:id).property('balance', :value)")
        let add = try PreparedTraversal("g.V(:from).addE('owes').to(__.V(:to))")
        // Not every vertex owes: the edge that goes is one of those that are.
        let remove = try PreparedTraversal("g.V(:id).outE('owes').limit(1).sideEffect(__.drop())")
        var random = SeededGenerator(state: UInt64(getpid()))
        var outcome = Outcome()
        func account() -> PropertyValue {
            .long(Int64.random(in: 1...Int64(SoakGraph.accounts), using: &random))
        }
        while ContinuousClock.now < end {
            let begin = ContinuousClock.now
            try graph.write { g in
                for _ in 0..<Int.random(in: 1...20, using: &random) {
                    let (giver, taker) = (account(), account())
                    guard giver != taker else { continue }
                    for (who, change) in [(giver, -1), (taker, 1)] {
                        guard
                            case .int(let now)? =
                                try g.traverse(balance, parameters: ["id": who]).next()
                        else { throw Failure("an account without a balance") }
                        try g.traverse(
                            set,
                            parameters: ["id": who, "value": .int(now + Int32(change))]
                        ).iterate()
                    }
                    let removed = try g.traverse(remove, parameters: ["id": giver]).next() != nil
                    if removed {
                        try g.traverse(add, parameters: ["from": giver, "to": taker]).iterate()
                    }
                }
            }
            outcome.commits += 1
            outcome.longest = max(outcome.longest, (ContinuousClock.now - begin).nanoseconds)
            if outcome.commits % 64 == 0, let path = graph.path {
                outcome.largestLog = max(outcome.largestLog, Device.size(path, only: "-wal"))
            }
        }
        return outcome
    }
}
