/// Reads a CSV file with a header in batches of columns.
///
/// A column may say its type in the header (`year:int`). Otherwise it gets
/// the narrowest of int, long, double, boolean and string that all its cells
/// fit: the file is read once before, so the type does not change half-way
/// through. Names of types: bool, byte, short, int, long, float, double,
/// bigint, bigdecimal, char, string, datetime, duration, uuid, binary.
///
/// An empty cell means that the element does not have the property; `""` is
/// an empty string in a column of strings, and an empty cell elsewhere.
struct CSVReader: ~Copyable {
    private var scanner: CSVScanner
    private let template: [CSVColumn]
    private var hasMore = true
    /// The file's name, for messages.
    var name: String { scanner.name }
    /// How many bytes of the file have been read, for a progress bar.
    var bytesRead: Int { scanner.bytesRead }
    /// Names and types of the columns.
    var columns: [CSVColumn] { template }

    /// Opens a file and reads its header.
    ///
    /// - Parameter identifiers: how many columns at the front are ids: long
    ///   unless the header says otherwise, and never empty.
    /// - Throws: ``GraphError``: `cannotOpen`, `badInput`, `io`.
    init(path: String, identifiers: Int = 0) throws {
        let file = try FileReader(path: path)
        let size = file.byteCount
        var scanner = CSVScanner(file)
        let (header, needsTypes) = try CSVReader.header(&scanner, identifiers: identifiers)
        var types: [CSVNumber.Inferred]?
        if needsTypes {
            guard size > 0 else {
                throw GraphError(
                    .badInput,
                    "\(scanner.name) cannot be read twice to find out the types of its columns: "
                        + "name them in the header, as in year:int.")
            }
            types = try CSVReader.infer(
                CSVScanner(FileReader(path: path)), header.count, identifiers: identifiers)
        }
        self.init(scanner, header, types, identifiers: identifiers)
    }

    /// The names in a file's header, without the types.
    ///
    /// - Throws: ``GraphError``: `cannotOpen`, `badInput`, `io`.
    static func columnNames(path: String, identifiers: Int) throws -> [String] {
        var scanner = CSVScanner(try FileReader(path: path), bufferSize: 4_096)
        return try header(&scanner, identifiers: identifiers).columns.map(\.name)
    }

    /// Reads from bytes.
    init(bytes: [UInt8], identifiers: Int = 0, bufferSize: Int = 1 << 18) throws {
        var scanner = CSVScanner(FileReader(bytes: bytes), bufferSize: bufferSize)
        let (header, needsTypes) = try CSVReader.header(&scanner, identifiers: identifiers)
        let types =
            needsTypes
            ? try CSVReader.infer(
                CSVScanner(FileReader(bytes: bytes), bufferSize: bufferSize), header.count,
                identifiers: identifiers) : nil
        self.init(scanner, header, types, identifiers: identifiers)
    }

    private init(
        _ scanner: consuming CSVScanner, _ header: [(name: String, type: ValueType?)],
        _ types: [CSVNumber.Inferred]?, identifiers: Int
    ) {
        template = header.enumerated().map { index, column in
            let inferred = index < identifiers ? .long : types?[index].type ?? .string
            return CSVColumn(name: column.name, type: column.type ?? inferred)
        }
        self.scanner = scanner
        self.identifiers = identifiers
    }

    private let identifiers: Int

    /// An empty batch with the columns of this file.
    func makeBatch() -> CSVBatch { CSVBatch(columns: template) }

    /// Replaces a batch's rows by the next ones; false at the end, when there
    /// are none.
    ///
    /// - Throws: ``GraphError``: `badInput` that names the line, `io`, `limit`.
    mutating func read(into batch: inout CSVBatch, limit: Int = 8_192) throws -> Bool {
        for index in batch.columns.indices { batch.columns[index].removeAll() }
        batch.rows = 0
        guard hasMore else { return false }
        // Out of the batch while the rows come in: each column alone is
        // unique, so that appending copies nothing.
        var columns = batch.columns
        batch.columns = []
        defer { batch.columns = columns }
        var rows = 0
        var problem: (column: Int, what: String)?
        let count = template.count
        let identifiers = identifiers
        do {
            hasMore = try scanner.rows(
                limit: limit,
                plain: { bytes, start in
                    var place = start
                    for index in columns.indices {
                        let end = CSVReader.terminator(index, of: count)
                        guard
                            let next = columns[index].appendPlain(bytes, from: place, before: end)
                        else {
                            for added in 0..<index { columns[added].removeLastPlain() }
                            return nil
                        }
                        place = next
                    }
                    rows += 1
                    return place
                }
            ) { bytes, cells in
                guard cells.count == count else {
                    problem = (-1, "\(cells.count) cells, but the header has \(count)")
                    throw CancellationOfScan()
                }
                for index in cells.indices where !columns[index].append(bytes, cells[index]) {
                    let cell = String(
                        decoding: bytes[cells[index].start..<cells[index].end].prefix(40),
                        as: UTF8.self)
                    problem = (index, "\"\(cell)\" is not")
                    throw CancellationOfScan()
                }
                for index in 0..<identifiers where columns[index].isMissing[rows] {
                    problem = (-1, "the \(columns[index].name) is empty")
                    throw CancellationOfScan()
                }
                rows += 1
            }
        } catch is CancellationOfScan {
            throw error(problem)
        }
        batch.rows = rows
        return rows > 0
    }

    /// What follows a cell.
    @inline(__always)
    private static func terminator(_ column: Int, of count: Int) -> UInt8 {
        column == count &- 1 ? UInt8(ascii: "\n") : UInt8(ascii: ",")
    }

    /// Leaves the scanner's loop; the reader knows what to say.
    private struct CancellationOfScan: Error {}

    private func error(_ problem: (column: Int, what: String)?) -> GraphError {
        guard let (index, what) = problem else { return scanner.error("it cannot be read") }
        if index < 0 { return scanner.error(what) }
        let column = template[index]
        let type =
            column.type == .string
            ? "UTF-8" : "a value of the type \(CSVReader.name(of: column.type))"
        return scanner.error("\(what) \(type) (column \(column.name))")
    }

    // MARK: - Header and types

    private static func header(
        _ scanner: inout CSVScanner, identifiers: Int
    ) throws -> (columns: [(name: String, type: ValueType?)], needsTypes: Bool) {
        var names: [String] = []
        var isText = true
        _ = try scanner.rows(limit: 1) { bytes, cells in
            var row = CSVColumn(name: "", type: .string)
            for (index, cell) in cells.enumerated() {
                if !row.append(bytes, cell) { isText = false }
                names.append(String(decoding: row.text(at: index), as: UTF8.self))
            }
        }
        if !isText { throw scanner.error("the header is no UTF-8") }
        if names.isEmpty { throw GraphError(.badInput, "\(scanner.name) is empty: no header.") }
        guard names.count >= identifiers else {
            throw scanner.error(
                "the header has \(names.count) columns, at least \(identifiers) are needed")
        }
        var seen = Set<ByteString>()
        var columns: [(name: String, type: ValueType?)] = []
        for text in names {
            let column = try split(text, scanner)
            guard !column.name.isEmpty else { throw scanner.error("a column has no name") }
            guard seen.insert(ByteString(column.name)).inserted else {
                throw scanner.error("two columns are called \(column.name)")
            }
            columns.append(column)
        }
        return (columns, columns.dropFirst(identifiers).contains { $0.type == nil })
    }

    /// `year:int`: the part behind the last colon, if it names a type.
    private static func split(
        _ text: String, _ scanner: borrowing CSVScanner
    ) throws -> (name: String, type: ValueType?) {
        let text = String(text.drop(while: \.isWhitespace))
        guard let colon = text.lastIndex(of: ":") else { return (text, nil) }
        let word = text[text.index(after: colon)...].lowercased()
        guard let type = types[word] else {
            throw scanner.error(
                "the column \(text.prefix(40)) has an unknown type: "
                    + "there are \(types.keys.sorted().joined(separator: ", "))")
        }
        return (String(text[..<colon]), type)
    }

    private static let types: [String: ValueType] = [
        "bool": .bool, "boolean": .bool, "byte": .byte, "short": .short, "int": .int,
        "long": .long, "float": .float, "double": .double, "bigint": .bigInteger,
        "bigdecimal": .bigDecimal, "char": .char, "string": .string, "datetime": .dateTime,
        "duration": .duration, "uuid": .uuid, "binary": .binary,
    ]

    private static func name(of type: ValueType) -> String {
        types.filter { $0.value == type }.keys.min() ?? "string"
    }

    /// Reads the whole file for what its columns hold.
    private static func infer(
        _ scanner: consuming CSVScanner, _ count: Int, identifiers: Int
    ) throws -> [CSVNumber.Inferred] {
        var found = [CSVNumber.Inferred](repeating: .nothing, count: count)
        _ = try scanner.rows(limit: 1) { _, _ in }
        while try scanner.rows(
            limit: .max,
            plain: { bytes, start in
                var place = start
                for index in 0..<count {
                    let end = terminator(index, of: count)
                    if index < identifiers || found[index] == .string {
                        let text = CSVColumn.endOfPlainText(bytes, from: place, before: end)
                        guard let text else { return nil }
                        place = text + 1
                    } else {
                        guard let number = PlainNumber(bytes, from: place),
                            bytes[number.end] == end, let cell = number.inferred
                        else { return nil }
                        found[index].add(cell)
                        place = number.end + 1
                    }
                }
                return place
            },
            { bytes, cells in
                // Rows of another length are an error when they are read.
                for index in identifiers..<max(identifiers, min(count, cells.count)) {
                    let cell = cells[index]
                    found[index].add(UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.end]))
                }
            })
        {}
        return found
    }
}
