import Foundation

/// Loading the sorted graph, and what it takes on disk.
enum LoadBenchmark {
    static func run(_ run: inout Run, _ generated: GeneratedGraph) throws {
        let edges = Double(generated.edges)
        var ours = Samples()
        var rival = Samples()
        try rival.time {
            let database = try Rival(path: run.rivalPath)
            try database.load(generated)
        }
        try ours.time {
            let subject = try Subject(path: run.ourPath)
            try subject.load(generated)
        }
        let rate = edges / ours.median * 1e9
        run.table.add(
            "sorted bulk load, rows and blocks of both directions", rateText(rate),
            rival: rateText(edges / rival.median * 1e9),
            ratio: String(format: "%.1fx", rival.median / ours.median),
            goal: .judged("≥ 1 M edges/s", met: rate >= 1e6))
        let bytes = Double(Device.size(run.ourPath)) / edges
        run.table.add(
            "bytes an edge, vertices and all", String(format: "%.1f", bytes),
            rival: String(format: "%.1f", Double(Device.size(run.rivalPath)) / edges),
            goal: .judged("≤ 40", met: bytes <= 40))
    }

    private static func rateText(_ perSecond: Double) -> String {
        String(format: "%.2f M edges/s", perSecond / 1e6)
    }
}
