/// What other names the vocabulary of a graph has for a name.
final class Thesaurus {
    private let reader: StorageReader
    /// Names have been looked up in what the graph holds now.
    private(set) var hasBeenAsked = false
    /// More names than an index is asked for at once are not looked for.
    private static let limit = 1_000

    init(_ reader: StorageReader) { self.reader = reader }

    /// Whether a key is read through edges.
    func knows(key: String) throws -> Bool {
        guard let keyID = try reader.keyID(key) else { return false }
        return try reader.derivedProperties().contains { $0.key == keyID }
    }

    /// The names, and those that mean them; nil where there are no others, or
    /// the key is not read through edges.
    func names(for names: [String], key: String) throws -> [String]? {
        guard let keyID = try reader.keyID(key),
            let rule = try reader.derivedProperties().first(where: { $0.key == keyID })
        else { return nil }
        hasBeenAsked = true
        var members: Set<Int64> = []
        for name in names {
            for topic in try vertices(rule.sourceKey, name) { try follow(topic, into: &members) }
            if let kind = try reader.keyID(NoteVocabulary.kind) {
                for topic in try vertices(kind, name) { try collect(topic, into: &members) }
            }
        }
        guard members.count <= Self.limit else { return nil }
        var all = names
        var seen = Set(names.map(ByteString.init))
        for member in members.sorted() {
            guard
                case .string(let name)? = try reader.firstVertexProperty(
                    member, key: rule.sourceKey)
            else { continue }
            if seen.insert(ByteString(name)).inserted { all.append(name) }
        }
        return all.count > names.count && all.count <= Self.limit ? all : nil
    }

    /// The vertices that an index finds by a text.
    private func vertices(_ key: UInt32, _ text: String) throws -> [Int64] {
        var result: [Int64] = []
        for index in try reader.indexes() where index.key == key {
            var position: IndexPosition?
            _ = try reader.seek(
                index, .equal(.string(text)), position: &position, limit: Self.limit,
                into: &result)
        }
        return result
    }

    /// A topic, what it is a synonym of, and all that means those.
    private func follow(_ topic: Int64, into members: inout Set<Int64>) throws {
        var waiting = [topic]
        var roots: Set<Int64> = []
        while let next = waiting.popLast() {
            guard roots.insert(next).inserted else { continue }
            waiting += try neighbors(next, .out, [NoteVocabulary.synonymOf])
        }
        for root in roots.sorted() { try collect(root, into: &members) }
    }

    /// A topic, its synonyms, the narrower topics, and theirs.
    private func collect(_ topic: Int64, into members: inout Set<Int64>) throws {
        var waiting = [topic]
        while let next = waiting.popLast(), members.count <= Self.limit {
            guard members.insert(next).inserted else { continue }
            waiting += try neighbors(
                next, .in, [NoteVocabulary.synonymOf, NoteVocabulary.broader])
        }
    }

    private func neighbors(
        _ vertex: Int64, _ direction: Direction, _ labels: [String]
    ) throws -> [Int64] {
        let labels = try labels.compactMap { try reader.labelID($0) }
        if labels.isEmpty { return [] }
        var expansion = Expansion()
        try [vertex].withUnsafeBufferPointer {
            try reader.expand($0, direction, labels: labels, edges: false, into: &expansion)
        }
        return expansion.neighbors
    }
}
