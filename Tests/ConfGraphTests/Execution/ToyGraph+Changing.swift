@testable import ConfGraph
import Testing

extension ToyGraph {
    /// Changes a new toy graph by text in memory, with and without strategies,
    /// and in a compacted file; asks questions afterwards, and after reopening
    /// the delta by compaction.
    static func after(
        _ change: String, gives results: [String]? = nil, _ questions: [(String, [String])],
        at location: SourceLocation = #_sourceLocation
    ) throws {
        let toy = try ToyGraph()
        for (graph, name) in [(toy.memory, "memory"), (toy.file, "file")] {
            do {
                let found = try graph.write { g in
                    try ToyGraph.results(
                        g, g.traverse(change).steps, strategies: graph === toy.file)
                }
                if let results {
                    #expect(
                        found.sorted() == results.sorted(), "\(change) in \(name)",
                        sourceLocation: location)
                }
            } catch {
                Issue.record("\(change) in \(name) failed: \(error)", sourceLocation: location)
            }
        }
        for (text, expected) in questions { toy.gives(text, expected, at: location) }
        try toy.file.compact()
        for (text, expected) in questions { toy.gives(text, expected, at: location) }
        #expect(try toy.file.check().isClean, sourceLocation: location)
    }

    /// Expects a change to fail, and to leave nothing behind.
    static func refuses(
        _ change: String, _ code: GraphError.Code? = nil, saying words: String...,
        at location: SourceLocation = #_sourceLocation
    ) throws {
        let toy = try ToyGraph()
        for (graph, name) in [(toy.memory, "memory"), (toy.file, "file")] {
            do {
                try graph.write { g in try g.traverse(change).iterate() }
                Issue.record("\(change) in \(name) was accepted", sourceLocation: location)
            } catch let error as GraphError {
                if let code { #expect(error.code == code, "\(change)", sourceLocation: location) }
                for word in words {
                    #expect(
                        error.message.contains(word), "\(change) in \(name)",
                        sourceLocation: location)
                }
            }
            graph.expect("g.V().count()", ["13l"], at: location)
            graph.expect("g.E().count()", ["18l"], at: location)
        }
    }
}

extension Graph {
    /// Expects these results of a text, as `shown` writes them.
    func expect(
        _ text: String, _ expected: [String], at location: SourceLocation = #_sourceLocation
    ) {
        do {
            let found = try read { g in
                try ToyGraph.results(g, g.traverse(text).steps, strategies: true)
            }
            #expect(found.sorted() == expected.sorted(), "\(text)", sourceLocation: location)
        } catch {
            Issue.record("\(text) failed: \(error)", sourceLocation: location)
        }
    }
}
