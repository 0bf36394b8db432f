import ConfGraph

/// The graph of the soak: accounts that lend to each other. Whatever a
/// transaction does, the sum of the balances and the number of `owes` edges
/// stay what they were, so that every reader can tell a wrong snapshot.
struct SoakGraph {
    static let accounts = 20_000
    static let edges = 200_000
    static let balance = 1_000

    static func make(_ path: String) throws {
        let graph = try Graph(path: path)
        try graph.bulkLoad { loader in
            _ = try loader.addVertices(label: "account", count: accounts)
            var random = SeededGenerator(state: 1)
            try loader.addEdges(
                "owes",
                (0..<edges).lazy.map { _ in
                    (
                        source: Int64.random(in: 1...Int64(accounts), using: &random),
                        target: Int64.random(in: 1...Int64(accounts), using: &random)
                    )
                })
        }
        try graph.write { g in
            try g.v("account").property("balance", balance).iterate()
        }
    }

    /// What every snapshot must answer.
    static let truths: [(text: String, answer: Int64)] = [
        ("g.V().hasLabel('account').values('balance').sum()", Int64(accounts * balance)),
        ("g.V().hasLabel('account').has('balance').count()", Int64(accounts)),
        ("g.E().hasLabel('owes').count()", Int64(edges)),
        ("g.V().hasLabel('account').out('owes').count()", Int64(edges)),
        ("g.V().hasLabel('account').in('owes').count()", Int64(edges)),
    ]
}
