import ConfGraph
import Foundation

/// Asks for what must be true in every snapshot until the time is over; now
/// and then keeps one snapshot for some seconds.
struct SoakReader {
    let graph: Graph
    let end: ContinuousClock.Instant
    let seed: UInt64

    /// Answers how many reads there were.
    func run() throws -> Int {
        let truths = try SoakGraph.truths.map {
            (traversal: try PreparedTraversal($0.text), answer: $0.answer)
        }
        var random = SeededGenerator(state: seed)
        var reads = 0
        while ContinuousClock.now < end {
            let isLong = Int.random(in: 0..<500, using: &random) == 0
            try graph.read { g in
                let kept = ContinuousClock.now + .seconds(isLong ? 4 : 0)
                repeat {
                    let truth = truths[Int.random(in: 0..<truths.count, using: &random)]
                    let answer = try Subject.number(g, truth.traversal)
                    guard answer == truth.answer else {
                        throw Failure("\(truth.traversal.text): \(answer), not \(truth.answer)")
                    }
                } while ContinuousClock.now < kept
            }
            reads += 1
        }
        return reads
    }
}
