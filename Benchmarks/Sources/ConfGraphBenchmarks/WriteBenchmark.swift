import ConfGraph
import Foundation

/// Edges added one by one: durably, many at once, and to a hub.
enum WriteBenchmark {
    static func run(_ run: inout Run) throws {
        try singleInserts(&run)
        try growingHub(&run)
    }

    private static func singleInserts(_ run: inout Run) throws {
        let path = run.folder.appendingPathComponent("writes.db").path
        let subject = try Subject(path: path)
        let vertices = try subject.graph.write { g in
            try (0..<1000).map { _ in try g.addVertex("node") }
        }
        var random = SeededGenerator(state: 3)
        var inserts = Samples()
        var bare = Samples()
        let device = try Device(folder: run.folder)
        for _ in 0..<500 {
            // The device by itself, in turns with the inserts.
            bare.time { device.appendAndSync(bytes: 16_384) }
            let source = vertices[Int.random(in: 0..<1000, using: &random)]
            let target = vertices[Int.random(in: 0..<1000, using: &random)]
            try inserts.time {
                try subject.graph.write { g in _ = try g.addEdge("link", from: source, to: target) }
            }
        }
        run.table.add(
            "one durable insert, median (the device alone: 16 KB and its sync "
                + "\(time(bare.median)))",
            time(inserts.median))

        var many = Samples()
        for _ in 0..<run.options.repeats {
            try many.time {
                try subject.graph.write { g in
                    for _ in 0..<10_000 {
                        _ = try g.addEdge(
                            "link", from: vertices[Int.random(in: 0..<1000, using: &random)],
                            to: vertices[Int.random(in: 0..<1000, using: &random)])
                    }
                }
            }
        }
        run.table.add(
            "10,000 inserts in one transaction", time(many.median),
            ratio: "\(time(many.median / 10_000)) each")
    }

    /// 100,000 edges into one vertex, a thousand a transaction, compactions
    /// included.
    private static func growingHub(_ run: inout Run) throws {
        var first = Samples()
        var second = Samples()
        for turn in 0..<3 {
            let path = run.folder.appendingPathComponent("hub-\(turn).db").path
            let subject = try Subject(path: path)
            let vertices = try subject.graph.write { g in
                try (0..<1001).map { _ in try g.addVertex("node") }
            }
            func half() throws {
                for _ in 0..<50 {
                    try subject.graph.write { g in
                        for other in vertices.dropFirst() {
                            _ = try g.addEdge("link", from: vertices[0], to: other)
                        }
                    }
                }
            }
            try first.time(half)
            try second.time(half)
        }
        let ratio = second.median / first.median
        run.table.add(
            "the second 50,000 edges of a hub, against the first",
            "\(time(second.median)) : \(time(first.median))", ratio: String(format: "%.2f", ratio),
            goal: .judged("≤ 1.2", met: ratio <= 1.2))
    }
}
