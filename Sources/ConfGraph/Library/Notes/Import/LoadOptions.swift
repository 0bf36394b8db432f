/// What the caller of ``Graph/load(notes:options:)-(URL,_)`` knows better than the notes.
///
/// For example:
///
/// ```swift
/// try graph.load(notes: url, options: LoadOptions(event: "PyCon", year: 2015))
/// ```
public struct LoadOptions: Sendable {
    /// The conference, where the notes do not name it or name it otherwise.
    public var event: String?
    /// The year of the conference.
    public var year: Int?
    /// Stops the load when cancelled; the graph then stays as it was.
    public var cancellation: Cancellation?
    /// Told how far the load is, from 0 to 1, on the loading thread.
    public var progress: (@Sendable (Double) -> Void)?

    /// Makes options; what is left out is taken from the notes.
    public init(
        event: String? = nil, year: Int? = nil, cancellation: Cancellation? = nil,
        progress: (@Sendable (Double) -> Void)? = nil
    ) {
        self.event = event
        self.year = year
        self.cancellation = cancellation
        self.progress = progress
    }
}
