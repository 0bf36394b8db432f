import Testing

@testable import ConfGraph

/// Random writes, in committed and rolled-back transactions, against a plain
/// model in memory; the file is reopened now and then.
@Suite struct StorageOracleTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func randomWritesAgreeWithAModel(seed: UInt64) throws {
        var random = ValueGenerator(seed: seed)
        let folder = try TemporaryDirectory()
        var options = StorageOptions()
        options.createIfMissing = true
        options.synchronous = .normal
        options.labels = .zeroOrMore
        options.compactionThreshold = 40
        let path = folder.path("a.cgdb")
        var database = try Database(path: path, options: options)
        try database.write { (w) throws in
            try w.createIndex(label: "a", key: "p", unique: false)
            try w.createIndex(label: nil, key: "q", unique: false)
        }
        var model = GraphModel()
        for round in 0..<60 {
            var next = model
            let fails = random.int(0..<5) == 0
            do {
                try database.write { (w) throws in
                    for _ in 0..<random.int(1..<25) {
                        try step(&next, w, &random)
                    }
                    if fails { throw Abandoned() }
                }
                model = next
            } catch is Abandoned {}
            if random.int(0..<6) == 0 {
                database.close()
                database = try Database(path: path, options: options)
            }
            if round % 5 == 4 { try database.read { try compare(model, $0) } }
        }
        try database.write { (w) throws in
            for vertex in model.vertices.keys { try w.removeVertex(vertex) }
        }
        try database.read { (r) throws in
            try compare(GraphModel(), r)
            for table in [
                "vertex", "edge", "vertex_label", "vertex_property", "edge_property",
                "meta_property", "user_id", "index_1", "index_2",
            ] {
                #expect(try r.connection.integer("SELECT count(*) FROM \(table)") == 0, "\(table)")
            }
        }
        #expect(try database.check(repair: false).findings.map(\.message) == [])
    }

    // MARK: Model

    struct GraphModel {
        struct Value {
            var number: Int64
            var key: String
            var value: PropertyValue
            var meta: [String: PropertyValue] = [:]
        }
        struct VertexModel {
            var id: ElementID
            var labels: Set<String>
            var values: [Value] = []
        }
        struct EdgeModel {
            var id: ElementID
            var label: String
            var source: Int64
            var target: Int64
            var values: [String: PropertyValue] = [:]
        }
        var vertices: [Int64: VertexModel] = [:]
        var edges: [Int64: EdgeModel] = [:]

        mutating func removeVertex(_ key: Int64) {
            vertices[key] = nil
            edges = edges.filter { $0.value.source != key && $0.value.target != key }
        }
    }

    private func step(
        _ model: inout GraphModel, _ w: StorageWriter, _ random: inout ValueGenerator
    ) throws {
        let names = ["a", "b", "c"]
        let keys = ["p", "q", "r"]
        let vertex = model.vertices.keys.sorted().randomElement(using: &random)
        let edge = model.edges.keys.sorted().randomElement(using: &random)
        let key = keys.randomElement(using: &random)!
        let value = PropertyValue.int(Int32(random.int(0..<4)))
        switch (random.int(0..<16), vertex, edge) {
        case (0...3, _, _):
            let labels = names.filter { _ in random.int(0..<2) == 0 }
            let id: ElementID? =
                random.int(0..<3) == 0 ? .string("s\(random.int(0..<1_000_000))") : nil
            let made = try w.addVertex(labels: labels, id: id)
            #expect(model.vertices[made] == nil)
            model.vertices[made] = .init(id: id ?? .int(made), labels: Set(labels))
        case (4...6, let source?, _):
            let target = model.vertices.keys.sorted().randomElement(using: &random)!
            let label = names.randomElement(using: &random)!
            let id: ElementID? = random.int(0..<3) == 0 ? .int(Int64(random.next() >> 20)) : nil
            let made = try w.addEdge(label, from: source, to: target, id: id)
            model.edges[made] = .init(
                id: id ?? .int(made), label: label, source: source, target: target)
        case (7...9, let vertex?, _):
            let cardinality: Cardinality = [.single, .list, .set][random.int(0..<3)]
            let number = try w.setVertexProperty(
                vertex, key, value, cardinality: cardinality, id: nil)
            var values = model.vertices[vertex]!.values
            if cardinality == .single { values.removeAll { $0.key == key } }
            let found = values.first { $0.key == key && $0.value == value }
            if cardinality == .set, let found {
                #expect(found.number == number)
            } else {
                values.append(.init(number: number, key: key, value: value))
            }
            model.vertices[vertex]!.values = values
        case (10, let vertex?, _):
            guard let index = model.vertices[vertex]!.values.indices.randomElement(using: &random)
            else { return }
            let number = model.vertices[vertex]!.values[index].number
            if random.int(0..<2) == 0 {
                try w.removeVertexProperty(vertex: vertex, property: number)
                model.vertices[vertex]!.values.remove(at: index)
            } else {
                try w.setMetaProperty(vertex: vertex, property: number, key, value)
                model.vertices[vertex]!.values[index].meta[key] = value
            }
        case (11, let vertex?, _):
            let label = names.randomElement(using: &random)!
            if random.int(0..<2) == 0 {
                try w.addLabels(vertex, [label])
                model.vertices[vertex]!.labels.insert(label)
            } else {
                try w.removeLabels(vertex, [label])
                model.vertices[vertex]!.labels.remove(label)
            }
        case (12, _, let edge?):
            try w.setEdgeProperty(edge, key, value)
            model.edges[edge]!.values[key] = value
        case (13, _, let edge?):
            try w.removeEdge(edge)
            model.edges[edge] = nil
        case (14, let vertex?, _):
            try w.removeVertex(vertex)
            model.removeVertex(vertex)
        case (15, let vertex?, _):
            try w.setVertexProperty(vertex, key, .null, cardinality: .single, id: nil)
            model.vertices[vertex]!.values.removeAll { $0.key == key }
        default: break
        }
    }

    // MARK: Comparison

    private func compare(_ model: GraphModel, _ r: StorageReader) throws {
        var keys: [Int64] = []
        while try r.scanVertices(labels: nil, after: keys.last, limit: 7, into: &keys) {}
        #expect(keys == model.vertices.keys.sorted())
        #expect(try r.vertexCount(labels: nil) == Int64(model.vertices.count))
        for (key, expected) in model.vertices {
            let vertex = try r.materialize(vertex: key)
            #expect(vertex.id == expected.id)
            #expect(try r.vertexKey(expected.id) == key)
            #expect(Set(vertex.labels) == expected.labels)
            let found = vertex.properties.map { "\($0.propertyKey) \($0.key) \($0.value)" }
            let wanted = expected.values.map { "\($0.number) \($0.key) \($0.value)" }
            #expect(found.sorted() == wanted.sorted())
            for property in vertex.properties {
                let meta = expected.values.first { $0.number == property.propertyKey }?.meta
                #expect(
                    property.properties.map { "\($0.key) \($0.value)" }.sorted()
                        == meta?.map { "\($0.key) \($0.value)" }.sorted())
            }
            try compareNeighbors(of: key, model, r)
        }
        try compareEdges(model, r)
        for label in ["a", "b", "c"] {
            guard let number = try r.labelID(label) else { continue }
            let expected = model.vertices.filter { $0.value.labels.contains(label) }.keys.sorted()
            var found: [Int64] = []
            while try r.scanVertices(labels: [number], after: found.last, limit: 5, into: &found) {}
            #expect(found == expected)
            #expect(try r.vertexCount(labels: [number]) == Int64(expected.count))
        }
        try compareIndexes(model, r)
    }

    private func compareNeighbors(
        of key: Int64, _ model: GraphModel, _ r: StorageReader
    ) throws {
        for direction in [Direction.out, .in, .both] {
            var expansion = Expansion()
            try [key].withUnsafeBufferPointer {
                try r.expand($0, direction, labels: nil, edges: true, into: &expansion)
            }
            let found = zip(expansion.edges, expansion.neighbors).map { "\($0) \($1)" }
            var wanted: [String] = []
            for (edge, ends) in model.edges {
                if direction != .in, ends.source == key { wanted.append("\(edge) \(ends.target)") }
                if direction != .out, ends.target == key { wanted.append("\(edge) \(ends.source)") }
            }
            #expect(found.sorted() == wanted.sorted())
        }
    }

    private func compareEdges(_ model: GraphModel, _ r: StorageReader) throws {
        var columns = EdgeColumns()
        while try r.scanEdges(labels: nil, after: columns.keys.last, limit: 9, into: &columns) {}
        #expect(columns.keys == model.edges.keys.sorted())
        for (key, expected) in model.edges {
            let edge = try r.materialize(edge: key)
            #expect(edge.id == expected.id)
            #expect(try r.edgeKey(expected.id) == key)
            #expect(edge.ends.detail?.label == expected.label)
            #expect(edge.ends.source == expected.source && edge.ends.target == expected.target)
            #expect(
                edge.ends.detail?.properties.map { "\($0.key) \($0.value)" }.sorted()
                    == expected.values.map { "\($0) \($1)" }.sorted())
        }
    }

    private func compareIndexes(_ model: GraphModel, _ r: StorageReader) throws {
        for index in try r.indexes() {
            let key = try r.keyName(index.key)
            let label = try index.label.map(r.labelName)
            for number in 0..<4 as Range<Int32> {
                var position: IndexPosition?
                var found: [Int64] = []
                while try r.seek(
                    index, .equal(.long(Int64(number))), position: &position, limit: 3,
                    into: &found)
                {}
                let wanted = model.vertices.filter { _, vertex in
                    (label.map(vertex.labels.contains) ?? true)
                        && vertex.values.contains { $0.key == key && $0.value == .int(number) }
                }
                #expect(Set(found) == Set(wanted.keys))
                #expect(found == found.sorted())
            }
        }
    }
}
