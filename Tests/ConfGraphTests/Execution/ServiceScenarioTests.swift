import ConfGraph
import Testing

/// `call()`: services of the embedding program.
@Suite struct ServiceScenarioTests {
    private static let services = [
        GraphService("numbers", kinds: [.start], parameters: ["to": "The last number"]) {
            _, given in
            guard case .int(let last)? = given["to"] else { return [] }
            return (1...max(last, 1)).map { .int($0) }
        },
        GraphService("twice", kinds: [.start, .streaming]) { inputs, given in
            inputs.flatMap { [$0, given["and"] ?? $0] }
        },
        GraphService("total", kinds: [.barrier]) { inputs, given in
            [.int(Int32(inputs.count)), given["tag"] ?? .null]
        },
        GraphService("failing", kinds: [.start]) { _, _ in
            throw GraphError(.runtime, "The service is down.")
        },
    ]

    private let graph: Graph

    init() throws {
        var configuration = GraphConfiguration()
        configuration.services = Self.services
        graph = try Graph.inMemory(configuration: configuration)
        try graph.write { g in
            let ada = try g.addVertex("speaker", id: "ada", properties: ["name": "Ada"])
            let talk = try g.addVertex("talk", id: "t1", properties: ["title": "Queues"])
            try g.addEdge("gave", from: ada, to: talk)
        }
    }

    private func gives(
        _ text: String, _ expected: [PropertyValue], at location: SourceLocation = #_sourceLocation
    ) {
        #expect(throws: Never.self, sourceLocation: location) {
            let found = try graph.read { g in try g.traverse(text).toList() }
            #expect(found == expected, "\(text)", sourceLocation: location)
        }
    }

    private func fails(
        _ text: String, _ code: GraphError.Code, _ words: String,
        at location: SourceLocation = #_sourceLocation
    ) {
        do {
            let found = try graph.read { g in try g.traverse(text).toList() }
            Issue.record("\(text) gave \(found)", sourceLocation: location)
        } catch let error as GraphError {
            #expect(error.code == code, sourceLocation: location)
            #expect(error.message.contains(words), "\(error)", sourceLocation: location)
        } catch {
            Issue.record("\(text) threw \(error)", sourceLocation: location)
        }
    }

    @Test func theDirectory() {
        let names: [PropertyValue] = ["numbers", "twice", "total", "failing"]
        gives("g.call()", names)
        gives("g.call('--list')", names)
        gives("g.call('--list').with('service', 'total')", ["total"])
        gives("g.call('--list', ['service': 'nobody'])", [])
        gives(
            "g.call().with('verbose').with('service', 'numbers')",
            [
                .string(
                    #"{"name":"numbers","type:[requirements]:":{"Start":[]},"#
                        + #""params":{"to":"The last number"}}"#)
            ])
        gives(
            "g.call('--list').with('verbose', true).with('service', 'twice')",
            [
                .string(
                    #"{"name":"twice","type:[requirements]:":{"Start":[],"Streaming":[]},"#
                        + #""params":{}}"#)
            ])
        fails("g.V().call('--list')", .invalidArgument, "Directory service can only be used")
    }

    @Test func parametersOfAllKinds() {
        gives("g.call('numbers', ['to': 3])", [1, 2, 3])
        gives("g.call('numbers').with('to', 2)", [1, 2])
        gives("g.call('numbers', __.inject(['to': 2]))", [1, 2])
        gives("g.call('numbers').with('to', __.constant(2))", [1, 2])
        gives("g.call('numbers', ['to': 1, 'x': 5], __.inject(['to': 2]))", [1, 2])
        gives("g.call('numbers', ['to': 1]).with('to', 4).with('to', 2)", [1, 2])
        gives("g.call('numbers')", [])
        fails("g.call('numbers', __.inject(1))", .runtime, "are a map")
        fails("g.call('numbers').with('to', __.V('nobody'))", .runtime, "does not map to a value")
    }

    @Test func inTheMiddle() throws {
        gives("g.inject(1, 2).call('twice')", [1, 1, 2, 2])
        gives("g.V('ada').values('name').call('twice', ['and': 'x'])", ["Ada", "x"])
        gives(
            "g.V('ada').call('twice', __.project('and').by('name')).count()", [.long(2)])
        gives("g.V('ada').as('a').call('twice').select('a').values('name')", ["Ada", "Ada"])
        gives("g.V().count().call('total').with('tag', 'all')", [1, "all"])
        gives("g.inject(7, 7, 8).call('total')", [3, .null])
        gives("g.V('nobody').call('total')", [])
        gives("g.inject(1, 2).union(__.call('twice'))", [1, 1, 2, 2])
        fails(
            "g.inject(1, 2).call('total').with('tag', __.identity())", .runtime,
            "Cannot use multiple dynamic parameter sets with a barrier service call")
        // What a service answers with is an element like any other.
        try graph.read { g in
            let titles = try g.traverse("g.V('ada').call('twice').out('gave').values('title')")
                .toList()
            #expect(titles == ["Queues", "Queues"])
        }
    }

    @Test func errors() {
        fails("g.call('number')", .invalidArgument, "Unrecognized service: number. Did you mean")
        fails("g.V().call('xyzzy')", .invalidArgument, "Unrecognized service: xyzzy")
        fails(
            "g.call('total')", .invalidArgument, "This service cannot be used to start a traversal."
        )
        fails(
            "g.inject(1).call('numbers')", .invalidArgument,
            "This service cannot be used mid-traversal.")
        fails("g.call('failing')", .runtime, "The service is down")
        fails("g.call('twice', __.addV('x'))", .readOnly, "write")
    }

    @Test func theSameInSwift() throws {
        try graph.read { g in
            let names = try g.call().toList()
            #expect(names.count == 4)
            let numbers = try g.call("numbers", ["to": 2]).toList()
            #expect(numbers == [1, 2])
            let more = try g.V("ada").values("name").call("twice", ["and": "x"]).toList()
            #expect(more == ["Ada", "x"])
            let texts = try [
                g.call("numbers", of: .constant(1)).gremlin(),
                g.V("ada").call("twice", of: .project("and").by("name")).gremlin(),
                g.call("--list").with("verbose").gremlin(),
            ]
            #expect(
                texts == [
                    #"g.call("numbers", __.constant(1))"#,
                    #"g.V("ada").call("twice", __.project("and").by("name"))"#,
                    #"g.call("--list").with("verbose")"#,
                ])
        }
    }
}
