/// Reads a file of GraphSON 3.0 adjacency lines: one vertex a line, with the
/// edges that leave and enter it.
///
/// One line is in memory at a time.
struct GraphSONReader: ~Copyable {
    private var lines: LineReader

    /// Opens a file.
    ///
    /// - Throws: ``GraphError`` (`cannotOpen`).
    init(path: String) throws { lines = LineReader(try FileReader(path: path)) }

    /// Reads an open file.
    init(_ file: consuming FileReader) { lines = LineReader(file) }

    /// Reads from bytes.
    init(bytes: [UInt8]) { lines = LineReader(FileReader(bytes: bytes)) }

    /// The file's name, for messages.
    var name: String { lines.name }

    /// The number of the line read last, from 1.
    var line: Int { lines.number }

    /// How many bytes of the file have been read, for a progress bar.
    var bytesRead: Int { lines.bytesRead }

    /// The next vertex; nil at the end. Empty lines are skipped.
    ///
    /// - Throws: ``GraphError``: `badInput` that names the line, `io`.
    mutating func vertex() throws -> GraphSONVertex? {
        while let line = try lines.next() {
            if line.allSatisfy({ $0 <= 0x20 }) { continue }
            do {
                return try GraphSONVertex(JSONParser.parse(line))
            } catch var error as GraphError {
                let text = error.message
                error.message = "\(lines.name), line \(lines.number): \(text)"
                throw error
            }
        }
        return nil
    }
}
