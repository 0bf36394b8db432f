/// The topics that this load has stated before: what a source that says the same
/// of one would have to look up.
struct KnownTopics {
    struct Topic {
        let vertex: Int64
        /// The folded name.
        let key: ByteString
        /// The loader made the vertex.
        let isMade: Bool
        /// The source that stated it last …
        var lastSource: Int64
        /// … and the talk that was last said to be about it.
        var lastTalk: Int64 = -1
        /// Talks have come to it.
        var isTouched = false
    }

    /// One of the names of a topic.
    struct Spelling {
        let name: String
        let topic: Int
        /// Some source claims the name that the vertex has.
        let isNameLoaded: Bool
        /// The source that stated the topic last by this name.
        var lastSource: Int64
    }

    /// The talk whose topics are being stated: what was said of it is known as
    /// long as nothing is forgotten.
    var talk: Int64 = -1
    var topics: [Topic] = []
    var spellings: [Spelling] = []
    /// Where they are in `spellings` and `topics`.
    private var placeOf: [ByteString: Int] = [:]
    private var topicOf: [Int64: Int] = [:]

    var count: Int { spellings.count }

    /// The place of a name among the spellings.
    func place(of name: String) -> Int? { placeOf[ByteString(name)] }

    /// Adds a name of a topic, both of which a source has just claimed.
    mutating func add(
        _ name: String, key: String, vertex: Int64, isMade: Bool, isNameLoaded: Bool,
        source: Int64
    ) {
        let topic = topicOf[vertex] ?? topics.count
        if topic == topics.count {
            topicOf[vertex] = topic
            topics.append(
                Topic(vertex: vertex, key: ByteString(key), isMade: isMade, lastSource: source))
        } else {
            topics[topic].lastSource = source
        }
        let spelling = Spelling(
            name: name, topic: topic, isNameLoaded: isNameLoaded, lastSource: source)
        if let place = place(of: name) {
            spellings[place] = spelling
        } else {
            placeOf[ByteString(name)] = spellings.count
            spellings.append(spelling)
        }
    }

    /// The place of a vertex among the topics.
    func place(of vertex: Int64) -> Int? { topicOf[vertex] }

    mutating func removeAll() { self = KnownTopics() }
}
