import ConfGraph

/// One list of GraphSON 3.0, which keeps every type.
struct GraphSONWriter: ResultWriter {
    let output: OutputBuffer
    private var isFirst = true

    init(output: OutputBuffer) { self.output = output }

    mutating func begin() { output.append(#"{"@type":"g:List","@value":["#) }

    mutating func write(_ value: PropertyValue) throws {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        output.withBytes { GraphSON.encode(value, into: &$0) }
        try output.endResult()
    }

    mutating func end() { output.append("]}\n") }
}
