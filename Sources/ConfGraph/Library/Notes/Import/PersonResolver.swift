/// Who a person of a note is among those the graph knows: by handle, else by
/// folded name, unless handles or employers say that they are two.
///
/// What a file says of one name anywhere, it says of one person, unless handles
/// or employers differ within the file; so who someone is does not depend on
/// which of their talks comes first.
final class PersonResolver {
    private let ledger: ClaimLedger
    private var session: LoadSession { ledger.session }

    private struct Known {
        var person: Person
        var vertex: Int64?
    }

    /// The people of the file by folded name.
    private var people: [ByteString: [Known]] = [:]
    /// The folded names of each talk's people.
    private var keys: [[String]] = []

    init(_ ledger: ClaimLedger) { self.ledger = ledger }

    /// Gathers who is named in a file.
    func meet(_ talks: [NoteTalk]) {
        keys = talks.map { $0.people.map { PersonKey.name($0.name) } }
        // Those of whom more is said come first: the others join them.
        for isDescribed in [true, false] {
            for (talk, keys) in zip(talks, keys) {
                for (person, key) in zip(talk.people, keys)
                where (person.handle != nil || person.affiliation != nil) == isDescribed {
                    meet(person, ByteString(key))
                }
            }
        }
    }

    private func meet(_ person: Person, _ key: ByteString) {
        var known = people[key] ?? []
        if let at = Self.place(of: person, among: known) {
            known[at].person.fill(from: person)
        } else {
            known.append(Known(person: person))
        }
        people[key] = known
    }

    private static func place(of person: Person, among known: [Known]) -> Int? {
        known.firstIndex { known in
            if let one = known.person.handle, let other = person.handle {
                return isSame(handle: one, other)
            }
            guard let one = known.person.affiliation, let other = person.affiliation else {
                return true
            }
            return Affiliation.isSame(one, other)
        }
    }

    private static func isSame(handle one: String, _ other: String) -> Bool {
        one.hasSameBytes(as: other)
            || PersonKey.handle(one).hasSameBytes(as: PersonKey.handle(other))
    }

    /// The folded name of someone by the places of the talk and of theirs in it.
    func key(_ talk: Int, _ person: Int) -> String { keys[talk][person] }

    /// Who someone is; their other talks need not ask again.
    ///
    /// - Parameter other: gives the vertex of someone whom no file knows.
    func vertex(
        for stated: Person, key: String, year: Int?, otherwise other: () throws -> Int64
    ) throws -> Int64 {
        var person = stated
        let known = people[ByteString(key)] ?? []
        let place = Self.place(of: stated, among: known)
        if let place {
            if let vertex = known[place].vertex { return vertex }
            person.fill(from: known[place].person)
        }
        let vertex = try find(person, key, year) ?? other()
        if let place { people[ByteString(key)]![place].vertex = vertex }
        return vertex
    }

    private func find(_ person: Person, _ key: String, _ year: Int?) throws -> Int64? {
        let speaker = session.labels.speaker
        if let handle = person.handle {
            let name = "@" + PersonKey.handle(handle)
            for vertex in try session.vertices(named: name, speaker)
            where try isKnown(vertex, name) { return vertex }
        }
        for vertex in try session.vertices(named: key, speaker)
        where try isKnown(vertex, key) {
            // What a traversal has dropped stays dropped.
            guard try session.exists(vertex) else { return vertex }
            if try isSame(vertex, person, year) { return vertex }
        }
        return nil
    }

    /// A vertex that exists, or that this source knew before it was dropped.
    private func isKnown(_ vertex: Int64, _ name: String) throws -> Bool {
        try session.exists(vertex) || ledger.knew(vertex, as: name, session.labels.speaker)
    }

    private func isSame(_ vertex: Int64, _ person: Person, _ year: Int?) throws -> Bool {
        if let handle = person.handle {
            let others = try handles(of: vertex)
            if others.contains(where: { Self.isSame(handle: $0, handle) }) { return true }
            // An edited file may correct a handle of its own.
            if !others.isEmpty { return try isOwn(vertex) }
        }
        guard let affiliation = person.affiliation else { return true }
        let known =
            try session.person(vertex)?.affiliations
            ?? texts(vertex, session.keys.affiliation).map(Affiliation.init)
        let own = Affiliation(affiliation)
        if known.isEmpty || known.contains(where: own.isSame) { return true }
        // Two employers in one year are two people; later, it is a new job.
        if try isOwn(vertex) { return true }
        guard let year else { return false }
        let years = try self.years(ofTalksBy: vertex)
        return !years.isEmpty && !years.contains(year)
    }

    /// No other source claims the vertex.
    private func isOwn(_ vertex: Int64) throws -> Bool {
        guard !ledger.isFresh(vertex) else { return false }
        // Who made it claims it, and that was not a source that is new.
        if ledger.isNew, session.hasMade(vertex) { return false }
        return try session.store.sources(claiming: vertex, limit: 2) == [ledger.source]
    }

    private func handles(of vertex: Int64) throws -> [String] {
        let place = LoadSession.Place(vertex: vertex, key: session.keys.handle)
        guard let known = session.known(place, label: session.labels.speaker) else {
            return try texts(vertex, session.keys.handle)
        }
        if case .string(let text)? = known.current { return [text] }
        return []
    }

    private func texts(_ vertex: Int64, _ key: UInt32) throws -> [String] {
        try ledger.values(vertex, key).compactMap {
            if case .string(let text) = $0.value { text } else { nil }
        }
    }

    /// The years of what they gave; none if some talk's year is unknown.
    private func years(ofTalksBy vertex: Int64) throws -> Set<Int> {
        var result: Set<Int> = []
        for talk in try session.person(vertex)?.talks ?? talks(by: vertex) {
            guard case .int(let year) = try self.year(ofTalk: talk) else { return [] }
            result.insert(Int(year))
        }
        return result
    }

    /// Null if it has none.
    private func year(ofTalk talk: Int64) throws -> PropertyValue {
        try session.year(ofTalk: talk) ?? ledger.values(talk, session.keys.year).first?.value
            ?? .null
    }

    private func talks(by vertex: Int64) throws -> [Int64] {
        try session.rows.writeAll()
        var expansion = Expansion()
        try [vertex].withUnsafeBufferPointer {
            try session.writer.expand(
                $0, .out, labels: [session.labels.gave], edges: false, into: &expansion)
        }
        return expansion.neighbors
    }
}

/// Employers, compared as notes write them.
struct Affiliation {
    private let words: [String]

    init(_ text: String) {
        words = Folding.key(text).split(separator: " ").map(String.init)
            .filter { !Self.forms.contains($0) }
    }

    /// Whether two notations mean one employer: "Kites Inc." and "Kites", "The
    /// Rope Guild" and "Rope Guild, Oslo".
    func isSame(_ other: Affiliation) -> Bool {
        words.allSatisfy(other.has) || other.words.allSatisfy(has)
    }

    static func isSame(_ one: String, _ other: String) -> Bool {
        one.hasSameBytes(as: other) || Affiliation(one).isSame(Affiliation(other))
    }

    private func has(_ word: String) -> Bool { words.contains { $0.hasSameBytes(as: word) } }

    /// Words that say only what kind of organisation it is.
    private static let forms: Set<String> = RuleWords.list(
        "inc ltd llc gmbh ag sa bv ab as plc corp corporation company co the of at and limited")
}
