/// A file whose notes are in a graph.
public struct NotesSource: Sendable, Equatable {
    /// The file's real path.
    public var path: String
    /// How many talks it states.
    public var talks: Int
    /// The conference it is about.
    public var event: String?
    /// The year of the event, likewise.
    public var year: Int?
    /// When it was loaded last, in seconds since 1970.
    public var loadedAt: Int64
}
