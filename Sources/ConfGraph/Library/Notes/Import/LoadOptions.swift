/// What the caller of ``Graph/load(notes:options:)-(URL,_)`` knows better than the notes.
///
/// For example:
///
/// ```swift
/// try graph.load(notes: url, options: LoadOptions(event: "PyCon", year: 2015))
/// ```
public struct LoadOptions: Sendable {
    /// How notes mark their headings.
    public enum Format: String, Sendable, CaseIterable {
        /// Markdown: only what is marked is a heading.
        case markdown
        /// Text pasted from a page, where headings have lost their marks: a
        /// line that stands alone may be one.
        case pasted
    }

    /// The conference, where the notes do not name it or name it otherwise.
    public var event: String?
    /// The year of the conference.
    public var year: Int?
    /// How the notes mark headings; nil: they are Markdown if they have any.
    public var format: Format?
    /// Stops the load when cancelled; the graph then stays as it was.
    public var cancellation: Cancellation?
    /// Told how far the load is, from 0 to 1, on the loading thread.
    public var progress: (@Sendable (Double) -> Void)?

    /// Makes options; what is left out is taken from the notes.
    public init(
        event: String? = nil, year: Int? = nil, format: Format? = nil,
        cancellation: Cancellation? = nil, progress: (@Sendable (Double) -> Void)? = nil
    ) {
        self.event = event
        self.year = year
        self.format = format
        self.cancellation = cancellation
        self.progress = progress
    }
}
