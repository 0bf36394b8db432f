/// Applies corrections to what the rules found.
struct NoteCorrections {
    private let document: NoteDocument
    private(set) var drafts: [TalkDraft]
    private(set) var event: String?
    private(set) var year: Int?

    static let rule = "correction in the notes"

    init(_ document: NoteDocument, _ drafts: [TalkDraft]) {
        self.document = document
        self.drafts = drafts
        // First which talks there are, then what is said of them.
        for correction in document.corrections {
            switch correction.change {
            case .talk(let title): add(title, correction.line)
            case .notATalk: remove(correction.line)
            default: break
            }
        }
        for correction in document.corrections { apply(correction) }
    }

    private mutating func apply(_ correction: Correction) {
        switch correction.change {
        case .talk, .notATalk: return
        case .event(let name):
            event = name
            return
        case .year(let number):
            year = number
            return
        default: break
        }
        guard let i = drafts.lastIndex(where: { $0.line <= correction.line }) else { return }
        switch correction.change {
        case .title(let title):
            drafts[i].title = title
            drafts[i].rule = Self.rule
        case .speakers(let names):
            drafts[i].people =
                Words.split(names, by: [";"]).flatMap { text in
                    PersonLine.read(Words.trim(text), line: correction.line, in: .stated)
                        ?? Self.asWritten(text, line: correction.line)
                }
            drafts[i].speakerRule = Self.rule
        case .noSpeaker:
            drafts[i].people = []
            drafts[i].speakerRule = Self.rule
        case .topics(let topics): drafts[i].tags += topics
        case .notTopics(let topics): drafts[i].refusedTopics += topics
        case .talk, .notATalk, .event, .year: break
        }
    }

    /// A name that no rule takes for one: what stands before the first comma or
    /// parenthesis.
    private static func asWritten(_ text: String, line: Int) -> [Person] {
        var rest = text
        let handle = Handles.remove(from: &rest).first?.name
        let end = rest.firstIndex { $0 == "," || $0 == "(" } ?? rest.endIndex
        let name = Words.trim(String(rest[..<end]))
        guard !name.isEmpty || handle != nil else { return [] }
        var person = Person(name: name.isEmpty ? handle ?? "" : name, handle: handle, line: line)
        person.describe(Words.trim(String(rest[end...]), also: "(),"))
        return [person]
    }

    private mutating func add(_ title: String?, _ line: Int) {
        if let i = drafts.firstIndex(where: { $0.line == line }) {
            if let title { drafts[i].title = title }
            drafts[i].rule = Self.rule
            return
        }
        let blocks = document.blocks
        guard
            let at = blocks.lastIndex(where: {
                $0.line <= line && !($0.lines.isEmpty && $0.cells.isEmpty)
            })
        else { return }
        let text = blocks[at].lines.first { $0.line == line } ?? blocks[at].lines.first
        guard let text else { return }
        let place = drafts.firstIndex { $0.line > line } ?? drafts.count
        var end = blocks.count
        if place < drafts.count {
            end = blocks.firstIndex { $0.line >= drafts[place].line } ?? end
        }
        var draft = TalkDraft(
            title: title ?? TitleRule.clean(text.text), line: line,
            body: (at + 1)..<max(at + 1, end), rule: Self.rule)
        draft.titleLinks = text.links
        if title == nil, let split = HeadingSpeaker([text]).split(0) {
            draft.title = split.title
            draft.people = split.people
            draft.speakerRule = split.rule
        } else {
            let lead = LeadRule(blocks: blocks).read(draft.body)
            draft.people = lead.people
            draft.bioBlocks = lead.blocks
            draft.speakerRule = lead.people.isEmpty ? nil : lead.rule
        }
        if place > 0 {
            let body = drafts[place - 1].body
            drafts[place - 1].body =
                body.lowerBound..<max(body.lowerBound, min(body.upperBound, at))
        }
        drafts.insert(draft, at: place)
    }

    /// What was read as the talk's notes belongs to the talk before.
    private mutating func remove(_ line: Int) {
        guard let i = drafts.firstIndex(where: { $0.line == line }) else { return }
        let gone = drafts.remove(at: i)
        guard i > 0, drafts[i - 1].body.upperBound <= gone.body.upperBound else { return }
        drafts[i - 1].body = drafts[i - 1].body.lowerBound..<gone.body.upperBound
    }
}
