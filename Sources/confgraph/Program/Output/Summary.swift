import ConfGraph

/// The line with which a command that changed the graph ends.
enum Summary {
    /// Prints what was done and the absolute path of the graph.
    static func show(_ text: some CustomStringConvertible, of graph: Graph) throws {
        let output = OutputBuffer()
        output.append(Printable.text("\(text) → \(graph.path ?? "memory")") + "\n")
        try output.flush()
    }
}
