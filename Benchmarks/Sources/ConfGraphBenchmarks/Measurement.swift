import Foundation

/// Times in nanoseconds of the same work, done several times.
struct Samples {
    /// Whether processor time is taken in place of the time on the wall. Set
    /// before anything is measured.
    nonisolated(unsafe) static var measuresProcessorTime = false

    private(set) var values: [Double] = []

    mutating func append(_ nanoseconds: Double) { values.append(nanoseconds) }

    /// Times one run; its result comes back for comparison.
    mutating func time<R>(_ body: () throws -> R) rethrows -> R {
        if Self.measuresProcessorTime {
            let begin = clock()
            let result = try body()
            append(Double(clock() - begin) / Double(CLOCKS_PER_SEC) * 1e9)
            return result
        }
        let begin = ContinuousClock.now
        let result = try body()
        append((ContinuousClock.now - begin).nanoseconds)
        return result
    }

    var median: Double { quantile(0.5) }

    func quantile(_ part: Double) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return .nan }
        let middle = part * Double(sorted.count - 1)
        let low = Int(middle)
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (sorted[high] - sorted[low]) * (middle - Double(low))
    }
}

extension Duration {
    var nanoseconds: Double {
        Double(components.seconds) * 1e9 + Double(components.attoseconds) * 1e-9
    }
}

extension Run {
    /// Does the same work on both sides in turns, so that what disturbs the
    /// machine disturbs both, insists on equal answers, and adds a row.
    ///
    /// - Parameters:
    ///   - count: units of work in one answer; the row says what one takes.
    ///   - goal: how many times as fast ConfGraph must be.
    mutating func compare<Answer: Equatable>(
        _ name: String, per count: Int = 1, atLeast goal: Double? = nil,
        ours: () throws -> Answer, rival: () throws -> Answer
    ) throws {
        if let match = options.match, !name.contains(match) { return }
        // One run each before the timed ones: caches are warm on both sides.
        let expected = try rival()
        let answer = try ours()
        guard answer == expected else {
            throw Failure("\(name): ConfGraph answers \(answer), SQLite \(expected)")
        }
        var samples = (ours: Samples(), rival: Samples())
        for turn in 0..<options.repeats {
            // Each side goes first in half of the turns.
            for side in 0..<2 {
                let answer =
                    (turn + side) % 2 == 0
                    ? try samples.rival.time(rival) : try samples.ours.time(ours)
                guard answer == expected else {
                    throw Failure("\(name): \(answer) after \(expected)")
                }
            }
        }
        let ratio = samples.rival.median / samples.ours.median
        table.add(
            name, time(samples.ours.median / Double(count)),
            rival: time(samples.rival.median / Double(count)),
            ratio: String(format: "%.1fx", ratio),
            goal: goal.map { .judged("≥ \(number($0))x", met: ratio >= $0) } ?? .none)
    }
}
