import Foundation
import Testing

@testable import ConfGraph
@testable import ConfGraphCLI

/// The formats for programs: JSON that every reader reads, CSV as RFC 4180
/// says.
@Suite struct ResultWriterTests {
    private func written(_ format: ResultFormat, _ values: [PropertyValue]) throws -> String {
        let output = OutputBuffer(descriptor: -1, limit: .max)
        var writer = format.writer(to: output)
        writer.begin()
        for value in values { try writer.write(value) }
        try writer.end()
        return String(decoding: output.bytes, as: UTF8.self)
    }

    private func map(_ entries: KeyValuePairs<String, PropertyValue>) -> PropertyValue {
        .map(PropertyMap(entries.map { (.string($0.key), $0.value) }))
    }

    // MARK: JSON

    @Test func jsonIsOneArray() throws {
        #expect(try written(.json, []) == "[]\n")
        #expect(try written(.json, [.int(1), .string("a"), .null]) == "[\n1,\n\"a\",\nnull\n]\n")
        #expect(
            try written(.ndjson, [.bool(true), map(["a": .double(1.5)])]) == "true\n{\"a\":1.5}\n")
        #expect(try written(.ndjson, []) == "")
    }

    @Test func jsonOfEveryTypeIsReadByFoundation() throws {
        let values: [PropertyValue] = [
            .null, .bool(false), .byte(1), .short(2), .int(3), .long(.max), .float(1.5),
            .double(-0.0),
            .double(.nan), .double(.infinity), .float(-.infinity), .double(1e300),
            .double(.leastNonzeroMagnitude),
            .char("é"), .string("\u{0}\u{1F}\"\\/\u{7F}\u{2028}😀"), .binary([0, 255]),
            .uuid(UUID(uuidString: "6BA7B810-9DAD-11D1-80B4-00C04FD430C8")!),
            .point(GeoPoint(latitude: 1, longitude: -2)), .list([.list([]), .null]),
            .set(PropertySet([.int(1)])), map([:]), map(["": .null]),
            .path(Path(objects: [.int(1)], labels: [["a"]])), .token(.id), .direction(.out),
            .tree(Tree(branches: [(.int(1), Tree(branches: []))])),
            .bulkSet(BulkSet(items: [(.int(1), 2)])), .graph(Subgraph(vertices: [], edges: [])),
        ]
        let text = try written(.json, values)
        let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any]
        #expect(read?.count == values.count)
        #expect(read?[14] as? String == "\u{0}\u{1F}\"\\/\u{7F}\u{2028}😀")
        #expect(read?[8] as? String == "NaN")
        for line in try written(.ndjson, values).split(separator: "\n") {
            _ = try JSONSerialization.jsonObject(with: Data(line.utf8), options: .fragmentsAllowed)
        }
    }

    @Test func elementsShowTheirProperties() throws {
        let properties = ["a", "b", "b"].enumerated().map { index, key in
            VertexProperty(
                owner: 1, propertyKey: 0, id: 1, key: key, value: .int(Int32(index)), properties: []
            )
        }
        let vertex = Vertex(
            key: 1, detail: VertexDetail(id: 5, labels: ["x"], properties: properties))
        #expect(
            try written(.ndjson, [.vertex(vertex)])
                == "{\"id\":5,\"label\":\"x\",\"properties\":{\"a\":0,\"b\":[1,2]}}\n")
        let wild = Vertex(
            key: 1, detail: VertexDetail(id: "k", labels: ["x", "y"], properties: []))
        #expect(
            try written(.ndjson, [.vertex(wild)])
                == "{\"id\":\"k\",\"label\":[\"x\",\"y\"],\"properties\":{}}\n")
    }

    // MARK: CSV

    @Test func csvHasAHeaderThenRows() throws {
        let rows = [map(["a": .int(1), "b": .string("x")]), map(["a": .int(2), "b": .null])]
        #expect(try written(.csv, rows) == "a,b\n1,x\n2,\n")
        #expect(try written(.csv, [.string("x"), .int(2)]) == "value\nx\n2\n")
        #expect(try written(.csv, []) == "")
    }

    @Test func csvOfDifferentResultsHasAllColumns() throws {
        let rows = [
            map(["a": .int(1)]), map(["b": .int(2)]), map(["a": .int(3), "c": .int(4)]), map([:]),
        ]
        #expect(try written(.csv, rows) == "a,b,c\n1,,\n,2,\n3,,4\n,,\n")
    }

    @Test func csvQuotesWhatNeedsIt() throws {
        let texts = ["a,b", "say \"hi\"", "two\nlines", " blank", "", "cr\r", "plain", "ü"]
        let text = try written(.csv, texts.map { .string($0) })
        #expect(
            text
                == "value\n\"a,b\"\n\"say \"\"hi\"\"\"\n\"two\nlines\"\n\" blank\"\n\"\"\n\"cr\r\"\nplain\nü\n"
        )
        #expect(
            try written(.csv, [map(["k,1": .list([.string("a"), .int(1)])])])
                == "\"k,1\"\n\"[\"\"a\"\",1]\"\n")
    }

    @Test func csvOfElementsHasIdsAndLabels() throws {
        let vertex = Vertex(
            key: 1,
            detail: VertexDetail(
                id: 5, labels: ["x"],
                properties: [
                    VertexProperty(
                        owner: 1, propertyKey: 0, id: 1, key: "name", value: .string("n"),
                        properties: [])
                ]))
        #expect(try written(.csv, [.vertex(vertex)]) == "id,label,name\n5,x,n\n")
    }

    // MARK: Lines

    @Test func linesAreReadHoweverTheyArrive() throws {
        let pipe = Pipe()
        let long = String(repeating: "x", count: 200_000)
        let writing = Thread {
            for piece in ["a\nb", "c\r\n\n", long, "\nlast"] {
                pipe.fileHandleForWriting.write(Data(piece.utf8))
                Thread.sleep(forTimeInterval: 0.005)
            }
            try? pipe.fileHandleForWriting.close()
        }
        writing.start()
        var reader = LineReader(descriptor: pipe.fileHandleForReading.fileDescriptor)
        var lines: [String] = []
        while let line = reader.next() { lines.append(line) }
        #expect(lines == ["a", "bc", "", long, "last"])
    }
}
