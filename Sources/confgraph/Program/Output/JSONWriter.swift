import ConfGraph

/// One array of plain JSON.
struct JSONWriter: ResultWriter {
    let output: OutputBuffer
    private var isFirst = true

    init(output: OutputBuffer) { self.output = output }

    mutating func begin() { output.append(UInt8(ascii: "[")) }

    mutating func write(_ value: PropertyValue) throws {
        output.append(isFirst ? "\n" : ",\n")
        isFirst = false
        output.withBytes { PlainJSON.encode(value, into: &$0) }
        try output.endResult()
    }

    mutating func end() { output.append(isFirst ? "]\n" : "\n]\n") }
}

/// A line of plain JSON for each result.
struct NDJSONWriter: ResultWriter {
    let output: OutputBuffer

    mutating func write(_ value: PropertyValue) throws {
        output.withBytes { PlainJSON.encode(value, into: &$0) }
        output.append(UInt8(ascii: "\n"))
        try output.endResult()
    }
}
