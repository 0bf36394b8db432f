import ConfGraph
import Foundation
import Testing

/// Models written to a graph and read back.
@Suite struct ModelStorageTests {
    private let graph: Graph

    init() throws { graph = try Graph.inMemory() }

    /// The error that some work ends with.
    private func failure(_ work: (TraversalSource) throws -> Void) throws -> GraphError {
        try #require(throws: GraphError.self) { try graph.write(work) }
    }

    // MARK: Round trip

    @Test func everyTypeReadsBack() throws {
        let thing = try Shop.Thing.example()
        let stored = try graph.write { g in try g.insert(thing) }
        #expect(stored.model == thing)
        let read = try graph.read { g in try g.all(Shop.Thing.self).models() }
        #expect(read == [thing])
    }

    @Test func valuesAreStoredWithTheirExactTypes() throws {
        let vertex = try graph.write { g in try g.insert(Shop.Thing.example()).element }
        let types: [(String, ValueType)] = [
            ("title", .string), ("isNew", .bool), ("count", .long), ("byte", .byte),
            ("short", .short), ("int", .int), ("long", .long), ("unsigned", .bigInteger),
            ("float", .float), ("double", .double), ("big", .bigInteger), ("exact", .bigDecimal),
            ("when", .dateTime), ("stamp", .dateTime), ("lasts", .duration), ("uuid", .uuid),
            ("data", .binary), ("place", .point), ("color", .int), ("level", .string),
            ("size", .map), ("prices", .map), ("link", .map),
        ]
        for (key, type) in types {
            #expect(vertex.values(key).map(\.valueType) == [type], "\(key)")
        }
        #expect(vertex.values("scores") == [3, 1, 3])
        #expect(vertex.values("marks") == [0.5, 1.0])
        #expect(vertex.values("lines") == [[1, 2], []])
        #expect(vertex.values("sizes").count == 2)
        #expect(vertex.values("note").isEmpty)
        #expect(vertex.label == "thing")
    }

    @Test func manyRandomModelsReadBack() throws {
        var random = SeededGenerator(seed: 41)
        let people = (0..<200).map { number in
            Shop.Person(
                name: "p\(number)",
                nickname: Bool.random(using: &random) ? "n\(Int.random(in: 0...9))" : nil,
                tags: Set((0..<Int.random(in: 0...4, using: &random)).map { "t\($0)" }))
        }
        try graph.write { g in for person in people { try g.insert(person) } }
        var read = try graph.read { g in try g.all(Shop.Person.self).models() }
        #expect(read.allSatisfy { $0.id != nil })
        for index in read.indices { read[index].id = nil }
        #expect(read == people)
    }

    // MARK: Ids

    @Test func aPropertyOfTheIDsTypeIsTheID() throws {
        let (given, made) = try graph.write { g in
            try (
                g.insert(Shop.Person(id: "ada", name: "Ada")), g.insert(Shop.Person(name: "Bo"))
            )
        }
        #expect(given.id == "ada" && given.model.id == "ada")
        #expect(made.model.id == made.id)
        #expect(given.element.propertyKeys == ["name"])
        try graph.read { g in
            #expect(try g.find(Shop.Person.self, id: "ada")?.name == "Ada")
            #expect(try g.find(Shop.Person.self, id: "bo") == nil)
            #expect(
                try g.all(Shop.Person.self).has(\.id, .eq("ada")).models().map(\.name) == ["Ada"])
            let ids: [ElementID] = try g.all(Shop.Person.self).values(\.id).toList()
            #expect(Set(ids) == [given.id, made.id])
        }
        let error = try failure { g in try g.insert(Shop.Person(id: "ada", name: "Eve")) }
        #expect(error.code == .alreadyExists)
    }

    // MARK: Changes

    @Test func updateSetsAndRemovesAndKeepsTheRest() throws {
        try graph.write { g in
            var ada = try g.insert(
                Shop.Person(name: "Ada", nickname: "A", tags: ["x", "y"]))
            try g.setProperty("foreign", 1, of: ada.element)
            let before = try g.find(Shop.Person.self, id: ada.id)?.element.properties
            ada.nickname = nil
            ada.tags = ["y", "z"]
            let now = try g.update(ada)
            #expect(now.model.nickname == nil && now.model.tags == ["y", "z"])
            #expect(now.element["foreign"] == 1)
            #expect(now.element.values("nickname").isEmpty)
            // What did not change is not written again.
            for kept in before?.filter({ $0.key == "name" || $0.value == "y" }) ?? [] {
                #expect(now.element.properties.contains { $0.id == kept.id }, "\(kept)")
            }
        }
    }

    @Test func upsertMatchesByKeyOrAdds() throws {
        try graph.write { g in
            let first = try g.upsert(Shop.Person(name: "Ada", nickname: "A"))
            let second = try g.upsert(Shop.Person(name: "Ada", tags: ["x"]))
            #expect(first.id == second.id)
            #expect(second.model.nickname == nil && second.model.tags == ["x"])
            try g.upsert(Shop.Person(name: "Bo"))
            #expect(try g.all(Shop.Person.self).count().next() == 2)
            // A vertex of another label with that name is another thing.
            try g.insert(Shop.Part(name: "Ada"))
            #expect(try g.upsert(Shop.Person(name: "Ada")).id == first.id)
        }
        let error = try failure { g in
            try g.insert(Shop.Person(name: "Bo"))
            try g.upsert(Shop.Person(name: "Bo"))
        }
        #expect(error.code == .constraint)
        #expect(error.message.contains("Person cannot be upserted"))
        // The write was undone with the error.
        #expect(try graph.read { g in try g.all(Shop.Person.self).count().next() } == 2)
    }

    @Test func upsertUsesAnIndex() throws {
        try graph.write { g in
            try g.createIndex(label: "person", key: "name", unique: true)
            for number in 0..<50 { try g.upsert(Shop.Person(name: "p\(number % 10)")) }
            #expect(try g.all(Shop.Person.self).count().next() == 10)
        }
        let plan = try graph.read { g in
            try g.all(Shop.Person.self).has(\.name, "p1").traversal.explain().description
        }
        #expect(plan.contains("IndexSeek"), "\(plan)")
    }

    @Test func deleteRemovesTheElement() throws {
        try graph.write { g in
            let ada = try g.insert(Shop.Person(name: "Ada"))
            let bo = try g.insert(Shop.Person(name: "Bo"))
            let knows = try g.connect(ada, Shop.Knows(since: 1), bo)
            try g.delete(knows)
            #expect(try !g.all(Shop.Knows.self).hasNext())
            try g.connect(ada, Shop.Knows(), bo)
            try g.delete(bo)
            #expect(try !g.all(Shop.Knows.self).hasNext())
            #expect(try g.all(Shop.Person.self).models().map(\.name) == ["Ada"])
            let error = #expect(throws: GraphError.self) { try g.update(bo) }
            #expect(error?.code == .notFound)
        }
    }

    @Test func readsRefuseChanges() throws {
        try graph.write { g in try g.insert(Shop.Person(name: "Ada")) }
        try graph.read { g in
            let ada = try #require(try g.all(Shop.Person.self).next())
            for work: () throws -> Void in [
                { try g.insert(ada.model) }, { try g.upsert(ada.model) }, { try g.delete(ada) },
                { try g.connect(ada, Shop.Knows(), ada) },
                { try g.all(Shop.Person.self).drop().iterate() },
                { try g.all(Shop.Person.self).property(\.nickname, "x").iterate() },
            ] {
                let error = #expect(throws: GraphError.self, performing: work)
                #expect(error?.code == .readOnly)
            }
        }
    }

    // MARK: Edges

    @Test func edgesHavePropertiesAndEnds() throws {
        try graph.write { g in
            let ada = try g.insert(Shop.Person(name: "Ada"))
            let bo = try g.insert(Shop.Person(name: "Bo"))
            let kettle = try g.insert(Shop.Thing.example())
            let bought = try g.connect(ada, Shop.Bought(price: 2.5, tags: ["a", "b"]), kettle)
            #expect(bought.model == Shop.Bought(price: 2.5, tags: ["a", "b"]))
            #expect(bought.element["tags"] == ["a", "b"])
            try g.connect(ada, Shop.Knows(id: "k", since: 2001), bo)
            try g.connect(ada, Shop.Knows(since: 2002), bo)

            let between = try g.between(ada, Shop.Knows.self, bo).order(by: \.since).models()
            #expect(between.map(\.since) == [2001, 2002])
            #expect(between[0].id == "k")
            #expect(try !g.between(bo, Shop.Knows.self, ada).hasNext())

            let links = try g.all(Shop.Knows.self).links()
            #expect(links.map(\.source.name) == ["Ada", "Ada"])
            #expect(links.map(\.target.name) == ["Bo", "Bo"])
            #expect(Set(links.map(\.edge.since)) == [2001, 2002])

            #expect(try g.from(bought).outV().models().map(\.name) == ["Ada"])
            #expect(try g.from(bought).inV().models().map(\.title) == ["Kettle"])
        }
    }

    @Test func connectingOnceUpdates() throws {
        try graph.write { g in
            let ada = try g.insert(Shop.Person(name: "Ada"))
            let kettle = try g.insert(Shop.Thing.example())
            let first = try g.connect(ada, Shop.Bought(price: 1), kettle, once: true)
            let second = try g.connect(ada, Shop.Bought(tags: ["x"]), kettle, once: true)
            #expect(first.id == second.id)
            #expect(second.model == Shop.Bought(price: nil, tags: ["x"]))
            #expect(try g.all(Shop.Bought.self).count().next() == 1)
        }
    }

    // MARK: What does not fit

    @Test func errorsNameTypeKeyAndElement() throws {
        try graph.write { g in
            let none = try g.addVertex("person", id: "none")
            let number = try g.addVertex("person", id: "number", properties: ["name": 7])
            let two = try g.addVertex("person", id: "two", properties: ["name": "a"])
            try g.setProperty("name", "b", of: two, cardinality: .list)
            let tags = try g.addVertex(
                "person", id: "tags", properties: ["name": "t", "tags": 1])
            let cases: [(Vertex, [String])] = [
                (none, ["Person.name", "v[none] has no value", "String"]),
                (number, ["Person.name", "v[number] holds 7 (int)", "String"]),
                (two, ["Person.name", "v[two] has 2 values", "Set"]),
                (tags, ["Person.tags", "v[tags]", "Set<String>"]),
            ]
            for (vertex, words) in cases {
                let error = try #require(throws: GraphError.self) {
                    try g.find(Shop.Person.self, id: vertex.id)
                }
                #expect(error.code == .runtime)
                for word in words { #expect(error.message.contains(word), "\(error)") }
            }
            let part = try g.insert(Shop.Part(name: "x"))
            let error = try #require(throws: GraphError.self) {
                try g.find(Shop.Person.self, id: part.id)
            }
            #expect(error.message.contains("labelled part, not person"), "\(error)")
        }
    }

    @Test func errorsInsideValuesNameTheirPlace() throws {
        try graph.write { g in
            let thing = try g.insert(Shop.Thing.example())
            let size: PropertyValue = ["width": "wide"]
            try g.setProperty("sizes", size, of: thing.element, cardinality: .list)
            var error = try #require(throws: GraphError.self) {
                try g.find(Shop.Thing.self, id: thing.id)
            }
            #expect(error.message.contains("Thing.sizes[2].width"), "\(error)")
            try g.removeProperty("sizes", of: thing.element)
            try g.setProperty("link", "", of: thing.element)
            error = try #require(throws: GraphError.self) {
                try g.find(Shop.Thing.self, id: thing.id)
            }
            #expect(error.message.contains("Thing.link"), "\(error)")
        }
    }

    @Test func oneStoredListIsReadAsSeveralValues() throws {
        try graph.write { g in
            try g.addVertex("person", properties: ["name": "a", "tags": ["x", "y"]])
            #expect(try g.all(Shop.Person.self).next()?.tags == ["x", "y"])
        }
    }

    // MARK: Streams

    @Test func modelsStream() async throws {
        try await graph.write { g in
            for number in 0..<100 { try g.insert(Shop.Person(name: "p\(number)")) }
        }
        var names: [String] = []
        for try await person in graph.streamModels({ g in g.all(Shop.Person.self) }) {
            names.append(person.name)
        }
        #expect(names == (0..<100).map { "p\($0)" })
        let people = try await graph.read { g in try g.all(Shop.Person.self).limit(3).models() }
        #expect(people.map(\.name) == ["p0", "p1", "p2"])
        try await graph.read { g in
            var cursor = try g.all(Shop.Person.self).cursor()
            #expect(try cursor.next()?.name == "p0")
        }
    }
}
