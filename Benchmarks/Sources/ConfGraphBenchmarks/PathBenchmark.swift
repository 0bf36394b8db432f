import ConfGraph

/// All paths of two hops, counted.
enum PathBenchmark {
    static func run(_ run: inout Run) throws {
        let subject = try Subject(path: run.ourPath)
        let rival = try Rival(path: run.rivalPath)
        try rival.beginReading()
        let vertices = run.options.vertices
        let counting = try PreparedTraversal("V().out(link).out(link).count()")
        try subject.graph.read { g in
            try run.compare(
                "2-hop paths of the whole graph; SQLite in one scan (in-degree times out-degree)",
                atLeast: 15,
                ours: { try Subject.number(g, counting) },
                rival: { try rival.countPathsInOneScan(label: 0, vertices: vertices) })
            try run.compare(
                "the same; SQLite hop by hop, as for any number of hops", atLeast: 15,
                ours: { try Subject.number(g, counting) },
                rival: {
                    try rival.countPathsHopByHop(label: 0, vertices: vertices, hops: 2)
                })
        }
        try rival.endReading()
    }
}
