import ConfGraph
import Foundation
import Testing

/// Traversals over models: what they print, and what they find.
@Suite struct ModelTraversalTests {
    private func shop() throws -> Graph {
        let graph = try Graph.inMemory()
        try graph.write { g in
            let ada = try g.insert(Shop.Person(id: "ada", name: "Ada", tags: ["x", "y"]))
            let bo = try g.insert(Shop.Person(id: "bo", name: "Bo", nickname: "B", tags: ["y"]))
            let cy = try g.insert(Shop.Person(id: "cy", name: "Cy"))
            var thing = try Shop.Thing.example()
            let kettle = try g.insert(thing)
            thing.title = "Pot"
            thing.count = 3
            let pot = try g.insert(thing)
            try g.connect(ada, Shop.Bought(price: 1), kettle)
            try g.connect(ada, Shop.Bought(price: 2), pot)
            try g.connect(bo, Shop.Bought(price: 3), pot)
            try g.connect(ada, Shop.Knows(since: 2001), bo)
            try g.connect(bo, Shop.Knows(since: 2002), cy)
        }
        return graph
    }

    /// Every step as Gremlin.
    @Test func theyPrintAsGremlin() throws {
        try Graph.inMemory().read { g in
            let people = g.all(Shop.Person.self)
            let things = g.all(Shop.Thing.self)
            let knows = g.all(Shop.Knows.self)
            let texts: [(String, String)] = [
                (try people.gremlin(), #"g.V().hasLabel("person")"#),
                (try knows.gremlin(), #"g.E().hasLabel("knows")"#),
                (
                    try people.out(Shop.Bought.self).has(\.count, .gt(4)).gremlin(),
                    #"g.V().hasLabel("person").out("bought").has("count", P.gt(4))"#
                ),
                (
                    try things.in(Shop.Bought.self).has(\.nickname, "B").gremlin(),
                    #"g.V().hasLabel("thing").in("bought").has("nickname", "B")"#
                ),
                (
                    try people.both(Shop.Knows.self).hasNot(\.nickname).gremlin(),
                    #"g.V().hasLabel("person").both("knows").hasNot("nickname")"#
                ),
                (
                    try people.outE(Shop.Knows.self).has(\.since, 2001).inV().gremlin(),
                    #"g.V().hasLabel("person").outE("knows").has("since", 2001).inV()"#
                ),
                (
                    try people.bothE(Shop.Knows.self).otherV().dedup().gremlin(),
                    #"g.V().hasLabel("person").bothE("knows").otherV().dedup()"#
                ),
                (
                    try knows.bothV().has(\.name).limit(2).gremlin(),
                    #"g.E().hasLabel("knows").bothV().has("name").limit(2)"#
                ),
                (
                    try people.has(\.id, .eq("ada")).has(\.tags, "x").gremlin(),
                    #"g.V().hasLabel("person").hasId(P.eq("ada")).has("tags", "x")"#
                ),
                (
                    try people.order(by: \.name, .desc).by(\.id).gremlin(),
                    #"g.V().hasLabel("person").order().by("name", Order.desc).by(T.id)"#
                ),
                (
                    try people.where(.out(Shop.Bought.self).has(\.title, "Pot")).gremlin(),
                    #"g.V().hasLabel("person").where(__.out("bought").has("title", "Pot"))"#
                ),
                (
                    try people.not(.in(Shop.Knows.self)).gremlin(),
                    #"g.V().hasLabel("person").not(__.in("knows"))"#
                ),
                (
                    try people.or(.has(\.name, "Ada"), .hasNot(\.nickname)).gremlin(),
                    #"g.V().hasLabel("person").or(__.has("name", "Ada"), __.hasNot("nickname"))"#
                ),
                (
                    try people.repeat(.out(Shop.Knows.self)).emit().times(2).gremlin(),
                    #"g.V().hasLabel("person").repeat(__.out("knows")).emit().times(2)"#
                ),
                (
                    try people.repeat(.out(Shop.Knows.self)).until(.has(\.name, "Cy")).gremlin(),
                    #"g.V().hasLabel("person").repeat(__.out("knows")).until(__.has("name", "Cy"))"#
                ),
                (
                    try people.union(.out(Shop.Knows.self), .in(Shop.Knows.self)).gremlin(),
                    #"g.V().hasLabel("person").union(__.out("knows"), __.in("knows"))"#
                ),
                (
                    try things.groupCount(by: \.color).gremlin(),
                    #"g.V().hasLabel("thing").groupCount().by("color")"#
                ),
                (
                    try things.has(\.color, .eq(.green)).gremlin(),
                    #"g.V().hasLabel("thing").has("color", P.eq(1))"#
                ),
                (
                    try g.v().has("name", "x").models(of: Shop.Part.self).gremlin(),
                    #"g.V().has("name", "x").hasLabel("part")"#
                ),
                (
                    try people.traversal.out("knows").models(of: Shop.Person.self).gremlin(),
                    #"g.V().hasLabel("person").out("knows").hasLabel("person")"#
                ),
            ]
            for (found, expected) in texts { #expect(found == expected) }
        }
    }

    @Test func theyFind() throws {
        try shop().read { g in
            let people = g.all(Shop.Person.self)
            let bought = try people.has(\.name, "Ada").out(Shop.Bought.self)
                .order(by: \.count, .desc).models()
            #expect(bought.map(\.title) == ["Kettle", "Pot"])
            #expect(try people.has(\.tags, "y").models().map(\.name) == ["Ada", "Bo"])
            #expect(try people.has(\.nickname, "B").models().map(\.name) == ["Bo"])
            #expect(try people.values(\.nickname).toList() == ["B"])
            #expect(try people.values(\.tags).dedup().order().toList() == ["x", "y"])
            let known = try people.has(\.id, .eq("ada")).repeat(.out(Shop.Knows.self)).emit().times(
                2
            )
            .models()
            #expect(known.map(\.name) == ["Bo", "Cy"])
            let rich = try g.all(Shop.Bought.self).has(\.price, .gte(2)).outV().dedup().models()
            #expect(Set(rich.map(\.name)) == ["Ada", "Bo"])
            let long = try people.filter { $0.name.count > 2 }.models()
            #expect(long.map(\.name) == ["Ada"])
            #expect(try people.stored.map { $0.name + "!" }.toList() == ["Ada!", "Bo!", "Cy!"])
            let person = Tag<Stored<Shop.Person>>("person")
            let buyers = try people.as(person).out(Shop.Bought.self).has(\.title, "Pot")
                .select(person).models()
            #expect(buyers.map(\.name) == ["Ada", "Bo"])
            #expect(try people.count().next() == 3)
            #expect(try people.skip(1).next()?.id == "bo")
        }
    }

    @Test func theyChange() throws {
        let graph = try shop()
        try graph.write { g in
            try g.all(Shop.Person.self).has(\.name, "Cy").property(\.nickname, "C")
                .property(\.tags, "z").property(\.tags, "z").iterate()
            let cy = try #require(try g.find(Shop.Person.self, id: "cy"))
            #expect(cy.nickname == "C" && cy.tags == ["z"])
            try g.all(Shop.Bought.self).has(\.price, .lt(3)).drop().iterate()
            #expect(try g.all(Shop.Bought.self).values(\.price).toList() == [3])
            let error = #expect(throws: GraphError.self) {
                try g.all(Shop.Person.self).property(\.id, "x").iterate()
            }
            #expect(error?.message.contains("id of a Person cannot be set") == true)
        }
    }

    /// Properties inherited by a protocol are found in generic code, and a
    /// parent model finds what several kinds have in common.
    @Test func inheritance() throws {
        func named<M: Shop.Named>(_ name: String, _ all: ModelTraversal<Never, M>) throws -> [M] {
            try all.has(\.name, name).models()
        }
        let graph = try shop()
        try graph.write { g in try g.insert(Shop.Part(name: "Ada")) }
        try graph.read { g in
            let people = try named("Ada", g.all(Shop.Person.self))
            let parts = try named("Ada", g.all(Shop.Part.self))
            #expect(people.map(\.name) == ["Ada"] && parts.map(\.name) == ["Ada"])
            #expect(try g.all(Shop.Anything.self).has(\.name, "Ada").models().count == 2)
            #expect(try g.all(Shop.Anything.self).models().count == 6)
        }
    }

    // MARK: Keys of key paths

    @Test func everyKeyPathFindsItsKey() throws {
        try Graph.inMemory().read { g in
            let all = g.all(Shop.Thing.self)
            let found = [
                all.has(\.title), all.has(\.isNew), all.has(\.count), all.has(\.byte),
                all.has(\.short), all.has(\.int), all.has(\.long), all.has(\.unsigned),
                all.has(\.float), all.has(\.double), all.has(\.big), all.has(\.exact),
                all.has(\.when), all.has(\.stamp), all.has(\.lasts), all.has(\.uuid),
                all.has(\.data), all.has(\.place), all.has(\.color), all.has(\.scores),
                all.has(\.marks), all.has(\.lines), all.has(\.note),
            ]
            let keys = [
                "title", "isNew", "count", "byte", "short", "int", "long", "unsigned", "float",
                "double", "big", "exact", "when", "stamp", "lasts", "uuid", "data", "place",
                "color", "scores", "marks", "lines", "note",
            ]
            let texts = try found.map { try $0.gremlin() }
            #expect(texts == keys.map { #"g.V().hasLabel("thing").has("\#($0)")"# })
        }
    }

    @Test func codingKeysThatDifferAreFound() throws {
        try Graph.inMemory().read { g in
            let all = g.all(Shop.Renamed.self)
            let texts = try [
                all.has(\.title).gremlin(), all.has(\.name).gremlin(),
                all.has(\.isOpen, true).gremlin(),
                g.all(Shop.Listed.self).has(\.level, Shop.Level.hard).gremlin(),
            ]
            #expect(
                texts == [
                    #"g.V().hasLabel("renamed").has("name")"#,
                    #"g.V().hasLabel("renamed").has("title")"#,
                    #"g.V().hasLabel("renamed").has("open", true)"#,
                    #"g.V().hasLabel("listed").has("grade", "hard")"#,
                ])
        }
    }

    @Test func keyPathsWithoutAKeyAreErrors() throws {
        try Graph.inMemory().read { g in
            let errors: [(String, String)] = [
                (try message { try g.all(Shop.Renamed.self).has(\.shout).gremlin() }, "Renamed"),
                (
                    try message { try g.all(Shop.Thing.self).has(\.size.width).gremlin() },
                    "under a key of its own"
                ),
                (
                    try message { try g.all(Shop.Thing.self).has(\.title.count).gremlin() },
                    "under a key of its own"
                ),
                (
                    try message { try g.all(Shop.Unlisted.self).has(\.title).toList() },
                    "level, a Level, of Unlisted takes no made-up value. List it"
                ),
                (
                    try message { try g.all(Shop.WronglyListed.self).has(\.title).toList() },
                    #"lists the key "nothing", which is none of its coding keys"#
                ),
                (
                    try message { try g.all(Shop.SwappedListing.self).has(\.title).toList() },
                    #"lists "name" for"#
                ),
                // A mistake inside is not lost outside.
                (
                    try message {
                        try g.all(Shop.Person.self)
                            .where(.out(Shop.Bought.self).has(\.size.width)).toList()
                    }, "under a key of its own"
                ),
            ]
            for (found, expected) in errors { #expect(found.contains(expected), "\(found)") }
        }
    }

    private func message<R>(_ work: () throws -> R) throws -> String {
        let error = try #require(throws: GraphError.self) { _ = try work() }
        #expect(error.code == .invalidArgument)
        return error.message
    }
}
