/// A talk as the rules found it, before anything is known of the graph.
struct TalkDraft: Sendable {
    var title: String
    /// The line of its title.
    var line: Int
    var people: [Person] = []
    /// The blocks that belong to it, without its title.
    var body: Range<Int>
    /// Blocks of the body that only say who spoke: no notes.
    var bioBlocks: Set<Int>
    /// Which rule made it a talk, for people who ask why.
    var rule: String
    /// Which rule found who spoke.
    var speakerRule: String?
    /// Topics that the notes name as such, and such that they deny.
    var tags: [String] = []
    var refusedTopics: [String] = []
    /// Text of table cells and other places that are not in the body.
    var asides: [NoteLine] = []
    /// Links of the title itself.
    var titleLinks: [NoteLink] = []

    init(
        title: String, line: Int, people: [Person] = [], body: Range<Int>,
        bioBlocks: some Sequence<Int> = EmptyCollection(), rule: String,
        speakerRule: String? = nil
    ) {
        self.title = title
        self.line = line
        self.people = people
        self.body = body
        self.bioBlocks = Set(bioBlocks)
        self.rule = rule
        self.speakerRule = speakerRule
    }
}
