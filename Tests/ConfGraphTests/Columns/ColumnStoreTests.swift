import Testing

@testable import ConfGraph

/// When columns are made, kept, patched and let go, and what writes note for
/// them.
@Suite struct ColumnStoreTests {
    private let program: BuiltProgram
    private let database: Database
    private let vertices: [Int64]

    init() throws {
        program = try BuiltProgram()
        var options = StorageOptions()
        options.createIfMissing = true
        options.synchronous = .normal
        options.columnCacheBytes = 40_000
        database = try Database(path: program.folder.path("g.db"), options: options)
        vertices = try database.write { w in
            try (0..<5_000).map { number in
                let vertex = try w.addVertex(labels: ["talk"], id: nil)
                for (key, value) in [
                    ("year", .int(Int32(2000 + number % 20))), ("minutes", .int(30)),
                    ("mixed", number == 4_000 ? .string("x") : .int(1)),
                    ("score", .double(Double(number) / 5_000)),
                ] as [(String, PropertyValue)] {
                    try w.setVertexProperty(vertex, key, value, cardinality: .single, id: nil)
                }
                return vertex
            }
        }
    }

    private func answer(_ text: String, in reader: StorageReader? = nil) throws -> [PropertyValue] {
        let steps = try GremlinParser.parse(text)
        if let reader { return try ToyGraph.all(Engine.run(steps, in: reader)) }
        return try database.read { try ToyGraph.all(Engine.run(steps, in: $0)) }
    }

    /// The columns of talks that are kept.
    private var kept: [String] {
        get throws {
            try database.read { reader in
                let label = try #require(try reader.labelID("talk"))
                let table = database.columns.table(label, upTo: .max)
                return try (table?.columns.keys).map { try $0.map(reader.keyName).sorted() } ?? []
            }
        }
    }

    private func notes() throws -> [String] {
        try database.read { reader in
            let rows = try reader.connection.prepare("SELECT chunk, seq FROM column_dirty")
            var result: [String] = []
            while try rows.step() { result.append("\(rows.int64(0)):\(rows.int64(1))") }
            return result
        }
    }

    @Test func aWholeScanMakesAColumnAndAShortOneDoesNot() throws {
        #expect(try answer("g.V().hasLabel('talk').has('year', 2003).limit(5)").count == 5)
        #expect(try kept == [])
        #expect(try answer("g.V().hasLabel('talk').has('year', 2003).count()") == [.long(250)])
        #expect(try kept == ["year"])
        // Reading on and on does, too, and goes on where the rows ended.
        #expect(try answer("g.V().hasLabel('talk').has('minutes', 30)").count == 5_000)
        #expect(try kept == ["minutes", "year"])
    }

    @Test func whatNoColumnHoldsIsReadFromRows() throws {
        for _ in 0..<2 {
            #expect(
                try answer("g.V().hasLabel('talk').has('mixed', 1).count()") == [.long(4_999)])
            #expect(try kept == [])
        }
    }

    @Test func theLeastRecentlyUsedGoFirst() throws {
        _ = try answer("g.V().hasLabel('talk').groupCount().by('year')")
        _ = try answer("g.V().hasLabel('talk').groupCount().by('minutes')")
        _ = try answer("g.V().hasLabel('talk').groupCount().by('year')")
        // 40 kB of doubles do not fit beside them, nor alone.
        #expect(
            try answer("g.V().hasLabel('talk').has('score', gte(0.5)).count()") == [.long(2_500)])
        #expect(database.columns.bytes <= 40_000)
        #expect(try !kept.contains("score"))
        var options = StorageOptions()
        options.columnCacheBytes = 44_000
        let other = try Database(path: database.path, options: options)
        for key in ["year", "minutes", "year", "score"] {
            try other.read {
                let steps = try GremlinParser.parse("g.V().hasLabel('talk').has('\(key)').count()")
                #expect(try ToyGraph.all(Engine.run(steps, in: $0)) == [.long(5_000)])
            }
        }
        try other.read { reader in
            let label = try #require(try reader.labelID("talk"))
            let keys = try #require(other.columns.table(label, upTo: .max)).columns.keys
            #expect(try keys.map(reader.keyName) == ["score"])
        }
    }

    /// Vertices that a load writes in batches reach columns that are kept.
    @Test func aLoadNotesItsVertices() throws {
        let question = "g.V().hasLabel('talk').has('year', 2003).count()"
        #expect(try answer(question) == [.long(250)])
        #expect(try kept == ["year"])
        try database.bulkLoad { loader in
            let rows = try VertexRows(writer: loader.writer, label: "talk")
            let ids = (6_000..<9_000).map { Int64($0) }
            #expect(try rows.accepts(ids))
            try rows.append(ids)
            let key = Int64(try loader.writer.internKey("year"))
            for (id, number) in zip(ids, try loader.writer.makePropertyNumbers(ids.count)) {
                try rows.appendProperty {
                    try $0.append(id, key, id: number, value: .int(2003))
                }
            }
            try rows.flush()
        }
        #expect(try answer(question) == [.long(3_250)])
    }

    /// One row a chunk and a transaction, and none for edges.
    @Test func writesNoteWhatTheyChange() throws {
        let before = try notes()
        #expect(before.first == "-1:1")
        try database.write { w in
            let edge = try w.addEdge("e", from: vertices[0], to: vertices[1], id: nil)
            try w.setEdgeProperty(edge, "since", .int(1))
            try w.removeEdge(edge)
        }
        #expect(try notes() == before)
        #expect(throws: Abandoned.self) {
            try database.write { w in
                try w.removeVertex(vertices[7])
                throw Abandoned()
            }
        }
        #expect(try notes() == before)
        try database.write { w in
            for vertex in [vertices[0], vertices[1], vertices[0], vertices[3_000]] {
                try w.setVertexProperty(vertex, "year", .int(1), cardinality: .single, id: nil)
            }
        }
        let changed = try Set(notes()).subtracting(before).sorted()
        #expect(changed == ["-1:2", "0:2", "\(vertices[3_000] >> 10):2"].sorted())
        // A repair is beyond notes of single changes.
        let count = "g.V().hasLabel('talk').has('minutes').count()"
        try database.write {
            try $0.connection.execute("DELETE FROM vertex_label WHERE vertex = \(vertices[9])")
        }
        #expect(try answer(count) == [.long(4_999)])
        #expect(try !database.check(repair: true).findings.isEmpty)
        #expect(try notes().allSatisfy { $0.hasSuffix(":3") })
        #expect(try answer(count) == [.long(5_000)])
    }

    /// Whoever writes rows of vertices says so to columns.
    @Test func noRowsAreWrittenInSilence() throws {
        let rows = /(INTO|DELETE FROM) vertex_(property|label)/
        let files = try Repository.current.swiftFiles("Sources").filter {
            $0.text.contains(rows)
        }
        for file in files { #expect(file.text.contains("ColumnChange"), "\(file.path)") }
        #expect(files.count >= 5)
    }

    /// One plan runs again with other values, here as there.
    @Test func conditionsTakeTheValuesOfTheirRun() throws {
        let graph = try Graph(path: program.folder.path("g.db"))
        for (year, count) in [(2003, 250), (2004, 250), (1999, 0), (2003, 250)] {
            let text = "g.V().hasLabel('talk').has('year', \(year)).has('minutes', gt(5)).count()"
            let found = try graph.read { try $0.traverse(text).toList() }
            #expect(found == [.long(Int64(count))])
        }
        #expect(graph.database.columns.bytes > 10_000)
    }

    @Test func anOldSnapshotIsAnsweredAsItWas() throws {
        let text = "g.V().hasLabel('talk').has('year', 2019).count()"
        let old = try database.beginRead()
        defer { old.end() }
        #expect(try answer(text) == [.long(250)])
        try database.write { w in
            try w.setVertexProperty(
                vertices[0], "year", .int(2019), cardinality: .single, id: nil)
            // The write itself sees it.
            #expect(try answer(text, in: w) == [.long(251)])
        }
        #expect(try answer(text) == [.long(251)])
        #expect(try answer(text, in: old) == [.long(250)])
        #expect(try kept == ["year"])
    }

    @Test func anotherProcessIsSeen() throws {
        let text = "g.V().hasLabel('talk').groupCount().by('minutes').select(values).unfold()"
        #expect(try answer(text) == [.long(5_000)])
        let run = try program(
            "traverse", "--db", "g.db", "--canonical",
            "g.V(\(vertices[4_500])).property('minutes', 45).iterate()")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try answer(text) == [.long(4_999), .long(1)])
        #expect(try kept == ["minutes"])
    }
}
