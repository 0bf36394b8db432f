/// What the files of one load have in common: the writer, the numbers of
/// labels and keys, and what has been looked up so far. Conferences share people
/// and topics, so nearly every lookup is one that an earlier file has made.
final class LoadSession {
    let writer: StorageWriter
    let store: ClaimStore
    /// What the load has made and not written yet.
    let rows: FreshRows
    let labels: Labels
    let keys: Keys
    var relations: TopicRelations

    struct Labels {
        let talk: UInt32
        let speaker: UInt32
        let topic: UInt32
        let event: UInt32
        let gave: UInt32
        let about: UInt32
        let at: UInt32
    }

    struct Keys {
        let name: UInt32
        let title: UInt32
        let handle: UInt32
        let github: UInt32
        let affiliation: UInt32
        let role: UInt32
        let event: UInt32
        let year: UInt32
        let url: UInt32
        let abstract: UInt32
        let notes: UInt32
        let weight: UInt32
    }

    /// A property that has one value, as the graph and the sources have it.
    struct SharedValue {
        var current: PropertyValue?
        /// Some source claims the current value: no traversal changed it.
        var isLoaded: Bool
        /// The oldest source that claims a value.
        var firstSource: Int64
    }

    struct Place: Hashable {
        var vertex: Int64
        var key: UInt32

        func hash(into hasher: inout Hasher) { hasher.combine(vertex ^ Int64(key) << 36) }
    }

    private struct NameKey: Hashable {
        var label: UInt32
        var name: ByteString
    }

    private var named: [NameKey: [Int64]] = [:]
    private var living: Set<Int64> = []
    private var made: [Int64: Bool] = [:]
    private var values: [Place: SharedValue] = [:]
    var topics = KnownTopics()
    /// Every name that any file knows is among `named`: there was none before.
    private var knowsAllNames = false
    /// There were sources before this load.
    let hadSources: Bool
    /// The labels of which there were vertices before this load.
    private var oldLabels: Set<UInt32> = []
    /// Whether the loader made a value that a source claimed in this load, for
    /// properties that have several.
    private var said: [ClaimRecord.Statement: Bool] = [:]
    /// Vertices from this one on are of this load.
    private let firstOwn: Int64
    /// Nothing that was looked up or made has been forgotten.
    private var remembersAll = true
    private var indexes: [UInt64: [IndexDescription]] = [:]
    /// What is remembered at most; then it is looked up again.
    private static let limit = 400_000

    /// - Parameter held: takes over what is written at the end of a first load.
    init(_ writer: StorageWriter, held: HeldRows? = nil) throws {
        self.writer = writer
        store = ClaimStore(writer, held: held)
        rows = FreshRows(writer, held: held)
        typealias Names = NoteVocabulary
        try Names.declare(in: writer)
        labels = try Labels(
            talk: writer.internLabel(Names.talk), speaker: writer.internLabel(Names.speaker),
            topic: writer.internLabel(Names.topic), event: writer.internLabel(Names.event),
            gave: writer.internLabel(Names.gave), about: writer.internLabel(Names.about),
            at: writer.internLabel(Names.at))
        keys = try Keys(
            name: writer.internKey(Names.name), title: writer.internKey(Names.title),
            handle: writer.internKey(Names.handle), github: writer.internKey(Names.github),
            affiliation: writer.internKey(Names.affiliation), role: writer.internKey(Names.role),
            event: writer.internKey(Names.event), year: writer.internKey(Names.year),
            url: writer.internKey(Names.url), abstract: writer.internKey(Names.abstract),
            notes: writer.internKey(Names.notes), weight: writer.internKey(Names.weight))
        relations = try TopicRelations(writer, rows, about: labels.about)
        firstOwn = try writer.loadNextVertex()
        firstWithYear = firstOwn
        knowsAllNames = try !store.hasNames()
        hadSources = try store.hasSources()
        for label in [labels.talk, labels.speaker, labels.topic, labels.event]
        where try writer.hasVertices(label: label) { oldLabels.insert(label) }
    }

    /// Whether a traversal may have made vertices of a label before this load.
    func hadVertices(_ label: UInt32) -> Bool { oldLabels.contains(label) }

    /// Talks that are gone, of which the vocabulary's rules still speak.
    private var untagged: Set<Int64> = []

    /// Notes that a talk goes, and with it what the vocabulary's rules saw in it.
    func untag(_ talk: Int64) { untagged.insert(talk) }

    /// Ends the load: what follows from all its files is written.
    func finish() throws {
        if !untagged.isEmpty {
            let before = try store.record(of: ClaimStore.tagged)
            let after = before.without(edgesOf: untagged)
            if after.claims.count < before.claims.count {
                try store.write(after, of: ClaimStore.tagged, before: before)
            }
        }
        // Blocks take less memory than a long list of new edges, and less time.
        try rows.pack()
        try relations.update()
        try rows.pack()
        try store.finish()
    }

    /// Forgets what was looked up, after something was taken back.
    func forget() {
        remembersAll = false
        forgetNames()
        said.removeAll()
        topics.removeAll()
        living.removeAll()
        made.removeAll()
        values.removeAll()
        people.removeAll()
        forgetYears()
    }

    // MARK: - Vertices

    func make(_ label: UInt32) throws -> Int64 {
        let vertex = try rows.addVertex(label)
        if made.count >= Self.limit { forget() }
        living.insert(vertex)
        made[vertex] = true
        if label == labels.speaker { people[vertex] = KnownPerson() }
        return vertex
    }

    func exists(_ vertex: Int64) throws -> Bool {
        if living.contains(vertex) { return true }
        try rows.write()
        guard try writer.labelSet(ofVertex: vertex) != nil else { return false }
        living.insert(vertex)
        return true
    }

    /// Whether it is remembered that the loader has made a vertex.
    func hasMade(_ vertex: Int64) -> Bool { made[vertex] == true }

    func isMade(_ vertex: Int64) throws -> Bool {
        if let known = made[vertex] { return known }
        let result = try store.isMade(vertex)
        made[vertex] = result
        return result
    }

    /// The vertices that files know under a folded name.
    func vertices(named name: String, _ label: UInt32) throws -> [Int64] {
        let key = NameKey(label: label, name: ByteString(name))
        if let known = named[key] { return known }
        if knowsAllNames { return [] }
        if named.count >= Self.limit { forgetNames() }
        let result = try store.vertices(named: name, label: label)
        named[key] = result
        return result
    }

    func add(name: String, _ label: UInt32, vertex: Int64) throws {
        let key = NameKey(label: label, name: ByteString(name))
        let known = try vertices(named: name, label)
        guard !known.contains(vertex) else { return }
        if named.count >= Self.limit { forgetNames() }
        named[key] = known + [vertex]
        try store.add(.init(label: label, name: key.name, vertex: vertex))
    }

    private func forgetNames() {
        named.removeAll()
        knowsAllNames = false
    }

    // MARK: - Topics

    /// Notes what the load has found out about a topic that a source has claimed.
    func remember(topic vertex: Int64, named name: String, source: Int64) {
        guard let isMade = made[vertex],
            let value = values[Place(vertex: vertex, key: keys.name)]
        else { return }
        if topics.count >= Self.limit { topics.removeAll() }
        topics.add(
            name, key: TopicKey.of(name), vertex: vertex, isMade: isMade,
            isNameLoaded: value.isLoaded, source: source)
    }

    // MARK: - Values

    /// Whether all that was ever said of a vertex is remembered: it is of this
    /// load, and no talk, which has too much to remember.
    func knowsAll(of vertex: Int64, _ label: UInt32) -> Bool {
        remembersAll && vertex >= firstOwn && label != labels.talk
    }

    /// Whether the loader made a value that a source claimed in this load; nil if
    /// none did, as far as is remembered.
    func isMade(_ statement: ClaimRecord.Statement) -> Bool? { said[statement] }

    func remember(_ statement: ClaimRecord.Statement, _ label: UInt32, isMade: Bool) {
        guard label != labels.talk else { return }
        if said.count >= Self.limit {
            remembersAll = false
            said.removeAll()
        }
        said[statement] = isMade
    }

    /// The indexes that values of a key of new vertices of a label go into.
    func indexes(_ label: UInt32, _ key: UInt32) throws -> [IndexDescription] {
        let place = UInt64(label) << 32 | UInt64(key)
        if let known = indexes[place] { return known }
        let result = try writer.indexes().filter {
            $0.key == key && ($0.label == nil || $0.label == label)
        }
        indexes[place] = result
        return result
    }

    /// The state of a property before `source` says something of it for the
    /// first time.
    func shared(_ place: Place, label: UInt32, current: () throws -> PropertyValue?) throws
        -> SharedValue
    {
        if let known = values[place] { return known }
        if knowsAll(of: place.vertex, label) {
            return SharedValue(current: nil, isLoaded: false, firstSource: .max)
        }
        var result = SharedValue(current: try current(), isLoaded: false, firstSource: .max)
        let now = result.current.map(ExactValue.init)
        try store.forEachClaim(about: place.vertex) { found in
            let statement = found.claim.statement
            guard statement.kind == .vertexProperty, statement.name == place.key else {
                return true
            }
            result.firstSource = min(result.firstSource, found.source)
            result.isLoaded = now == statement.value
            return now != nil && !result.isLoaded
        }
        return result
    }

    func remember(_ place: Place, _ value: SharedValue) {
        if values.count >= Self.limit {
            remembersAll = false
            values.removeAll()
        }
        values[place] = value
    }

    /// What a property with one value has; nil where that is not remembered.
    func known(_ place: Place, label: UInt32) -> SharedValue? {
        if let known = values[place] { return known }
        return knowsAll(of: place.vertex, label)
            ? SharedValue(current: nil, isLoaded: false, firstSource: .max) : nil
    }

    func forget(_ place: Place) {
        remembersAll = false
        values[place] = nil
        topics.removeAll()
        people.removeAll()
        forgetYears()
    }

    // MARK: - People

    /// What tells a person that this load has made from another one of the same
    /// name.
    struct KnownPerson {
        var affiliations: [Affiliation] = []
        var talks: [Int64] = []
    }

    private var people: [Int64: KnownPerson] = [:]
    /// The years of talks that this load has set …
    private var years: [Int64: PropertyValue] = [:]
    /// … all of them, of talks from this one on.
    private var firstWithYear: Int64

    /// All that the graph says of a person; nil where that is not remembered.
    func person(_ vertex: Int64) -> KnownPerson? { people[vertex] }

    /// The year of a talk, null if it has none; nil where that is not remembered.
    func year(ofTalk vertex: Int64) -> PropertyValue? {
        if let known = years[vertex] { return known }
        guard vertex >= firstWithYear else { return nil }
        return .some(.null)
    }

    private func forgetYears() {
        years.removeAll()
        firstWithYear = writer.nextVertex ?? .max
    }

    /// Notes that a person gave a talk.
    func note(talk: Int64, by person: Int64) { people[person]?.talks.append(talk) }

    /// Notes a value that a vertex gets.
    func note(_ value: PropertyValue, _ key: UInt32, of vertex: Int64) {
        if key == keys.affiliation, case .string(let text) = value {
            people[vertex]?.affiliations.append(Affiliation(text))
        } else if key == keys.year {
            if years.count >= Self.limit { forgetYears() }
            years[vertex] = value
        }
    }
}
