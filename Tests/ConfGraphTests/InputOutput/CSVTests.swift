import Foundation
import Testing

@testable import ConfGraph

@Suite struct CSVTests {
    private struct Table: Equatable {
        var names: [String]
        var types: [ValueType]
        var rows: [[String?]]
    }

    /// The file as texts; nil for an empty cell.
    private func read(
        _ text: String, identifiers: Int = 0, bufferSize: Int = 16, limit: Int = 3
    ) throws -> Table {
        var reader = try CSVReader(
            bytes: Array(text.utf8), identifiers: identifiers, bufferSize: bufferSize)
        var table = Table(
            names: reader.columns.map(\.name), types: reader.columns.map(\.type), rows: [])
        var batch = reader.makeBatch()
        while try reader.read(into: &batch, limit: limit) {
            #expect(batch.rows > 0 && batch.rows <= limit)
            for row in 0..<batch.rows {
                table.rows.append(batch.columns.map { $0.value(at: row)?.description })
            }
        }
        #expect(try !reader.read(into: &batch) && batch.rows == 0)
        return table
    }

    private func message(_ text: String, identifiers: Int = 0) -> String? {
        do {
            _ = try read(text, identifiers: identifiers)
            return nil
        } catch let error as GraphError {
            #expect(error.code == .badInput)
            return error.message
        } catch {
            return "\(error)"
        }
    }

    @Test func rowsAndCells() throws {
        let table = try read(
            "\u{FEFF}id,name,note\r\n1,\"x\"\"y\",\"two\nlines, one cell\"\r\n\n2,,\"\"\n3,é,z")
        #expect(table.names == ["id", "name", "note"])
        #expect(table.types == [.int, .string, .string])
        #expect(
            table.rows == [
                ["1", "x\"y", "two\nlines, one cell"], ["2", nil, ""], ["3", "é", "z"],
            ])
    }

    @Test(arguments: [
        ("1\n2\n-3", ValueType.int), ("1\n3000000000", .long), ("1\n\n2.5", .double),
        ("3000000000\n1.5", .double), ("true\nFALSE", .bool), ("true\n1", .string),
        ("1\nx", .string),
        ("007\n1", .string), ("0\n-1", .int), ("0.5\n1e5\n-0.25", .double), ("-0\n1", .double),
        ("+1", .string), ("99999999999999999999", .string), ("1.2.3", .string), ("-", .string),
        ("2023-08-08", .string), ("0x10", .string), ("NaN", .string), ("1\nNaN", .string),
        ("\"1\"\n2", .int),
        ("1e", .string), ("", .string), ("9223372036854775807", .long),
        ("9223372036854775808", .string),
    ])
    func typesAreInferredFromTheWholeFile(_ cells: String, _ type: ValueType) throws {
        #expect(
            try read("a:string,b\n" + cells.split(separator: "\n").map { "x,\($0)\n" }.joined())
                .types[1] == type)
    }

    @Test func lateCellsWidenTheWholeColumn() throws {
        // The first batch must not have another type than the last.
        let cells = (0..<50_000).map(String.init) + ["0.5"]
        var reader = try CSVReader(bytes: Array(("a\n" + cells.joined(separator: "\n")).utf8))
        #expect(reader.columns[0].type == .double)
        var batch = reader.makeBatch()
        var sum = 0.0
        while try reader.read(into: &batch) { sum += batch.columns[0].doubles.reduce(0, +) }
        #expect(sum == 1_249_975_000.5)
    }

    @Test func headersNameTypes() throws {
        let table = try read(
            "id:long,a:byte,b:short,c:float,d:bigint,e:bigdecimal,f:datetime,g:uuid,h:duration,i:char,j:bool,k:binary,l:string\n"
                + "1,2,3,0.5,12345678901234567890,1.50,2023-08-08,6100808B-62f9-42b7-957e-ed66c30f40d1,PT1H,x,true,AQID,007\n"
                + "2,,,,,,,,,,,,\n", identifiers: 1)
        #expect(
            table.types == [
                .long, .byte, .short, .float, .bigInteger, .bigDecimal, .dateTime, .uuid, .duration,
                .char, .bool, .binary, .string,
            ])
        #expect(
            table.rows[0] == [
                "1", "2", "3", "0.5", "12345678901234567890", "1.50", "2023-08-08T00:00:00Z",
                "6100808b-62f9-42b7-957e-ed66c30f40d1", "PT1H", "x", "true", "AQID", "007",
            ])
        #expect(table.rows[1] == ["2"] + [String?](repeating: nil, count: 12))
    }

    @Test func identifiersAreLongs() throws {
        let table = try read("src,dst,w\n1,2,0.5\n", identifiers: 2)
        #expect(table.types == [.long, .long, .double])
        #expect(
            message("src,dst\n1,\n", identifiers: 2)?.contains("line 2: the dst is empty") == true)
        #expect(message("src,dst\n1,x\n", identifiers: 2)?.contains("line 2: \"x\" is not") == true)
        #expect(message("src\n", identifiers: 2)?.contains("2 are needed") == true)
    }

    @Test(arguments: [
        ("", "empty"), ("a,a\n", "line 1: two columns"), ("a,\n", "no name"),
        ("a:foo\n", "unknown type"),
        ("a,b\n1\n", "line 2: 1 cells, but the header has 2"), ("a\n1,2\n", "2 cells"),
        ("a\nx\n\"y", "line 3: a quote is not closed"),
        ("a\n\"x\"y\n", "line 2: something follows"),
        ("a\nx\"y\n", "line 2: a quote stands inside"),
        ("a:int\n1\n1.5\n", "line 3: \"1.5\" is not a value of the type int (column a)"),
        ("a:byte\n128\n", "not a value of the type byte"), ("a:bool\nyes\n", "type bool"),
        ("a:datetime\nsoon\n", "type datetime"), ("a,b\n\"1\n2\",3\n4\n", "line 4: 1 cells"),
        ("a:double\ninf\n", "type double"), ("a:double\n0x1p3\n", "type double"),
        ("a:uuid\n\n\nx\n", "line 4"),
    ])
    func errorsNameTheLine(_ text: String, _ part: String) {
        let found = message(text) ?? "it was read"
        #expect(found.contains(part), "\(found)")
    }

    @Test func bytesThatAreNotUTF8AreRefused() throws {
        for bytes: [UInt8] in [[0x61, 0x0A, 0xFF, 0x0A], [0xC3, 0x0A, 0x31]] {
            #expect(throws: GraphError.self) {
                var reader = try CSVReader(bytes: bytes)
                var batch = reader.makeBatch()
                _ = try reader.read(into: &batch)
            }
        }
    }

    /// Random tables, written by the book, come back at every buffer size.
    @Test func randomTablesRoundTrip() throws {
        var random = ValueGenerator(seed: 61)
        for round in 0..<200 {
            let columns = random.int(1..<5)
            let rows = (0..<random.int(0..<12)).map { _ in
                (0..<columns).map { _ in random.int(0..<4) == 0 ? nil : random.string() }
            }
            // A row of one empty cell is an empty line, which is skipped.
            let expected = rows.filter { columns > 1 || $0[0] != nil }
            let end = round % 2 == 0 ? "\n" : "\r\n"
            var text = (0..<columns).map { "c\($0):string" }.joined(separator: ",")
            for row in rows { text += end + row.map { quoted($0, &random) }.joined(separator: ",") }
            if random.int(0..<2) == 0 { text += end }
            for size in [16, 17, 31, 64, 1 << 12] {
                let table = try read(text, bufferSize: size, limit: random.int(1..<6))
                #expect(same(table.rows, expected), "\(text.debugDescription) at \(size)")
            }
        }
    }

    private func same(_ left: [[String?]], _ right: [[String?]]) -> Bool {
        left.map { $0.map { $0.map(ByteString.init) } }
            == right.map { $0.map { $0.map(ByteString.init) } }
    }

    private func quoted(_ cell: String?, _ random: inout ValueGenerator) -> String {
        guard let cell else { return "" }
        let needs =
            cell.isEmpty || cell.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
        if !needs && random.int(0..<2) == 0 { return cell }
        return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"", options: .literal) + "\""
    }

    /// A carriage return keeps a row from being read the fast way.
    @Test func plainRowsAreReadLikeAllOthers() throws {
        var random = ValueGenerator(seed: 63)
        let cells = [
            "0", "7", "-7", "007", "-0", "1.5", "-1.50", "00.5", "1.", ".5", "1.2.3", "1e5", "+1",
            "123456789012345", "1234567890123456", "12345678.12345678", "2147483647", "2147483648",
            "-2147483649", "true", "x", "a b", "-", "é", "\"q\"", "", "\"\"",
        ]
        let types = ["", "", ":int", ":long", ":double", ":string", ":short"]
        for _ in 0..<TestTier.pick(quick: 500, long: 5_000) {
            let columns = random.int(1..<5)
            let header = (0..<columns).map { "c\($0)" + types[random.int(0..<types.count)] }
            // Often so few that they are of one type.
            let choice = (0..<random.int(1..<5)).map { _ in cells[random.int(0..<cells.count)] }
            let rows = (0..<random.int(1..<40)).map { _ in
                (0..<columns).map { _ in choice[random.int(0..<choice.count)] }
            }
            let lines = ([header] + rows).map { $0.joined(separator: ",") }
            let outcomes = ["\n", "\r\n"].map { outcome(lines.joined(separator: $0) + $0) }
            #expect(outcomes[0].table == outcomes[1].table, "\(lines)")
            #expect(outcomes[0].message == outcomes[1].message, "\(lines)")
        }
    }

    private func outcome(_ text: String) -> (table: Table?, message: String?) {
        do {
            return (try read(text, bufferSize: 200, limit: 7), nil)
        } catch {
            return (nil, "\(error)")
        }
    }

    @Test func randomBytesNeverCrash() {
        var random = ValueGenerator(seed: 62)
        let alphabet = Array("a1,\"\n\r.:-eé\u{0}".utf8)
        for _ in 0..<3_000 {
            let bytes = (0..<random.int(0..<40)).map { _ in alphabet[random.int(0..<alphabet.count)]
            }
            do {
                var reader = try CSVReader(bytes: bytes, bufferSize: 16)
                var batch = reader.makeBatch()
                while try reader.read(into: &batch, limit: 2) {}
            } catch {
                #expect(error is GraphError)
            }
        }
    }

    @Test func filesAreReadTwiceForTheirTypes() throws {
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appendingPathComponent("confgraph-csv-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try "id,w\n1,1\n2,x\n".write(to: file, atomically: true, encoding: .utf8)
        var reader = try CSVReader(path: file.path, identifiers: 1)
        #expect(reader.columns.map(\.type) == [.long, .string])
        var batch = reader.makeBatch()
        #expect(try reader.read(into: &batch) && batch.columns[0].integers == [1, 2])
        #expect(throws: GraphError.self) { _ = try CSVReader(path: file.path + "x") }
    }
}
