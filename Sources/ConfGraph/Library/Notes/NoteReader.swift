/// A note as talks, people and topics: what the import writes to the graph.
struct NoteReading: Sendable {
    var title: String?
    var event: String?
    var year: Int?
    var talks: [NoteTalk] = []
    /// How the talks are marked, and what speaks for it.
    var reason = ""
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
    /// Which rule found it, and which one who spoke.
    var rule: String
    var speakerRule: String?
}

extension NoteTalk {
    /// The folded name under which a talk is found again.
    var key: String {
        [Folding.key(title), Folding.key(event ?? ""), year.map(String.init) ?? ""]
            .joined(separator: "|")
    }
}

/// What a caller knows better than the note, and what its folder suggests.
struct NoteHints: Sendable {
    var event: String?
    var year: Int?
    /// The conference and its year, where the note itself names none.
    var likelyEvent: String?
    var likelyYear: Int?
    var format: LoadOptions.Format?

    init(
        event: String? = nil, year: Int? = nil, format: LoadOptions.Format? = nil
    ) {
        self.event = event
        self.year = year
        self.format = format
    }

    init(_ options: LoadOptions) {
        self.init(event: options.event, year: options.year, format: options.format)
    }
}

/// Runs the stages in order: bytes → blocks → talks → people, links, event →
/// topics. It reads no file and touches no graph; between notes it keeps nothing
/// but room that it has grown.
final class NoteReader {
    private var miner = TopicMiner()

    static func read(_ bytes: [UInt8], name: String, hints: NoteHints = NoteHints()) throws
        -> NoteReading
    {
        try NoteReader().read(bytes, name: name, hints: hints)
    }

    func read(_ bytes: [UInt8], name: String, hints: NoteHints = NoteHints()) throws -> NoteReading
    {
        var document = try BlockReader.read(try NoteBytes.check(bytes, name: name), name: name)
        let shape = TalkShape.choose(&document, format: hints.format)
        let corrections = NoteCorrections(document, shape.drafts)
        let drafts = corrections.drafts
        var reading = NoteReading()
        let event = EventRule.read(document, drafts: drafts, name: name)
        reading.title = event.title
        reading.reason = shape.reason
        reading.event = hints.event ?? corrections.event ?? event.name ?? hints.likelyEvent
        reading.year = hints.year ?? corrections.year ?? event.year ?? hints.likelyYear
        var names: Set<String> = []
        for person in drafts.flatMap(\.people) {
            for word in Folding.key(person.name).words where word.utf8.count > 2 {
                names.insert(String(word))
            }
            if let handle = person.handle { names.insert(Folding.fold(handle)) }
        }
        miner.beginNote(people: names)
        reading.talks = drafts.map { draft in
            TalkAssembly(document, draft).talk(
                event: reading.event, year: reading.year, miner: &miner)
        }
        return reading
    }
}
