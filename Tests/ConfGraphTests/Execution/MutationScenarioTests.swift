@testable import ConfGraph
import Testing

/// Steps that change the graph, and what they leave behind.
@Suite struct MutationScenarioTests {
    /// Id and label belong to the making, wherever they stand among what is set.
    @Test func idsBehindOtherProperties() throws {
        for first in ["'a', 1", "list, 'a', 1", "'a', 1, 'm', 2", "['a': list(1)]", "'a', null"] {
            try ToyGraph.after(
                "g.addV('x').property(\(first)).property('b', 2).property(T.id, 'new')"
                    + ".property(T.label, 'y').as('v').select('v')",
                gives: ["v[new]"],
                [("g.V('new').label()", ["y"]), ("g.V('new').values('b')", ["2"])])
        }
        try ToyGraph.refuses(
            "g.addV('x').property('a', 1).identity().property(T.id, 'new')",
            saying: "T.id is immutable on existing elements")
    }

    @Test func addVertices() throws {
        try ToyGraph.after(
            "g.addV('speaker').property('name', 'Eve').property('age', 50)",
            [
                ("g.V().count()", ["14l"]),
                ("v(speaker).has('age', gt(40)).values('name')", ["Eve"]),
                ("g.V().has('speaker', 'name', 'Eve').count()", ["1l"]),
            ])
        try ToyGraph.after(
            "g.addV().property(T.id, 'z')", gives: ["v[z]"], [("g.V('z').label()", ["vertex"])])
        try ToyGraph.after(
            "v(topic).addV('copy').property('of', 1)",
            [("v(copy).values('of')", ["1", "1", "1"]), ("g.V().count()", ["16l"])])
        try ToyGraph.after(
            "v(topic).as('t').addV('copy').property('of', select('t').values('name'))",
            [("v(copy).values('of')", ["graphs", "storage", "testing"])])
    }

    @Test func addEdges() throws {
        try ToyGraph.after(
            "g.V('ada').addE('knows').to(__.V('dee')).property('since', 2020)",
            [
                ("g.V('ada').out('knows').id()", ["bo", "bo", "dee"]), ("g.E().count()", ["19l"]),
                ("g.V('dee').inE('knows').values('since')", ["2009", "2020"]),
            ])
        try ToyGraph.after(
            "g.addE('met').from(__.V('bo')).to(__.V('dee'))",
            [("g.V('bo').out('met')", ["v[dee]"]), ("e(met).count()", ["1l"])])
        try ToyGraph.after(
            "g.V('ada').as('a').V('dee').addE('met').from('a')",
            [("g.V('ada').out('met')", ["v[dee]"]), ("g.V('dee').out('met')", [])])
        try ToyGraph.after(
            "v(speaker).as('a').out('gave').addE('by').to('a')",
            [("g.V('t2').out('by')", ["v[ada]", "v[bo]"]), ("e(by).count()", ["4l"])])
        try ToyGraph.after(
            "g.V('dee').addE('self').to(__.V('dee'))",
            [("g.V('dee').both('self')", ["v[dee]", "v[dee]"])])
    }

    @Test func setProperties() throws {
        try ToyGraph.after(
            "g.V('ada').property('age', 37)", [("g.V('ada').values('age')", ["37"])])
        try ToyGraph.after(
            "g.V('ada').property(list, 'alias', 'AL')",
            [("g.V('ada').values('alias')", ["AL", "AL", "Countess"])])
        try ToyGraph.after(
            "g.V('ada').property(set, 'alias', 'AL')",
            [("g.V('ada').values('alias')", ["AL", "Countess"])])
        try ToyGraph.after(
            "g.V('ada').property(set, 'alias', 'Lovelace')",
            [("g.V('ada').values('alias').count()", ["3l"])])
        try ToyGraph.after(
            "g.V('ada').property(single, 'alias', 'X')",
            [
                ("g.V('ada').values('alias')", ["X"]),
                ("g.V('ada').properties('alias').values('since')", []),
            ])
        try ToyGraph.after(
            "g.V('ada').property(list, 'alias', 'Q', 'since', 1840)",
            [
                ("g.V('ada').properties('alias').has('since', 1840).value()", ["Q"]),
                ("g.V('ada').values('alias').count()", ["3l"]),
            ])
        try ToyGraph.after("g.V('ada').property('age', null)", [("g.V('ada').has('age')", [])])
        try ToyGraph.after("g.E('k1').property('since', 1999)", [("g.E('k1').values()", ["1999"])])
        try ToyGraph.after(
            "v(talk).hasNot('year').property('year', 2000)",
            [("v(talk).values('year').sum()", ["8043"])])
        try ToyGraph.after(
            "v(speaker).property('talks', out('gave').count())",
            [("v(speaker).order().by('name').values('talks').fold()", ["[2l,1l,1l,0l]"])])
        try ToyGraph.after(
            "g.V('ada').property('name', 'Augusta')",
            [
                ("g.V().has('speaker', 'name', 'Ada')", []),
                ("g.V().has('speaker', 'name', 'Augusta')", ["v[ada]"]),
            ])
    }

    @Test func drop() throws {
        try ToyGraph.after(
            "g.V('bo').drop()", gives: [],
            [
                ("g.V().count()", ["12l"]), ("g.E().count()", ["14l"]),
                ("g.V('ada').out('knows')", []),
                ("g.V('t2').in('gave')", ["v[ada]"]), ("g.V('cy').in('knows')", []),
                ("g.V().has('speaker', 'name', 'Bo')", []), ("g.E('k1')", []),
            ])
        try ToyGraph.after(
            "g.V('ada').outE('knows').drop()",
            [
                ("g.E().count()", ["16l"]), ("g.V('bo').in('knows')", []),
                ("g.V('cy').out('knows')", ["v[ada]"]),
            ])
        try ToyGraph.after(
            "g.V('ada').properties('alias').drop()", [("g.V('ada').has('alias')", [])])
        try ToyGraph.after(
            "g.V('ada').properties('alias').has('since').drop()",
            [("g.V('ada').values('alias')", ["AL"])])
        try ToyGraph.after(
            "g.V('ada').properties('alias').properties('since').drop()",
            [("g.V('ada').properties('alias').valueMap()", ["[by:Bo]", "[:]"])])
        try ToyGraph.after("g.E('k1').properties().drop()", [("g.E('k1').valueMap()", ["[:]"])])
        try ToyGraph.after("g.V('dee').drop()", [("g.E().count()", ["17l"])])
        try ToyGraph.after(
            "g.V().drop()",
            [("g.V().count()", ["0l"]), ("g.E().count()", ["0l"]), ("g.V().out()", [])])
        try ToyGraph.after(
            "g.E().drop()", [("g.V().count()", ["13l"]), ("g.V().both().count()", ["0l"])])
        try ToyGraph.after("g.V('nobody').drop()", [("g.V().count()", ["13l"])])
    }

    @Test func changesAreSeenByLaterStepsAndTraversals() throws {
        let toy = try ToyGraph()
        for graph in [toy.memory, toy.file] {
            try graph.write { g in
                try g.traverse("g.V('ada').addE('knows').to(__.V('dee'))").iterate()
                let known = try g.traverse("g.V('ada').out('knows').id()").toList()
                #expect(known.map(\.shown).sorted() == ["bo", "bo", "dee"])
                try g.traverse("g.V('bo').drop()").iterate()
                let left = try g.V("ada").out("knows").id().toList()
                #expect(left == ["dee"])
                let added = try g.traverse(
                    "g.addV('speaker').property('name', 'New').values('name')"
                )
                .toList()
                #expect(added == ["New"])
            }
        }
    }

    @Test func inSwift() throws {
        let toy = try ToyGraph()
        try toy.memory.write { g in
            let eve = try #require(
                try g.addV("speaker").property("name", "Eve").property(.list, "alias", "E").next())
            try g.V(eve.id).addE("knows").to(.V("dee")).property("since", 2021).iterate()
            try g.V("t4").property("year", 2001).iterate()
            try g.V("cy").drop().iterate()
        }
        toy.memory.expect("v(speaker).has('alias', 'E').out('knows')", ["v[dee]"])
        toy.memory.expect("e(knows).has('since', gt(2012)).values('since')", ["2021"])
        toy.memory.expect("g.V('t4').values('year')", ["2001"])
        toy.memory.expect("g.V().count()", ["13l"])
    }

    @Test func anErrorUndoesAllOfIt() throws {
        let toy = try ToyGraph()
        for graph in [toy.memory, toy.file] {
            #expect(throws: GraphError.self) {
                try graph.write { g in
                    try g.traverse("g.V('bo').drop()").iterate()
                    try g.traverse("g.addV('x').property(T.id, 'ada')").iterate()
                }
            }
            graph.expect("g.V('bo').out('knows')", ["v[cy]"])
            graph.expect("g.V().count()", ["13l"])
        }
    }

    @Test(arguments: [
        ("g.addV('x').property(T.id, 'ada')", GraphError.Code.alreadyExists),
        ("g.V('ada').addE('knows').to(__.V('nobody'))", nil),
        ("g.addE('knows').from(__.V('ada'))", nil),
        ("g.V('ada').out('knows').count().property('x', 1)", nil),
        ("g.V('ada').values('name').drop()", nil),
    ])
    func mistakes(_ text: String, _ code: GraphError.Code?) throws {
        let toy = try ToyGraph()
        do {
            try toy.memory.write { g in try g.traverse(text).iterate() }
            Issue.record("\(text) was accepted")
        } catch let error as GraphError {
            if let code { #expect(error.code == code) }
            #expect(error.step != nil, "\(text): \(error)")
        }
        toy.memory.expect("g.V().count()", ["13l"])
    }

    @Test(arguments: [
        "g.addV('x')", "g.V('ada').drop()", "g.V('ada').property('age', 1)",
        "g.addE('x').from(__.V('ada')).to(__.V('bo'))", "g.V().sideEffect(drop())",
        "g.V('ada').out().repeat(addV('x')).times(1)",
    ])
    func aReadRefusesToChange(_ text: String) throws {
        let toy = try ToyGraph.shared.get()
        do {
            try toy.memory.read { g in try g.traverse(text).iterate() }
            Issue.record("\(text) ran in a read")
        } catch let error as GraphError {
            #expect(error.code == .readOnly)
        }
    }

    @Test func aReadRefusesToChangeInSwift() throws {
        let toy = try ToyGraph.shared.get()
        for mutate: (TraversalSource) throws -> Void in [
            { try $0.addV("x").iterate() }, { try $0.V("ada").drop().iterate() },
            { try $0.V("ada").property("age", 1).iterate() },
        ] {
            do {
                try toy.memory.read(mutate)
                Issue.record("a read changed the graph")
            } catch let error as GraphError {
                #expect(error.code == .readOnly)
                #expect(error.step != nil)
            }
        }
    }
}
