extension Conference {
    /// A speaker gave a talk.
    public struct Gave: EdgeModel {
        public typealias Source = Speaker
        public typealias Target = Talk

        /// Makes an edge.
        public init() {}
    }

    /// A talk is about a topic.
    public struct About: EdgeModel {
        public typealias Source = Talk
        public typealias Target = Topic

        /// How much it is about it, above 0.
        public var weight: Double?

        /// Makes an edge.
        public init(weight: Double? = nil) { self.weight = weight }
    }

    /// A talk was given at an event.
    public struct At: EdgeModel {
        public typealias Source = Talk
        public typealias Target = Event

        /// Makes an edge.
        public init() {}
    }

    /// Two topics stand together in talks.
    public struct Related: EdgeModel {
        public typealias Source = Topic
        public typealias Target = Topic

        /// How much they do, above 0.
        public var weight: Double?

        /// Makes an edge.
        public init(weight: Double? = nil) { self.weight = weight }
    }

    /// A topic is another name of a topic.
    public struct SynonymOf: EdgeModel {
        public typealias Source = Topic
        public typealias Target = Topic

        /// Makes an edge.
        public init() {}
    }

    /// A topic is one kind of another, wider one.
    public struct Broader: EdgeModel {
        public typealias Source = Topic
        public typealias Target = Topic

        /// Makes an edge.
        public init() {}
    }

    /// A topic is what others make together.
    public struct Combines: EdgeModel {
        public typealias Source = Topic
        public typealias Target = Topic

        /// How near each other the parts stand, in words.
        public var within: Int?

        /// Makes an edge.
        public init(within: Int? = nil) { self.within = within }
    }

    /// A rule finds a topic.
    public struct Extracts: EdgeModel {
        public typealias Source = Rule
        public typealias Target = Topic

        /// Makes an edge.
        public init() {}
    }
}
