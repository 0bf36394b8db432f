/// The labels and keys of the conference graph.
enum NoteVocabulary {
    static let talk = "talk"
    static let speaker = "speaker"
    static let topic = "topic"
    static let event = "event"
    static let gave = "gave"
    static let about = "about"
    static let at = "at"
    static let related = "related"
    static let rule = "rule"
    static let synonymOf = "synonymOf"
    static let broader = "broader"
    static let combines = "combines"
    static let extracts = "extracts"

    static let name = "name"
    static let title = "title"
    static let handle = "handle"
    static let github = "github"
    static let affiliation = "affiliation"
    static let role = "role"
    static let year = "year"
    static let url = "url"
    static let abstract = "abstract"
    static let notes = "notes"
    static let weight = "weight"
    static let kind = "kind"
    static let variant = "variant"
    static let exact = "exact"
    static let scope = "scope"
    static let unless = "unless"
    static let within = "within"

    /// Keys that hold a set of values: files may add to them, none replaces
    /// what another says.
    static func isSet(_ key: String) -> Bool {
        [affiliation, role, url, abstract, notes].contains(key)
    }

    /// Declares what queries on conferences need: indexes, and the topics of a
    /// talk as a property computed from its `about` edges.
    static func declare(in writer: StorageWriter) throws {
        var present: Set<String> = []
        for index in try writer.indexes() {
            let label = try index.label.map { try writer.labelName($0) } ?? ""
            present.insert(label + "." + (try writer.keyName(index.key)))
        }
        for (label, key) in [
            (speaker, name), (talk, title), (topic, name), (topic, kind), (event, name),
        ] where !present.contains("\(label).\(key)") {
            try writer.createIndex(label: label, key: key, unique: false)
        }
        let isDeclared = try writer.catalog.derived.contains {
            try writer.labelName($0.label) == talk && writer.keyName($0.key) == topic
        }
        if !isDeclared {
            try writer.declareDerivedProperty(
                label: talk, key: topic, edge: about, direction: .out, sourceKey: name)
        }
    }
}
