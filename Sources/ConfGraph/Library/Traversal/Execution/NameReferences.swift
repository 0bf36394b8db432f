/// A property key of a traversal, bound to the dictionary of the snapshot it
/// runs on. A name that the dictionary lacks matches nothing, until a write
/// of the same traversal makes it.
final class KeyReference {
    let name: String
    private let context: ExecutionContext
    private var cached: UInt32?
    private var isBound = false

    init(_ name: String, _ context: ExecutionContext) {
        self.name = name
        self.context = context
        cached = context.computed.key(named: name)
        isBound = cached != nil
    }

    /// The key's number; nil where no element has ever had it.
    func id() throws -> UInt32? {
        if isBound { return cached }
        cached = try context.reader.keyID(name)
        isBound = cached != nil || !context.reader.isWritable
        return cached
    }
}

/// The labels that a step is restricted to.
final class LabelReference {
    let names: [String]
    private let context: ExecutionContext
    // Looking names up asks for no labels.
    @exclusivity(unchecked) private var cached: [UInt32] = []
    private var isBound = false

    init(_ names: [String], _ context: ExecutionContext) {
        self.names = names
        self.context = context
    }

    /// The numbers of the labels that exist; nil where the step takes all.
    func ids() throws -> [UInt32]? {
        if names.isEmpty { return nil }
        if isBound { return cached }
        cached = []
        for name in names {
            if let id = try context.reader.labelID(name), !cached.contains(id) {
                cached.append(id)
            }
        }
        isBound = !context.reader.isWritable || cached.count == names.count
        return cached
    }

    /// Whether no label of the snapshot can match.
    func matchesNothing() throws -> Bool {
        guard let ids = try ids() else { return false }
        return ids.isEmpty
    }

    var text: String { names.isEmpty ? "" : names.joined(separator: "|") }
}
