import ConfGraph

/// A readable line for each result.
struct TextWriter: ResultWriter {
    let output: OutputBuffer
    private let text = ReadableText(
        hasColor: Terminal.hasColor(isTerminal: Terminal.outputIsTerminal))

    init(output: OutputBuffer) { self.output = output }

    mutating func write(_ value: PropertyValue) throws {
        output.append(text.line(value))
        output.append(UInt8(ascii: "\n"))
        try output.endResult()
    }
}
