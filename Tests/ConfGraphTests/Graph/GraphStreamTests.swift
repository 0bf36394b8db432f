import ConfGraph
import Dispatch
import Testing

@Suite struct GraphStreamTests {
    private func numbers(_ count: Int, in directory: TemporaryDirectory) throws -> Graph {
        var configuration = GraphConfiguration()
        configuration.maximumReaders = 2
        // Tests that compute may hold all the threads of tasks for minutes.
        configuration.maximumStreamAge = 86_400
        let graph = try Graph(path: directory.path("stream.db"), configuration: configuration)
        try graph.write { g in
            for n in 0..<count { try g.addVertex("number", properties: ["n": .int(Int32(n))]) }
        }
        return graph
    }

    @Test func streamsEverythingInOrder() async throws {
        let directory = try TemporaryDirectory()
        let graph = try numbers(5_000, in: directory)
        var seen: [Int] = []
        for try await n in graph.stream({ g in g.v("number").values("n", as: Int.self) }) {
            seen.append(n)
        }
        #expect(seen.sorted() == Array(0..<5_000))
    }

    /// More streams than readers: only ended transactions let this finish.
    @Test func leavingTheLoopEndsTheRead() async throws {
        let directory = try TemporaryDirectory()
        let graph = try numbers(5_000, in: directory)
        for _ in 0..<10 {
            for try await _ in graph.stream({ g in g.v("number") }) { break }
        }
        try await graph.write { g in _ = try g.addVertex("number") }
    }

    @Test func aStreamSeesOneSnapshot() async throws {
        let directory = try TemporaryDirectory()
        let graph = try numbers(3_000, in: directory)
        var iterator = graph.stream { g in g.v("number") }.makeAsyncIterator()
        _ = try await iterator.next()
        try await graph.write { g in _ = try g.addVertex("number") }
        var count = 1
        while try await iterator.next() != nil { count += 1 }
        #expect(count == 3_000)
    }

    @Test func anErrorOfTheTraversalIsThrownByTheLoop() async throws {
        let directory = try TemporaryDirectory()
        let graph = try numbers(1, in: directory)
        await #expect(throws: GraphError.self) {
            for try await _ in graph.stream({ g in try g.traverse("g.addV('number')") }) {}
        }
    }

    @Test func cancellationEndsAStream() async throws {
        let directory = try TemporaryDirectory()
        let graph = try numbers(2, in: directory)
        try await graph.write { g in
            let vertices = try g.v("number").toList()
            try g.addEdge("next", from: vertices[0], to: vertices[1])
            try g.addEdge("next", from: vertices[1], to: vertices[0])
        }
        let task = Task {
            for try await _ in graph.stream({ g in
                try g.traverse("g.V().repeat(__.out()).until(__.constant(1).is(2))")
            }) {}
        }
        // Not by a task: tests that compute may hold all the threads of tasks.
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.05) { task.cancel() }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func anOldStreamIsEndedWithAnErrorThatSaysSo() async throws {
        let directory = try TemporaryDirectory()
        _ = try numbers(3_000, in: directory)
        var configuration = GraphConfiguration()
        configuration.maximumStreamAge = 0.05
        let graph = try Graph(path: directory.path("stream.db"), configuration: configuration)
        var iterator = graph.stream { g in g.v("number") }.makeAsyncIterator()
        _ = try await iterator.next()
        try await Task.sleep(for: .milliseconds(300))
        let error = await #expect(throws: GraphError.self) {
            while try await iterator.next() != nil {}
        }
        #expect(error?.code == .limit)
    }
}
