import ConfGraph

/// The line with which a command that changed the graph ends.
enum Summary {
    static func show(_ text: some CustomStringConvertible) throws {
        let output = OutputBuffer()
        output.append(Printable.text(text.description) + "\n")
        try output.flush()
    }
}
