/// `sample(n)`: some of the traversers, the heavier the likelier.
///
/// Draws as TinkerPop does, so that a seed gives its choices: each draw walks
/// over all that is left and takes a traverser with its share of the weight
/// that lies ahead, and so often anew until one is taken.
final class SampleOperator: CollectingOperator {
    private let wanted: Int64
    private let weight: ValueFunction?
    private var random: SeededRandom

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ wanted: Int64,
        weight: ValueFunction?
    ) {
        self.wanted = max(wanted, 0)
        self.weight = weight
        random = context.makeRandom()
        super.init(context, input: input)
    }

    override func arrange() throws {
        if context.configuration.seed != nil {
            // Equal traversers are one, at the place of the first of them.
            collected.lane = .values(collected.values())
            collected = try collected.bulked(context)
        }
        let weights = try weighed()
        let bulk = (0..<collected.count).map { collected.bulk(at: $0) }
        if try collected.total() <= wanted { return }
        if weight == nil, collected.bulk == nil, context.configuration.seed == nil {
            collected = collected.gathered(drawnEqually())
            return
        }
        let (rows, counts) = try drawn(weights, bulk)
        collected = collected.gathered(rows)
        if collected.bulk != nil { collected.bulk = counts }
    }

    /// Where all weigh the same and no seed asks for TinkerPop's draws, each
    /// draw is one number.
    private func drawnEqually() -> [Int32] {
        var rows = (0..<Int32(collected.count)).map { $0 }
        for place in 0..<Int(wanted) {
            rows.swapAt(place, place + random.below(rows.count - place))
        }
        return Array(rows.prefix(Int(wanted)))
    }

    /// The weights; traversers without one are dropped.
    private func weighed() throws -> [Double] {
        guard let weight else { return Array(repeating: 1, count: collected.count) }
        var weights: [Double] = []
        var rows: [Int32] = []
        for (row, value) in try weight.values(collected, context).enumerated() {
            guard let value else { continue }
            guard let number = value.doubleValue else {
                throw GraphError(
                    .runtime,
                    "Traverser \(collected.value(at: row)) does not evaluate to a number with the "
                        + "by() of sample(), which gives \(value). Give sample() a by() that yields "
                        + "numbers.")
            }
            guard number >= 0 else {
                throw GraphError(
                    .runtime, "sample() takes weights of at least 0, and \(value) is none.")
            }
            weights.append(number)
            rows.append(Int32(row))
        }
        if rows.count < collected.count { collected = collected.gathered(rows) }
        return weights
    }

    /// Rows in the order of their first draw, and how often each was drawn.
    private func drawn(
        _ weights: [Double], _ bulk: [Int64]
    ) throws -> (rows: [Int32], counts: [Int64]) {
        var total = 0.0
        for row in bulk.indices { total += weights[row] * Double(bulk[row]) }
        var rows: [Int32] = []
        var taken = [Int64](repeating: 0, count: bulk.count)
        // What weighs nothing is never drawn.
        var left: Int64 = 0
        for row in bulk.indices where weights[row] > 0 { left += bulk[row] }
        var count: Int64 = 0
        while count < min(wanted, left) {
            try context.poll()
            guard let row = draw(weights, bulk, total, taken) else { continue }
            if taken[row] == 0 { rows.append(Int32(row)) }
            taken[row] += 1
            count += 1
        }
        return (rows, rows.map { taken[Int($0)] })
    }

    /// One walk; nil where it takes none.
    private func draw(
        _ weights: [Double], _ bulk: [Int64], _ total: Double, _ taken: [Int64]
    ) -> Int? {
        var ahead = total
        for row in bulk.indices {
            for _ in 0..<(bulk[row] - taken[row]) {
                if random.unit() <= weights[row] / ahead { return row }
                ahead -= weights[row]
            }
        }
        return nil
    }
}
