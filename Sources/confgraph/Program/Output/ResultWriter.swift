import ConfGraph

/// Prints the results of a traversal in one format.
protocol ResultWriter {
    /// Before the first result.
    mutating func begin()
    mutating func write(_ value: PropertyValue) throws
    /// After the last result.
    mutating func end() throws
}

extension ResultWriter {
    mutating func begin() {}
    mutating func end() throws {}
}

/// The formats of `--format`.
enum ResultFormat: String, CaseIterable {
    case text, json, ndjson, csv, graphson

    /// How many bytes of results wait before the first are written. A
    /// traversal that fails has then printed nothing; a person at a terminal
    /// sees results at once.
    var heldBack: Int {
        if Terminal.outputIsTerminal { return 0 }
        return self == .text || self == .ndjson ? 1 << 20 : 64 << 20
    }

    func writer(to output: OutputBuffer) -> any ResultWriter {
        switch self {
        case .text: TextWriter(output: output)
        case .json: JSONWriter(output: output)
        case .ndjson: NDJSONWriter(output: output)
        case .csv: CSVWriter(output: output)
        case .graphson: GraphSONWriter(output: output)
        }
    }
}
