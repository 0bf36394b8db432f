import Foundation
import Testing

@testable import ConfGraph

/// Plans that are kept between runs answer as plans made anew.
@Suite struct PlanCacheTests {
    private let directory: TemporaryDirectory
    private let graph: Graph

    init() throws {
        directory = try TemporaryDirectory()
        graph = try Graph(path: directory.path("plans.db"))
        try graph.write { g in
            let ada = try g.addVertex("speaker", id: 1, properties: ["name": "Ada", "age": 36])
            let bo = try g.addVertex("speaker", id: 2, properties: ["name": "Bo", "age": 29])
            let talk = try g.addVertex("talk", id: 3, properties: ["title": "Graphs"])
            try g.addEdge("gave", from: ada, to: talk)
            try g.addEdge("gave", from: bo, to: talk)
        }
    }

    private func ask(_ text: String, _ graph: Graph? = nil) throws -> [PropertyValue] {
        try (graph ?? self.graph).read { try $0.traverse(text).toList() }
    }

    /// How many runs of reads found a plan.
    private func hits(_ graph: Graph? = nil) throws -> Int {
        try (graph ?? self.graph).read { try PlanCache.of($0.scope.reader).hits }
    }

    private func names(_ text: String) throws -> [String] {
        try ask(text).map(\.description).sorted()
    }

    @Test(arguments: [false, true])
    func otherValuesRunByTheSamePlan(inMemory: Bool) throws {
        var graph = graph
        if inMemory {
            graph = try Graph.inMemory()
            try graph.write { g in
                try g.addVertex("speaker", id: 1, properties: ["name": "Ada", "age": 36])
                try g.addVertex("speaker", id: 2, properties: ["name": "Bo", "age": 29])
            }
        }
        // A scan in columns is planned anew each time; a seek is not.
        try graph.write { try $0.createIndex(label: "speaker", key: "name") }
        let before = try hits(graph)
        for _ in 0..<3 {
            #expect(try ask("g.V().has('speaker','name','Ada').values('age')", graph) == [36])
            #expect(try ask("g.V().has('speaker','name','Bo').values('age')", graph) == [29])
            #expect(try ask("g.V().has('speaker','name','Cy').values('age')", graph) == [])
            #expect(try ask("g.V(1).values('name')", graph) == ["Ada"])
            #expect(try ask("g.V(2).values('name')", graph) == ["Bo"])
        }
        #expect(try hits(graph) == before + 13)
    }

    @Test func parametersAreSlotsOfAnyType() throws {
        let prepared = try PreparedTraversal("g.V().has('age', :age).has('name', 'Ada').id()")
        func run(_ age: PropertyValue) throws -> [PropertyValue] {
            try graph.read { try $0.traverse(prepared, parameters: ["age": age]).toList() }
        }
        let before = try hits()
        for _ in 0..<2 {
            #expect(try run(36) == [1])
            #expect(try run(37) == [])
            #expect(try run(.double(36)) == [1])
            #expect(try run("36") == [])
            #expect(try run(.null) == [])
        }
        #expect(try hits() == before + 6)
        #expect(throws: GraphError.self) { try graph.read { try $0.traverse(prepared).toList() } }
    }

    @Test func catalogChangesMakePlansAnew() throws {
        let text = "g.V().has('speaker','name','Ada').out('gave').in('by').values('name')"
        for _ in 0..<2 { #expect(try names(text) == []) }
        // A label that there was not.
        try graph.write { try $0.traverse("g.V(2).addE('by').to(__.V(3))").iterate() }
        for _ in 0..<2 { #expect(try names(text) == ["Bo"]) }
        // An index.
        try graph.write { try $0.createIndex(label: "speaker", key: "name") }
        let explained = try graph.read { try $0.traverse(text).explain().description }
        #expect(explained.contains("IndexSeek"))
        for _ in 0..<2 { #expect(try names(text) == ["Bo"]) }
        // No index any more.
        try graph.write { try $0.dropIndex(label: "speaker", key: "name") }
        for _ in 0..<2 { #expect(try names(text) == ["Bo"]) }
    }

    @Test func whatWasRolledBackIsInNoPlan() throws {
        struct Stop: Error {}
        let text = "g.V(1).property('mood','good').outE('likes').count()"
        for key in ["one", "two"] {
            try? graph.write { g in
                try g.traverse("g.V(1).addE('likes').to(__.V(2))").iterate()
                try g.traverse("g.V(1).property('\(key)','x')").iterate()
                for _ in 0..<2 { #expect(try g.traverse(text).toList() == [1]) }
                throw Stop()
            }
            // Other names get the numbers that those had.
            try graph.write { g in
                try g.traverse("g.V(1).property('\(key)\(key)','x')").iterate()
                for _ in 0..<2 { #expect(try g.traverse(text).toList() == [0]) }
                try? g.savepoint {
                    try g.traverse("g.V(1).addE('hates').to(__.V(2))").iterate()
                    try g.traverse("g.V(1).outE('hates').count()").iterate()
                    throw Stop()
                }
                try g.traverse("g.V(1).addE('\(key)').to(__.V(2))").iterate()
                #expect(try g.traverse("g.V(1).outE('hates').count()").toList() == [0])
            }
        }
        #expect(try ask("g.V(1).outE('likes').count()") == [0])
    }

    /// What a word means is looked up in the graph, which no catalog change
    /// announces.
    @Test func aVocabularyThatChangesMakesPlansAnew() throws {
        try graph.write { g in
            try g.scope.writer.declareDerivedProperty(
                label: "talk", key: "topic", edge: "about", direction: .out, sourceKey: "name")
            try g.createIndex(label: "topic", key: "name")
            for (id, name) in [(11, "k8s"), (12, "kubernetes")] {
                try g.traverse("g.addV('topic').property(T.id,\(id)).property('name','\(name)')")
                    .iterate()
            }
            try g.traverse("g.V(3).addE('about').to(__.V(12))").iterate()
            try g.traverse("g.V(1).addE('synonymOf').to(__.V(2))").iterate()
        }
        func found(_ topic: String) throws -> [String] {
            try names("g.V().has('talk','topic','\(topic)').values('title')")
        }
        for _ in 0..<3 {
            #expect(try found("k8s") == [])
            #expect(try found("kubernetes") == ["Graphs"])
        }
        try graph.write { try $0.traverse("g.V(11).addE('synonymOf').to(__.V(12))").iterate() }
        for _ in 0..<3 {
            #expect(try found("k8s") == ["Graphs"])
            #expect(try found("kubernetes") == ["Graphs"])
        }
        try graph.write { g in
            #expect(try g.traverse("g.V().has('talk','topic','k8s').count()").toList() == [1])
            try g.traverse("g.V(11).outE('synonymOf').drop()").iterate()
            #expect(try g.traverse("g.V().has('talk','topic','k8s').count()").toList() == [0])
        }
        #expect(try found("k8s") == [])
        // The same plan, while nothing changes.
        _ = try found("kubernetes")
        let before = try hits()
        _ = try found("kubernetes")
        #expect(try hits() == before + 1)
    }

    @Test func aPlanInUseIsNotShared() throws {
        let text = "g.V().hasLabel('speaker').values('name')"
        try graph.read { g in
            for _ in 0..<3 {
                var outer = try g.traverse(text).cursor()
                var pairs: [String] = []
                while let first = try outer.next() {
                    for second in try g.traverse(text).toList() {
                        pairs.append("\(first)\(second)")
                    }
                }
                #expect(pairs == ["AdaAda", "AdaBo", "BoAda", "BoBo"])
            }
        }
    }

    @Test func aFailedRunLeavesNothingBehind() throws {
        for _ in 0..<3 {
            #expect(throws: GraphError.self) { try ask("g.V(3).values('title').math('_ + 1')") }
            #expect(throws: GraphError.self) { try ask("g.V(1).values('name').sum()") }
            #expect(try ask("g.V(2).values('age').sum()") == [29])
        }
    }

    @Test func errorsNameTheTextThatRan() throws {
        for name in ["Ada", "Bo"] {
            let error = #expect(throws: GraphError.self) {
                try ask("g.V().has('speaker','name','\(name)').values('name').sum()")
            }
            #expect(error?.traversal?.contains(name) == true)
        }
    }

    @Test func commitsOfOthersAndOnesOwnAreSeen() throws {
        let other = try Graph(path: directory.path("plans.db"))
        let text = "g.V().has('speaker','name','Ada').out('gave').values('title')"
        #expect(try ask(text) == ["Graphs"])
        for (round, writer) in [other, graph, other, graph].enumerated() {
            try writer.write {
                try $0.traverse("g.V(3).property('title','\(round)')").iterate()
            }
            #expect(try ask(text) == [.string("\(round)")])
            #expect(try ask(text, other) == [.string("\(round)")])
            try writer.write {
                try $0.traverse("g.addV('talk').as('t').V(1).addE('gave').to('t')").iterate()
            }
            #expect(try ask("g.V(1).out('gave').count()") == [.long(Int64(round) + 2)])
            #expect(try ask("g.V(1).out('gave').count()", other) == [.long(Int64(round) + 2)])
            if round == 1 { try writer.compact() }
        }
    }

    /// Long strings share a key in an index: the value decides.
    @Test(arguments: [1018, 1019, 1020, 1021, 1022, 1023, 1024, 1025, 2000])
    func longTextsAreTold(length: Int) throws {
        try graph.write { try $0.createIndex(label: "speaker", key: "name") }
        let start = String(repeating: "é", count: length / 2) + (length % 2 == 1 ? "y" : "")
        for text in [start, start + "a", start + "é"] {
            try graph.write { _ = try $0.addVertex("speaker", properties: ["name": .string(text)]) }
        }
        for _ in 0..<2 {
            for text in [start, start + "a", start + "é", start + "b"] {
                let found = try ask("g.V().has('speaker','name','\(text)').values('name')")
                #expect(found == (text == start + "b" ? [] : [.string(text)]))
            }
        }
    }

    @Test func aVertexOfSeveralEqualValuesComesOnce() throws {
        try graph.write { g in
            try g.createIndex(label: "speaker", key: "name")
            try g.traverse("g.V(1).property(list,'name','Ada').property(list,'name','Bo')")
                .iterate()
        }
        #expect(try ask("g.V().has('speaker','name','Ada').id()") == [1])
        #expect(try ask("g.V().has('speaker','name','Bo').id().order()") == [1, 2])
        // Of one label, and only of it.
        #expect(try ask("g.V().has('talk','name','Ada').id()") == [])
        #expect(try ask("g.V().hasLabel('talk').has('speaker','name','Ada').id()") == [])
        #expect(try ask("g.V().has('name','Ada').hasLabel('speaker').id()") == [1])
    }

    /// A traversal that adds one edge takes it back itself where it fails.
    @Test func oneEdgeIsUndoneWithoutASavepoint() throws {
        func prepared(_ text: String) throws -> PreparedTraversal { try PreparedTraversal(text) }
        #expect(try prepared("g.V(1).addE('e').to(__.V(2)).property('n',3)").addsOneEdge)
        #expect(try prepared("g.V(1).addE('e').from(__.V(2))").addsOneEdge)
        for text in [
            "g.V(1,2).addE('e').to(__.V(2))", "g.V().addE('e').to(__.V(2))", "g.V(1)",
            "g.V(1).addE('e').to(__.V(2)).property('n',3).drop()", "g.addV('v')",
            "g.V(1).property('n',1).addE('e').to(__.V(2))", "g.V([1,2]).addE('e').to(__.V(2))",
            "g.V(1).addE('e').to(__.V(2).property('n',1))", "g.V(:x).addE('e').to(__.V(2))",
            "g.V(1).addE('e').to(__.V(2)).property('n',__.constant(1))",
            "g.withStrategies(ReadOnlyStrategy).V(1).addE('e').to(__.V(2))",
        ] {
            #expect(try !prepared(text).addsOneEdge, "\(text)")
        }
        struct Stop: Error {}
        let text = try prepared("g.V(1).addE('likes').to(__.V(2)).property('n',3)")
        try graph.write { g in
            let first = try g.savepoint(around: text) { try g.traverse(text).toList() }
            #expect(throws: Stop.self) {
                try g.savepoint(around: text) {
                    try g.traverse(text).iterate()
                    #expect(try g.traverse("g.V(1).out('likes').count()").toList() == [2])
                    throw Stop()
                }
            }
            #expect(try g.traverse("g.V(1).outE('likes').toList()").toList() == first)
            let missing = try prepared("g.V(1).addE('likes').to(__.V(77))")
            #expect(throws: GraphError.self) {
                try g.savepoint(around: missing) { try g.traverse(missing).iterate() }
            }
            try g.savepoint(around: text) { try g.traverse(text).iterate() }
        }
        #expect(try ask("g.V(1).outE('likes').has('n',3).count()") == [2])
        #expect(try ask("g.E().count()") == [4])
        #expect(try graph.check().isClean)
    }

    @Test func scansAreToldOfEachTime() throws {
        let told = SharedLines()
        var options = EngineOptions()
        options.onScan = { told.add($0) }
        try graph.read { g in
            let (template, slots) = try #require(
                g.traverse("g.V().has('speaker','name','Ada')").template)
            for _ in 0..<3 {
                let cursor = try Engine.run(template, slots, in: g.scope.reader, options: options)
                try cursor.drain()
                #expect(cursor.notices.count == 1)
            }
        }
        #expect(told.lines.count == 3)
    }

    @Test func theCacheIsBounded() throws {
        try graph.read { g in
            for place in 0..<(3 * PlanCache.limit) {
                try g.traverse("g.V().limit(\(place)).values('name')").iterate()
            }
            #expect(try PlanCache.of(g.scope.reader).count <= PlanCache.limit)
        }
    }

    private final class SharedLines: @unchecked Sendable {
        private let lock = NSLock()
        private var all: [String] = []
        var lines: [String] { lock.withLock { all } }
        func add(_ line: String) { lock.withLock { all.append(line) } }
    }
}
