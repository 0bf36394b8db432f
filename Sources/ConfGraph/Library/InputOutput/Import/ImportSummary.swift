/// What an import added to a graph.
public struct ImportSummary: Sendable, Hashable {
    /// How many vertices were added.
    public var vertices = 0
    /// How many edges were added.
    public var edges = 0
}

extension GraphError {
    /// The same error with the file and the line at which it happened in
    /// front of its message.
    func at(_ file: String, line: Int) -> GraphError {
        switch code {
        case .badInput, .interrupted, .io, .busy, .cannotOpen: return self
        default:
            var error = self
            error.message = "\(file), line \(line): \(message)"
            return error
        }
    }
}
