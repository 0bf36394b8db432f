/// A note as talks, people and topics: what the import writes to the graph.
struct NoteReading: Sendable {
    var title: String?
    var event: String?
    var year: Int?
    var talks: [NoteTalk] = []
}

/// A talk as a note states it.
struct NoteTalk: Sendable {
    var title: String
    var line: Int
    var people: [Person]
    var event: String?
    var year: Int?
    var urls: [String] = []
    /// A paragraph that sums the talk up.
    var abstract: String?
    /// The notes as plain text.
    var text: String
    var topics: [MinedTopic] = []
    /// Which rule found it.
    var rule: String
}

/// What a caller knows better than the note.
struct NoteHints: Sendable {
    var event: String?
    var year: Int?
}

/// Runs the stages in order: bytes → blocks → talks → people, links, event →
/// topics. Pure: reads no file, touches no graph.
enum NoteReader {
    static func read(_ bytes: [UInt8], name: String, hints: NoteHints = NoteHints()) throws
        -> NoteReading
    {
        var document = BlockReader.read(try NoteBytes.check(bytes, name: name))
        let drafts = TalkShape.choose(&document)
        var reading = NoteReading()
        let event = EventRule.read(document, drafts: drafts, name: name)
        reading.title = event.title
        reading.event = hints.event ?? event.name
        reading.year = hints.year ?? event.year
        var names: Set<String> = []
        for person in drafts.flatMap(\.people) {
            for word in Folding.key(person.name).split(separator: " ") where word.utf8.count > 2 {
                names.insert(String(word))
            }
            if let handle = person.handle { names.insert(Folding.fold(handle)) }
        }
        reading.talks = drafts.map { draft in
            TalkAssembly(document: document, draft: draft, names: names).talk(
                event: reading.event, year: reading.year)
        }
        return reading
    }
}
