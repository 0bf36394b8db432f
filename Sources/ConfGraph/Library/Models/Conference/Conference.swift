/// The models of the graph that ``Graph/load(notes:options:)`` makes of notes.
///
///     let titles = try graph.read { g in
///         try g.all(Conference.Speaker.self).has(\.name, "Grace Hopper")
///             .out(Conference.Gave.self).has(\.topic, "compilers")
///             .values(\.title).toList()
///     }
///
/// | from | edge | to |
/// | --- | --- | --- |
/// | ``Speaker`` | ``Gave`` | ``Talk`` |
/// | ``Talk`` | ``About`` | ``Topic`` |
/// | ``Talk`` | ``At`` | ``Event`` |
/// | ``Topic`` | ``Related``, ``SynonymOf``, ``Broader``, ``Combines`` | ``Topic`` |
/// | ``Rule`` | ``Extracts`` | ``Topic`` |
public enum Conference {
    /// Someone who gave a talk.
    public struct Speaker: KeyedModel, Named {
        /// Told apart by this.
        public static var key: [PartialKeyPath<Speaker>] { [\.name] }

        /// What they are called.
        public var name: String
        /// The name in short messages, without `@`.
        public var handle: String?
        /// The name on GitHub.
        public var github: String?
        /// Companies, universities …
        public var affiliation: Set<String>
        /// What they do there, and in the community.
        public var role: Set<String>

        /// Makes a speaker.
        public init(
            name: String, handle: String? = nil, github: String? = nil,
            affiliation: Set<String> = [], role: Set<String> = []
        ) {
            self.name = name
            self.handle = handle
            self.github = github
            self.affiliation = affiliation
            self.role = role
        }
    }

    /// A talk.
    public struct Talk: KeyedModel {
        /// Told apart by this.
        public static var key: [PartialKeyPath<Talk>] { [\.title] }

        /// What it is called.
        public var title: String
        /// The name of the conference, with its year where notes say it so.
        public var event: String?
        /// The year in which it was given.
        public var year: Int?
        /// Slides, recordings …
        public var url: Set<String>
        /// What its speaker said that it is about.
        public var abstract: Set<String>
        /// What listeners wrote down.
        public var notes: Set<String>
        /// The names of the topics that it is ``About``: read through those
        /// edges, never stored. Connect the talk to a ``Topic`` to change it.
        public let topic: Set<String>

        /// Makes a talk.
        public init(
            title: String, event: String? = nil, year: Int? = nil, url: Set<String> = [],
            abstract: Set<String> = [], notes: Set<String> = []
        ) {
            self.title = title
            self.event = event
            self.year = year
            self.url = url
            self.abstract = abstract
            self.notes = notes
            topic = []
        }

        /// Writes all but ``topic``.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(title, forKey: .title)
            try container.encodeIfPresent(event, forKey: .event)
            try container.encodeIfPresent(year, forKey: .year)
            try container.encode(url, forKey: .url)
            try container.encode(abstract, forKey: .abstract)
            try container.encode(notes, forKey: .notes)
        }
    }

    /// What talks are about.
    public struct Topic: KeyedModel, Named {
        /// Told apart by this.
        public static var key: [PartialKeyPath<Topic>] { [\.name] }

        /// What it is called.
        public var name: String
        /// What kind of thing it is: a language, a protocol, a place …
        public var kind: String?

        /// Makes a topic.
        public init(name: String, kind: String? = nil) {
            self.name = name
            self.kind = kind
        }
    }

    /// A conference.
    public struct Event: KeyedModel, Named {
        /// Told apart by this.
        public static var key: [PartialKeyPath<Event>] { [\.name] }

        /// What it is called.
        public var name: String
        /// The year in which it took place.
        public var year: Int?

        /// Makes an event.
        public init(name: String, year: Int? = nil) {
            self.name = name
            self.year = year
        }
    }

    /// A rule by which a topic is found in texts.
    public struct Rule: Named {
        /// The spelling that stands for it.
        public var name: String
        /// The spellings that it looks for.
        public var variant: Set<String>
        /// The properties of talks in which it looks; all texts if empty.
        public var scope: Set<String>
        /// Words near which it finds nothing.
        public var unless: Set<String>
        /// Whether upper and lower case count.
        public var exact: Bool?
        /// How near those words are, in words; 10 if nil.
        public var within: Int?

        /// Makes a rule.
        public init(
            name: String, variant: Set<String> = [], scope: Set<String> = [],
            unless: Set<String> = [], exact: Bool? = nil, within: Int? = nil
        ) {
            self.name = name
            self.variant = variant
            self.scope = scope
            self.unless = unless
            self.exact = exact
            self.within = within
        }
    }

    /// What has a name: properties are inherited by protocols, and what is
    /// written for the protocol holds for every model.
    ///
    ///     extension ModelTraversal where Model: Conference.Named {
    ///         func named(_ name: String) -> Self { has(\.name, name) }
    ///     }
    public protocol Named: VertexModel {
        /// What it is called.
        var name: String { get set }
    }
}
