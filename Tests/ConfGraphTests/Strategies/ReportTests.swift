@testable import ConfGraph
import Testing

/// What `explain` and `profile` say.
@Suite struct ReportTests {
    private static let text =
        "g.V().hasLabel('talk').has('year', 2015).in('gave').local(out('knows').count())"

    @Test func explainNamesStatementsThatRun() throws {
        let toy = try ToyGraph.shared.get()
        let explanation = try toy.file.read { try $0.traverse(Self.text).explain() }
        #expect(explanation.traversal.hasPrefix("g.V().hasLabel(\"talk\")"))
        #expect(explanation.steps.first == "V()" && explanation.steps.count == 5)
        let statements = explanation.operators.flatMap(\.statements)
        #expect(statements.contains { $0.sql.contains("FROM vertex_label WHERE") })
        #expect(statements.allSatisfy { !$0.plan.isEmpty })
        // Bound, never spliced.
        #expect(!statements.contains { $0.sql.contains("2015") || $0.sql.contains("talk") })
        let inner = explanation.operators.flatMap(\.children).joined()
        #expect(inner.contains { $0.name == "DegreeCount OUT knows" && $0.step == nil })
        #expect(inner.contains { $0.statements.contains { $0.sql.contains("FROM adjacency") } })
        #expect(explanation.notes.contains { $0.contains("createIndex") })
    }

    /// Each statement that explain shows is one that the connection has
    /// prepared once the traversal has run, and an index is seen to be used.
    @Test func explainShowsAnIndexSeek() throws {
        let toy = try ToyGraph.shared.get()
        try toy.file.read { g in
            let traversal = try g.traverse("g.V().has('speaker', 'name', 'Bo').values('age')")
            let explanation = try traversal.explain()
            let seek = try #require(explanation.operators.first)
            #expect(seek.name == "IndexSeek name")
            #expect(seek.statements.first?.plan.first?.hasPrefix("SEARCH index_") == true)
            let reader = try g.scope.reader
            let used = try reader.connection.recordingStatements { _ = try traversal.toList() }
                .map { $0.split { $0 == " " || $0 == "\n" }.joined(separator: " ") }
            for statement in explanation.operators.flatMap(\.statements) {
                #expect(used.contains(statement.sql), "\(statement.sql)")
            }
        }
    }

    @Test func reportsAreTheLastStep() throws {
        let toy = try ToyGraph.shared.get()
        toy.fails("g.V().explain().out()", .invalidArgument, step: 2, saying: "last step")
        toy.fails("g.V().map(__.out().explain())", .invalidArgument, saying: "inside another")
        toy.fails(
            "g.V().profile().out()", .invalidArgument,
            saying: "When specified, the profile()-Step must be the last step")
        toy.fails("g.V().profile().cap('x')", .invalidArgument, saying: "must be the last step")
        toy.fails("g.V().map(__.out().profile())", .invalidArgument, saying: "the last step")
        toy.fails(
            "g.V().profile('x').profile()", .invalidArgument,
            saying: "cannot be specified multiple times")
        toy.fails("g.V().out().explain().explain()", .invalidArgument, saying: "last step")
    }

    @Test func explainAsAStepRunsNothing() throws {
        let graph = try Graph.inMemory()
        try graph.write { g in
            let found = try g.traverse("g.addV('talk').explain()").toList()
            guard case .map(let map)? = found.first else { return #expect(Bool(false)) }
            #expect(map[.string("traversal")] == .string("g.addV(\"talk\")"))
            #expect(try g.traverse("g.V().count()").toList() == [.long(0)])
        }
    }

    @Test func profileCountsRowsAndBulk() throws {
        let toy = try ToyGraph.shared.get()
        let profile = try toy.memory.read { g in
            try g.traverse("g.V().out('about').groupCount().by('name')").profile()
        }
        #expect(profile.entries.map(\.step) == [1, 2, 3, 3])
        #expect(profile.entries.map(\.bulk) == [13, 5, 5, 1])
        // Two topics of the five have met others.
        #expect(profile.entries.map(\.rows) == [13, 5, 3, 1])
        let shares = profile.entries.map(\.share).reduce(0, +)
        #expect(shares > 0.99 && shares < 1.01)
        #expect(profile.entries.map(\.time).reduce(.zero, +) <= profile.time)
        let lines = profile.description.split(separator: "\n")
        #expect(lines.count == 6 && lines[0].contains("Share") && lines[5].contains("all"))
        #expect(profile.json.hasPrefix("{\"dur\":"))
    }

    @Test func profileLooksInside() throws {
        let toy = try ToyGraph.shared.get()
        let profile = try toy.file.read { g in
            try g.traverse("g.V('ada').repeat(both('knows')).until(loops().is(2)).profile()")
                .profile()
        }
        let loop = try #require(profile.entries.last)
        #expect(loop.bulk > 0)
        #expect(loop.children.joined().contains { $0.name == "Expand BOTH knows" && $0.rows > 0 })
        #expect(loop.children.joined().allSatisfy { $0.time <= profile.time })
    }

    @Test func profileIsAResultOrASideEffect() throws {
        let toy = try ToyGraph.shared.get()
        for text in ["g.V().out().profile()", "g.V().out().profile('m').cap('m')"] {
            let found = try toy.memory.read { try $0.traverse(text).toList() }
            guard case .map(let map)? = found.first, found.count == 1,
                case .list(let metrics)? = map[.string("metrics")],
                case .map(let last)? = metrics.last,
                case .map(let counts)? = last[.string("counts")]
            else {
                Issue.record("\(text) gave \(found)")
                continue
            }
            #expect(counts[.string("elementCount")] == .long(18))
        }
        // As a side effect it lets through what it counts.
        toy.gives("g.V('ada').out('knows').profile('m')", ["v[bo]", "v[bo]"])
    }
}
