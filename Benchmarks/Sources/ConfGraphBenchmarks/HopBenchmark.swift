import ConfGraph
import Foundation

/// One hop from random vertices, and from a hub.
enum HopBenchmark {
    static func run(_ run: inout Run, _ generated: GeneratedGraph) throws {
        let options = run.options
        var random = SeededGenerator(state: 42)
        let starts = (0..<options.starts).map { _ in
            Int64.random(in: 1...Int64(options.vertices), using: &random)
        }
        let hub = generated.hub(near: 10_000)
        let subject = try Subject(path: run.ourPath)
        let rival = try Rival(path: run.rivalPath)
        try rival.beginReading()

        try subject.graph.read { g in
            try scattered(&run, g, rival, starts)
            try fromHub(&run, g, rival, hub)
        }
        try rival.endReading()
    }

    /// Many start vertices in one traversal, and one traversal for each.
    private static func scattered(
        _ run: inout Run, _ g: TraversalSource, _ rival: Rival, _ starts: [Int64]
    ) throws {
        let parameters: [String: PropertyValue] = ["starts": .list(starts.map { .long($0) })]
        var seen = [UInt64](repeating: 0, count: run.options.vertices / 64 + 1)

        let counting = try PreparedTraversal("V(:starts).out(link).count()")
        try run.compare(
            "random 1-hop, neighbours counted", per: starts.count, atLeast: 2,
            ours: { try Subject.number(g, counting, parameters) },
            rival: { try rival.countOut(starts, label: 0) })

        let distinct = try PreparedTraversal("V(:starts).out(link).dedup().count()")
        try run.compare(
            "random 1-hop, every neighbour looked at (distinct ones counted)", per: starts.count,
            atLeast: 2,
            ours: { try Subject.number(g, distinct, parameters) },
            rival: { try rival.countDistinctNeighbors(starts, label: 0, seen: &seen) })

        let summing = try PreparedTraversal("V(:starts).out(link).id().sum()")
        try run.compare(
            "random 1-hop, the neighbours' ids added up", per: starts.count, atLeast: 2,
            ours: { try Subject.number(g, summing, parameters) },
            rival: { try rival.sumOfNeighbors(starts, label: 0) })

        let few = Array(starts.prefix(20_000))
        let one = try PreparedTraversal("V(:start).out(link).count()")
        try run.compare(
            "random 1-hop, one prepared traversal each", per: few.count,
            ours: {
                try few.reduce(0) {
                    try $0 + Subject.number(g, one, ["start": .long($1)])
                }
            },
            rival: { try rival.countOut(few, label: 0) })
    }

    private static func fromHub(
        _ run: inout Run, _ g: TraversalSource, _ rival: Rival, _ hub: (vertex: Int64, degree: Int)
    ) throws {
        // A single run takes microseconds: time a hundred.
        let times = 100
        let parameters: [String: PropertyValue] = ["hub": .long(hub.vertex)]
        var seen = [UInt64](repeating: 0, count: run.options.vertices / 64 + 1)

        let counting = try PreparedTraversal("V(:hub).out(link).count()")
        try run.compare(
            "hub of \(hub.degree) edges, counted", per: times, atLeast: 30,
            ours: {
                try (0..<times).reduce(0) { sum, _ in
                    try sum + Subject.number(g, counting, parameters)
                }
            },
            rival: {
                try (0..<times).reduce(0) { sum, _ in
                    try sum + rival.countOut([hub.vertex], label: 0)
                }
            })

        let distinct = try PreparedTraversal("V(:hub).out(link).dedup().count()")
        try run.compare(
            "hub of \(hub.degree) edges, every neighbour looked at (distinct ones counted)",
            per: times, atLeast: 30,
            ours: {
                try (0..<times).reduce(0) { sum, _ in
                    try sum + Subject.number(g, distinct, parameters)
                }
            },
            rival: {
                try (0..<times).reduce(0) { sum, _ in
                    try sum + rival.countDistinctNeighbors([hub.vertex], label: 0, seen: &seen)
                }
            })
    }
}
