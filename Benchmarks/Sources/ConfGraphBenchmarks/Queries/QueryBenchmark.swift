import Foundation

/// The table of questions: ConfGraph through the Gremlin text of a running
/// shell, beside SQLite by hand and beside arrays in memory.
enum QueryBenchmark {
    /// What is known of one scale.
    struct Outcome {
        var scale = 0.0
        var medians: [Query: Double] = [:]
        var bytesAnEdge = 0.0
        var edgesASecond = 0.0
    }

    static func run(_ run: inout Run) throws {
        var outcomes: [Outcome] = []
        for scale in run.options.scales {
            outcomes.append(try self.run(&run, scale: scale))
        }
        if outcomes.count > 1 { run.sections.append(growth(outcomes)) }
    }

    private static func run(_ run: inout Run, scale: Double) throws -> Outcome {
        let folder = run.folder.appendingPathComponent("conference-\(name(scale))").path
        if !FileManager.default.fileExists(atPath: folder) {
            say("generating scale \(name(scale))")
            _ = try ConferenceGraphFiles(
                graph: ConferenceGraph(scale: scale, seed: run.options.seed),
                folder: URL(fileURLWithPath: folder)
            ).write()
        }
        let arrays = try ConferenceArrays(folder: folder)
        var session = try QuerySession(run, folder: folder, arrays: arrays, scale: scale)
        try session.load()
        try session.ask()
        try session.seek()
        try session.write()
        try session.startProcesses()
        run.sections.append(session.report())
        return session.outcome
    }

    /// How each question grows with the graph.
    private static func growth(_ outcomes: [Outcome]) -> String {
        var table = MarkdownTable(
            ["growth, medians"] + outcomes.map { "scale \(name($0.scale))" }
                + ["last : first"])
        for query in Query.allCases {
            let medians = outcomes.compactMap { $0.medians[query] }
            guard medians.count == outcomes.count else { continue }
            table.add(
                [query.rawValue] + medians.map { time($0) }
                    + [String(format: "%.1f", medians[medians.count - 1] / medians[0])])
        }
        table.add(
            ["load, edges a second"]
                + outcomes.map { String(format: "%.2f M", $0.edgesASecond / 1e6) } + [""])
        table.add(
            ["bytes an edge"] + outcomes.map { String(format: "%.1f", $0.bytesAnEdge) } + [""])
        return table.text()
    }

    /// A scale without digits it does not have.
    static func name(_ scale: Double) -> String { String(format: "%g", scale) }

    static func say(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
