/// Reads a line that is nothing but people: `Name`, `Name, Org`, `Name (Org)`,
/// `Name @handle`, `Name - Org`, `Name | @handle | Org`, several joined by `&`,
/// `and` or commas.
enum PersonLine {
    static func read(
        _ text: String, links: [NoteLink] = [], line: Int, in context: NameRule.Context
    ) -> [Person]? {
        if NameGlance.isPlainName(text) {
            var people = [Person(name: text, line: line)]
            link(&people, to: links)
            return people
        }
        if context == .bare, !NameGlance.mayName(text) { return nil }
        return readClosely(text, links: links, line: line, in: context)
    }

    /// Reads a line whatever it begins with.
    static func readClosely(
        _ text: String, links: [NoteLink], line: Int, in context: NameRule.Context
    ) -> [Person]? {
        guard text.utf8.count <= 300, !text.isEmpty else { return nil }
        var rest = text
        var handles = Handles.remove(from: &rest)
        let context = context == .bare && !handles.isEmpty ? NameRule.Context.handled : context
        let notes = removeParentheses(&rest, &handles)
        rest = trim(rest)
        if rest.isEmpty {
            // A lone @handle is the name we have.
            guard let handle = handles.first else { return nil }
            return [Person(name: handle.name, handle: handle.name, line: line)]
        }
        if context == .bare, rest.utf8.contains(where: { isOfProse[Int($0)] }) { return nil }
        guard var people = names(rest, line: line, in: context) else { return nil }
        if people.count == 1 {
            if let note = notes.first, people[0].affiliation == nil { people[0].describe(note) }
            if let handle = handles.first { people[0].handle = handle.name }
        } else if handles.count == people.count {
            for i in people.indices { people[i].handle = handles[i].name }
        } else if notes.count == people.count {
            for i in people.indices where people[i].affiliation == nil {
                people[i].describe(notes[i])
            }
        }
        link(&people, to: links)
        return people
    }

    /// Takes handles from links to people's profiles.
    private static func link(_ people: inout [Person], to links: [NoteLink]) {
        for link in links {
            let profile = Handles.profile(link.url)
            guard let profile else { continue }
            let linked = PersonKey.name(link.text)
            let at =
                people.firstIndex { PersonKey.name($0.name) == linked }
                ?? (people.count == 1 ? 0 : nil)
            guard let at else { continue }
            switch profile.site {
            case .github: people[at].github = people[at].github ?? profile.name
            case .other: people[at].handle = people[at].handle ?? profile.name
            }
        }
    }

    private static let isOfProse: [Bool] = (0..<256).map {
        "?!=<>{}\\".utf8.contains(UInt8($0))
    }

    /// Signs and letters that separators have.
    private static let isOfSeparator: [Bool] = (0..<256).map {
        $0 >= 0x80 || "|-@;".utf8.contains(UInt8($0))
    }

    /// People's names and what separators set apart from them.
    private static func names(
        _ text: String, line: Int, in context: NameRule.Context
    ) -> [Person]? {
        // Nearly all lines are one name.
        guard
            text.utf8.contains(where: { isOfSeparator[Int($0)] }) || text.has(" from ")
                || text.has(" at ") || text.has(" of ")
        else { return list(text, line: line, in: context) }
        for separator in separators.possible(in: text) {
            guard let at = text.firstRange(of: separator) else { continue }
            let head = trim(String(text[..<at.lowerBound]))
            let tail = trim(String(text[at.upperBound...]))
            if separator == "; " {
                guard let first = names(head, line: line, in: context),
                    let second = names(tail, line: line, in: context)
                else { return nil }
                return first + second
            }
            guard var people = list(head, line: line, in: context) else { return nil }
            guard tail.utf8.count <= 80, Words.count(tail) <= 8 else { return nil }
            // "Two Capitals - and a subtitle" is a title.
            if context == .bare, BioLine.read(tail) == nil { return nil }
            for i in people.indices where people.count == 1 {
                people[i].describe(tail.replacingAll(" | ", with: ", "))
            }
            return people
        }
        return list(text, line: line, in: context)
    }

    private static let separators: [Separator] = [
        " | ", " -- ", " – ", " — ", " - ", " from ", " at ", " of ", " @ ", "; ",
    ]
    private static let joints = Words.Separators([
        " & ", " and ", " und ", " et ", " og ", " + ", " with ", ", and ", ", & ",
    ])

    private static func list(_ text: String, line: Int, in context: NameRule.Context) -> [Person]? {
        var parts: [String] = []
        for piece in Words.split(text, by: joints) {
            let trimmed = trim(piece)
            if !trimmed.isEmpty { parts.append(trimmed) }
        }
        guard !parts.isEmpty, parts.count <= 12 else { return nil }
        var people: [Person] = []
        for part in parts {
            let pieces =
                part.has(",")
                ? part.split(separator: ",").map { trim(String($0)) }.filter { !$0.isEmpty }
                : [part]
            guard let first = pieces.first, NameRule.isName(first, in: context) else { return nil }
            people.append(Person(name: first, line: line))
            for (i, piece) in pieces.enumerated().dropFirst() {
                if !isOrganisation(piece), NameRule.isName(piece, in: .bare) {
                    people.append(Person(name: piece, line: line))
                } else if context == .stated
                    || (pieces.count - i <= 2 && (i > 1 || BioLine.read(piece) != nil))
                {
                    people[people.count - 1].describe(piece)
                } else {
                    return nil
                }
            }
        }
        return people
    }

    static func isOrganisation(_ text: String) -> Bool {
        text.words.contains {
            RuleWords.organisations.contains(Folding.key(String($0)))
        }
    }

    /// Cuts out what stands in parentheses or brackets, and says what it was.
    private static func removeParentheses(_ text: inout String, _ handles: inout [Handles.Handle])
        -> [String]
    {
        guard text.has("(") || text.has("[") else { return [] }
        var notes: [String] = []
        var result: [UInt8] = []
        var inside: [UInt8]?
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                if inside != nil { inside!.append(byte) } else { inside = [] }
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                if let bytes = inside {
                    let note = trim(String(decoding: bytes, as: UTF8.self))
                    if !note.isEmpty { notes.append(note) }
                    inside = nil
                } else {
                    result.append(byte)
                }
            default:
                if inside != nil { inside!.append(byte) } else { result.append(byte) }
            }
        }
        if let inside { result += inside }
        text = String(decoding: result, as: UTF8.self)
        return notes
    }

    static func trim(_ text: String) -> String { Words.trim(text, also: ",;|:–—-·•") }
}

extension Person {
    /// Notes what a line says of them besides the name: where they work, what
    /// they do, or a handle.
    mutating func describe(_ text: String) {
        let text = Words.trim(text, also: ",;|-–—:")
        guard !text.isEmpty else { return }
        if text.hasPrefix("@"), !text.has(" ") {
            handle = handle ?? String(text.dropFirst())
            return
        }
        let folded = Folding.fold(text)
        if ["he/him", "she/her", "they/them", "he/they", "she/they"].contains(folded) { return }
        switch BioLine.read(text) {
        case .affiliation(let name): affiliation = affiliation ?? name
        case .role(let role, let place):
            if !roles.contains(role) { roles.append(role) }
            if let place { affiliation = affiliation ?? place }
        case .handle(let name): handle = handle ?? name
        case .github(let name): github = github ?? name
        case .none: if affiliation == nil, text.utf8.count <= 80 { affiliation = text }
        }
    }
}
