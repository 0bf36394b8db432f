import Foundation
import Testing

@testable import ConfGraph

/// `addE` between vertices named by their ids, which looks them up itself, does
/// what it does between those that a traversal finds.
@Suite struct AddedEdgeTests {
    private static func makeGraph() throws -> Graph {
        let graph = try Graph.inMemory()
        try graph.write { g in
            for id in 1...4 {
                try g.traverse("g.addV('speaker').property(T.id, \(id)).property('name','n\(id)')")
                    .iterate()
            }
            try g.traverse("g.addV('talk').property(T.id, 'seven').property('title','t')").iterate()
            try g.traverse("g.addV('talk').property('title','u')").iterate()
        }
        return graph
    }

    /// What a text answers, edges with all their parts, or its error.
    private static func answer(
        _ text: String, _ parameters: [String: PropertyValue] = [:], in g: TraversalSource,
        strategies: Bool = true
    ) -> String {
        do {
            let traversal = try g.traverse(text, parameters: parameters)
            var options = g.scope.options
            options.strategies = strategies
            let cursor: ResultCursor
            if let (template, slots) = traversal.template {
                cursor = try Engine.run(template, slots, in: g.scope.reader, options: options)
            } else {
                cursor = try Engine.run(traversal.steps, in: g.scope.reader, options: options)
            }
            var answers: [String] = []
            while let value = try cursor.next() { answers.append(GraphSON.text(value)) }
            return answers.joined(separator: " ")
        } catch let error as GraphError {
            return "\(error.code) \(error.step ?? 0) \(error.message)"
        } catch {
            return "\(error)"
        }
    }

    private static let texts = [
        "g.V(1).addE('e').to(__.V(2))", "g.V(2).addE('e').to(__.V(1))",
        "g.V(1).addE('e').from(__.V(2))", "g.V(1).addE('e').from(__.V(3)).to(__.V(2))",
        "g.addE('e').from(__.V(3)).to(__.V(2))", "g.V(1).addE('e').to(__.V(1))",
        "g.V(1).addE('e').to(__.V('seven'))", "g.V('seven').addE('e').from(__.V(1))",
        "g.V(1,2).addE('e').to(__.V(3))", "g.V().addE('all').to(__.V(3))",
        "g.V(1).addE('e').to(__.V([2]))", "g.V(1).addE('e').to(__.V([2,3]))",
        "g.V(1).addE('e').to(__.V(2,3))", "g.V(1).addE('e').to(__.V([]))",
        // Nothing there.
        "g.V(77).addE('e').to(__.V(2))", "g.V(1).addE('e').to(__.V(77))",
        "g.V(1).addE('e').to(__.V(78))", "g.V(1).addE('e').from(__.V(77))",
        "g.V(1).addE('e').to(__.V('eight'))", "g.V(1).addE('e').to(__.V('2'))",
        "g.V(1).addE('e').to(__.V(-1))", "g.V(1).addE('e').to(__.V(9223372036854775807L))",
        "g.V(1).addE('e').to(__.V(1.5))", "g.V(1).addE('e').to(__.V(null))",
        "g.V(1).addE('e').to(__.V(true))", "g.V(1).addE('~e').to(__.V(2))",
        // Who carries more.
        "g.V(1).as('a').addE('e').to(__.V(2)).path()",
        "g.V(1).as('a').addE('e').to(__.V(2)).inV().addE('f').to('a')",
        "g.withSack(1).V(1).addE('e').to(__.V(2)).sack()",
        "g.V(1).addE('e').to(__.V(2)).property(T.id, 500).property('n', 1)",
        "g.V(1).addE('e').to(__.V(2)).property(T.id, 500)",
        "g.V(1).addE('e').to(__.V(2).as('b')).property('n', 1)",
        "g.V(1).addE('e').to(__.V(2)).property('n', 1).property('a', 'x')",
        "g.V(1).repeat(__.addE('e').to(__.V(2)).inV()).times(3).count()",
        "g.E().count()",
    ]

    @Test(arguments: [true, false])
    func idsAndTraversalsGiveTheSame(strategies: Bool) throws {
        let direct = try Self.makeGraph()
        let general = try Self.makeGraph()
        for _ in 0..<2 {
            try direct.write { g in
                try general.write { h in
                    for text in Self.texts {
                        // With a step behind it, it is a traversal like any other.
                        let other = text.replacingOccurrences(
                            of: #"((to|from)\(__\.V\([^)]*\))"#, with: "$1.limit(1)",
                            options: .regularExpression)
                        #expect(other.contains("limit") == text.contains("(__.V("))
                        #expect(
                            Self.answer(text, in: g, strategies: strategies)
                                == Self.answer(other, in: h), "\(text)")
                    }
                }
            }
        }
        #expect(try direct.check().isClean)
    }

    @Test func aParameterMayBeAnyID() throws {
        let direct = try Self.makeGraph()
        let general = try Self.makeGraph()
        let values: [PropertyValue] = [
            2, .long(3), "seven", .byte(1), 77, .list([2]), .list([3, 2]), .list([]), .null,
            .list([.list([2])]), .bool(true), .double(2), .uuid(UUID()), 3, "eight", 2,
        ]
        try direct.write { g in
            try general.write { h in
                for value in values + values {
                    #expect(
                        Self.answer("g.V(1).addE('e').to(__.V(x))", ["x": value], in: g)
                            == Self.answer(
                                "g.V(1).addE('e').to(__.V(x).limit(1))", ["x": value], in: h),
                        "\(value)")
                }
            }
        }
    }

    @Test func otherIDsRunByTheSamePlan() throws {
        let graph = try Self.makeGraph()
        try graph.write { g in
            func add(_ from: Int, _ to: Int, _ year: Int) throws -> [PropertyValue] {
                try g.traverse(
                    "g.V(\(from)).addE('e').to(__.V(\(to))).property('since',\(year))"
                ).toList()
            }
            _ = try add(1, 2, 2000)
            let before = PlanCache.of(try g.scope.reader).hits
            for (from, to, year) in [(1, 3, 2001), (4, 2, 2002), (3, 3, 2003)] {
                guard case .edge(let edge)? = try add(from, to, year).first else {
                    Issue.record("no edge")
                    return
                }
                #expect(edge.source.id == .int(Int64(from)))
                #expect(edge.target.id == .int(Int64(to)))
                #expect(edge["since"].description == "\(year)")
            }
            #expect(throws: GraphError.self) { try add(1, 77, 2004) }
            #expect(try add(77, 1, 2004).isEmpty)
            #expect(PlanCache.of(try g.scope.reader).hits >= before + 4)
        }
    }

    /// What a write knows of the edge that it made last is what the file says.
    @Test(arguments: [
        "", ".property('a',1)", ".property('b',1).property('a','x')",
        ".property('a',1).property('b',2).property('a',3)", ".property('a',1.5)",
        ".property('a',true).property('b',5l)", ".property('a',1).property('b',1.5f)",
        ".property('a',1).property('b',[1,2])", ".property('a','').property('b','\u{0}')",
    ])
    func theNewestEdgeIsAsTheFileHasIt(properties: String) throws {
        let graph = try Self.makeGraph()
        try graph.write { g in
            // The keys in the order of their numbers.
            try g.traverse("g.V(1).property('a',0).property('b',0)").iterate()
        }
        func edges(_ g: TraversalSource) throws -> [String] {
            try g.traverse("g.E()").toList().map { GraphSON.text($0) }
        }
        func expectAsCommitted(_ more: [String]) throws {
            var inside: [String] = []
            try graph.write { g in
                try g.traverse("g.E().drop()").iterate()
                let made = try g.traverse("g.V(1).addE('e').to(__.V(2))\(properties)").toList()
                for text in more { try g.traverse(text).iterate() }
                inside = try edges(g)
                if more.isEmpty { #expect(made.map { GraphSON.text($0) } == inside) }
            }
            #expect(try graph.read { try edges($0) } == inside, "\(more)")
        }
        try expectAsCommitted([])
        try expectAsCommitted(["g.E().property('a','later')"])
        try expectAsCommitted(["g.E().property('b','later')"])
        try expectAsCommitted(["g.E().property('c','later')", "g.E().property('a',null)"])
        try expectAsCommitted(["g.E().properties('a').drop()"])
        try expectAsCommitted(["g.E().properties().drop()", "g.E().property('b',7)"])
        try expectAsCommitted(["g.V(2).addE('e').to(__.V(1)).property('b',9)"])
        try expectAsCommitted(["g.V(2).addE('e').to(__.V(1))", "g.E().property('a',4)"])
        struct Stop: Error {}
        try graph.write { g in
            try g.traverse("g.E().drop()").iterate()
            try g.traverse("g.V(1).addE('e').to(__.V(2))\(properties)").iterate()
            let before = try edges(g)
            #expect(throws: Stop.self) {
                try g.savepoint {
                    try g.traverse("g.E().property('c','undone')").iterate()
                    throw Stop()
                }
            }
            #expect(try edges(g) == before)
        }
    }

    /// Not every way to write a property tells what it has written.
    @Test func whatALoadWritesIsReadToo() throws {
        let graph = try Self.makeGraph()
        try graph.write { g in
            let writer = try g.scope.writer
            let edge = try writer.addEdge("e", from: 1, to: 2, id: nil)
            try writer.addProperty(numbered: writer.internKey("w"), ofNewEdge: edge, .int(3))
            #expect(try g.traverse("g.E().values('w')").toList().map(\.description) == ["3"])
        }
    }

    /// Where a new edge's row goes is known while the newest edge is there; its
    /// key is the next one in any case.
    @Test func keysFollowEachOtherWhateverIsRemoved() throws {
        enum Act: CaseIterable { case add, addNumbered, dropNewest, dropOldest, undo, fail }
        struct Stop: Error {}
        let graph = try Self.makeGraph()
        var next: Int64 = 1
        for number in 0..<(6 * 6 * 6 * 6) {
            try graph.write { g in
                let writer = try g.scope.writer
                let label = try writer.internLabel("e")
                func add(numbered: Bool) throws {
                    let key =
                        numbered
                        ? try writer.addEdge(numbered: label, from: 1, to: 2)
                        : try writer.addEdge("e", from: 2, to: 1, id: nil)
                    #expect(key == next)
                    next += 1
                    #expect(try writer.edge(key)?.source == (numbered ? 1 : 2))
                }
                func keys() throws -> [Int64] {
                    var edges = EdgeColumns()
                    _ = try writer.scanEdges(labels: nil, after: nil, limit: 99, into: &edges)
                    return edges.keys
                }
                var rest = number
                for _ in 0..<4 {
                    switch Act.allCases[rest % 6] {
                    case .add: try add(numbered: false)
                    case .addNumbered: try add(numbered: true)
                    case .dropNewest: if let key = try keys().last { try writer.removeEdge(key) }
                    case .dropOldest: if let key = try keys().first { try writer.removeEdge(key) }
                    case .undo:
                        let before = next
                        #expect(throws: Stop.self) {
                            try g.savepoint {
                                try add(numbered: false)
                                throw Stop()
                            }
                        }
                        next = before
                    case .fail:
                        #expect(throws: Stop.self) {
                            try writer.addingOneEdge {
                                try add(numbered: false)
                                throw Stop()
                            }
                        }
                    }
                    rest /= 6
                }
                for key in try keys() { try writer.removeEdge(key) }
            }
        }
        #expect(try graph.check().isClean)
    }

    /// Names that a savepoint has made are gone with it.
    @Test func namesOfAnUndoneEdgeAreMadeAnew() throws {
        struct Stop: Error {}
        let graph = try Self.makeGraph()
        let text = "g.V(1).addE('fresh').to(__.V(2)).property('new',1)"
        try graph.write { g in
            #expect(throws: Stop.self) {
                try g.savepoint {
                    try g.traverse(text).iterate()
                    throw Stop()
                }
            }
            try g.traverse(text).iterate()
        }
        let edges = try graph.read { g in
            try g.traverse("g.V(1).outE('fresh').has('new',1).label()").toList()
        }
        #expect(edges.map(\.description) == ["fresh"])
        #expect(try graph.check().isClean)
    }
}
