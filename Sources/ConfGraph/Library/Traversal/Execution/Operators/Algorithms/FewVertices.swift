/// The vertices that pass a filter, where it names them by id or an index knows
/// that they are few.
final class FewVertices {
    private let context: ExecutionContext
    private let filter: ChildTraversal
    private let index: (index: IndexDescription, ranges: [IndexSeekOperator.Range])?
    private var known: Answer?

    private enum Answer {
        case few([Int64])
        case many
    }

    /// More than these are not looked for one by one.
    private static let limit = 64

    /// - Parameter index: where those that may pass can be read from.
    init(
        _ context: ExecutionContext, _ filter: ChildTraversal,
        index: (index: IndexDescription, ranges: [IndexSeekOperator.Range])?
    ) {
        self.context = context
        self.filter = filter
        self.index = index
    }

    /// Their keys, ascending; nil where they are not known or many.
    func keys() throws -> [Int64]? {
        switch known {
        case .few(let keys): return keys
        case .many: return nil
        case nil: break
        }
        var found = try candidates()
        if let keys = found {
            let exists = try filter.exists(context.decorate(Batch(.vertices(keys))))
            found = zip(keys, exists).filter { $1 }.map { $0.0 }
        }
        // What this traversal adds or removes, it must see.
        if !context.reader.isWritable { known = found.map { .few($0) } ?? .many }
        return found
    }

    /// Makes the next call look for them anew.
    func forget() { known = nil }

    private func candidates() throws -> [Int64]? {
        if filter.operators.count == 1, let ids = (filter.operators[0] as? HasIdOperator)?.ids {
            return try ids.compactMap { try context.reader.vertexKey($0) }.sorted()
        }
        guard let (index, ranges) = index else { return nil }
        return try context.reader.seekFew(
            index, ranges.map { $0.filled(context.slots) }, atMost: Self.limit)
    }
}
