import ConfGraph
import Testing

/// The queries that the talk behind this project showed, as text and in
/// Swift: both forms must give the same.
@Suite struct FoundingTalkTests {
    /// A little of a newspaper's semantic graph: topics of several kinds, and
    /// which of them are written about together.
    private static func newsroom() throws -> Graph {
        let graph = try Graph.inMemory()
        try graph.write { g in
            try g.createIndex(label: "topic", key: "name")
            let topics: [(name: String, kind: String)] = [
                ("ebola", "disease"), ("malaria", "disease"),
                ("World Health Organization", "organization"), ("Red Cross", "organization"),
                ("Opera House", "organization"),
                ("Liberia", "place"), ("Guinea", "place"), ("Geneva", "place"),
                ("Margaret Chan", "person"), ("Peter Maurer", "person"),
            ]
            var vertices: [String: Vertex] = [:]
            for topic in topics {
                vertices[topic.name] = try g.addVertex(
                    "topic",
                    properties: ["name": .string(topic.name), "kind": .string(topic.kind)])
            }
            let related = [
                ("ebola", "World Health Organization"), ("ebola", "Red Cross"),
                ("ebola", "Liberia"), ("malaria", "Opera House"),
                ("World Health Organization", "Geneva"),
                ("World Health Organization", "Liberia"),
                ("World Health Organization", "Margaret Chan"),
                ("Red Cross", "Guinea"), ("Red Cross", "Peter Maurer"),
                ("Opera House", "Geneva"),
            ]
            for (from, to) in related {
                try g.addEdge(
                    "related", from: #require(vertices[from]), to: #require(vertices[to]))
            }
        }
        return graph
    }

    @Test func aVertexByItsId() throws {
        let graph = try Self.newsroom()
        try graph.read { g in
            let ebola = try #require(try g.v("topic").has("name", "ebola").next())
            let swift = try g.V(ebola.id).values("name", as: String.self).toList()
            let text = try g.traverse(
                "g.V(:id).values('name')", parameters: ["id": ebola.id.propertyValue]
            ).toList()
            #expect(swift == ["ebola"])
            #expect(text == ["ebola"])
            #expect(try g.vertex(id: ebola.id) == ebola)
        }
    }

    @Test func allVerticesOfAValueComeFromAnIndex() throws {
        let graph = try Self.newsroom()
        try graph.read { g in
            let swift = g.v("topic").has("name", "Liberia")
            let text = try g.traverse("v(topic).has(name, Liberia)")
            #expect(try swift.values("kind", as: String.self).toList() == ["place"])
            #expect(try text.toList().count == 1)
        }
    }

    @Test func outgoingNeighboursOfOneKind() throws {
        let graph = try Self.newsroom()
        try graph.read { g in
            let swift = try g.v("topic").has("name", "ebola").out("related")
                .has("kind", "organization").order().by("name")
                .values("name", as: String.self).toList()
            let text = try g.traverse(
                """
                v(topic).has(name, ebola).out(related).has(kind, organization)
                    .order().by(name).values(name)
                """
            ).toList()
            #expect(swift == ["Red Cross", "World Health Organization"])
            #expect(text == ["Red Cross", "World Health Organization"])
        }
    }

    @Test func allEdgesOfAVertex() throws {
        let graph = try Self.newsroom()
        try graph.read { g in
            let swift = try g.v("topic").has("name", "World Health Organization").bothE().toList()
            let text = try g.traverse(
                "v(topic).has(name, 'World Health Organization').bothE()"
            ).toList()
            #expect(swift.count == 4)
            #expect(swift.allSatisfy { $0.label == "related" })
            #expect(Set(text) == Set(swift.map(PropertyValue.edge)))
        }
    }

    /// From a concept to the related topics of one kind, then to each
    /// combination of two other kinds related to those.
    @Test func theEbolaQuery() throws {
        let graph = try Self.newsroom()
        let expected = [
            ["Red Cross", "Guinea", "Peter Maurer"],
            ["World Health Organization", "Geneva", "Margaret Chan"],
            ["World Health Organization", "Liberia", "Margaret Chan"],
        ]
        try graph.read { g in
            let swift = try g.v("topic").has("name", "ebola")
                .out("related").has("kind", "organization").as("organization")
                .out("related").has("kind", "place").as("place")
                .select(Tag<Vertex>("organization"))
                .out("related").has("kind", "person").as("person")
                .select("organization", "place", "person").by("name")
                .toList()
            let text = try g.traverse(
                """
                v(topic).has(name, ebola)
                    .out(related).has(kind, organization).as(organization)
                    .out(related).has(kind, place).as(place)
                    .select(organization)
                    .out(related).has(kind, person).as(person)
                    .select(organization, place, person).by(name)
                """
            ).toList()
            for rows in [swift, text.compactMap(\.map)] {
                let names = rows.map { row in
                    ["organization", "place", "person"].map { row[$0]?.text ?? "" }
                }
                #expect(names.sorted { $0.joined() < $1.joined() } == expected)
            }
        }
    }
}

extension PropertyValue {
    fileprivate var text: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    fileprivate var map: PropertyMap? {
        if case .map(let map) = self { return map }
        return nil
    }
}
