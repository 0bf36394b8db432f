/// A topic that this load has stated before: what a source that says the same of
/// it would have to look up.
final class KnownTopic {
    let vertex: Int64
    /// The folded name.
    let key: ByteString
    /// The loader made the vertex.
    let isMade: Bool
    /// Some source claims the name that the vertex has.
    let isNameLoaded: Bool
    /// The source that stated it last, by this name.
    var lastSource: Int64 = 0

    init(vertex: Int64, key: ByteString, isMade: Bool, isNameLoaded: Bool) {
        self.vertex = vertex
        self.key = key
        self.isMade = isMade
        self.isNameLoaded = isNameLoaded
    }
}
