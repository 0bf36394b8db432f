/// Topics: what most of a note's claims are about. Nearly all of them are known
/// from other files, and what a new source finds when it says the same as they do
/// needs no second look then.
extension ClaimLedger {
    /// Claims the topic of a name, and makes it where nobody knows it; nil
    /// where a traversal has dropped it.
    func topic(_ name: String, line: Int) throws -> Int64? {
        if mayRepeat, let place = session.topics.place(of: name) {
            return session.topics.topics[repeatClaims(of: place, line: line)].vertex
        }
        let vertex = try makeTopic(name, line: line)
        if let vertex { session.remember(topic: vertex, named: name, source: source) }
        return vertex
    }

    /// Claims that a talk is about a topic; nil where a traversal says that it is
    /// not.
    ///
    /// - Parameter isNew: whether the talk was made just now.
    func state(_ topic: MinedTopic, of talk: Int64, isNew: Bool) throws -> Int64? {
        let about = session.labels.about
        guard isNew, mayRepeat else {
            guard let target = try self.topic(topic.name, line: topic.line),
                try edge(about, from: talk, to: target, line: topic.line, weight: topic.weight)
                    != nil
            else { return nil }
            return target
        }
        let known: Int
        if let place = session.topics.place(of: topic.name) {
            known = repeatClaims(of: place, line: topic.line)
        } else {
            guard let target = try self.topic(topic.name, line: topic.line) else { return nil }
            guard let place = session.topics.place(of: target) else {
                return try edge(
                    about, from: talk, to: target, line: topic.line, weight: topic.weight
                ).map { _ in target }
            }
            known = place
        }
        let target = session.topics.topics[known].vertex
        // Two names may be of one topic.
        if session.topics.talk != talk || session.topics.topics[known].lastTalk == talk {
            _ = try edge(about, from: talk, to: target, line: topic.line, weight: topic.weight)
            session.topics.topics[known].lastTalk = talk
            return target
        }
        session.topics.topics[known].lastTalk = talk
        if !session.topics.topics[known].isTouched {
            session.topics.topics[known].isTouched = true
            session.relations.touch(target)
        }
        _ = try makeEdge(about, from: talk, to: target, line: topic.line, weight: topic.weight)
        return target
    }

    private func makeTopic(_ name: String, line: Int) throws -> Int64? {
        let key = TopicKey.of(name)
        let label = session.labels.topic
        let nameKey = session.keys.name
        let vertex =
            try found(key, label) ?? foundInIndex(label, nameKey, name) ?? make(label)
        table(topic: vertex)
        try claim(vertex: vertex, label: label, line: line)
        try claim(name: key, label: label, vertex: vertex)
        guard try exists(vertex) else { return nil }
        try set(vertex, nameKey, .string(name), label: label, line: line)
        return vertex
    }

    /// A source that is the newest one, and has claimed nothing before, changes
    /// nothing of what others said.
    private var mayRepeat: Bool { isNew && source > 0 }

    /// Claims what other sources have said of a topic already.
    ///
    /// - Parameter place: where its name is among the spellings.
    /// - Returns: Where it is among the topics.
    private func repeatClaims(of place: Int, line: Int) -> Int {
        let spelling = session.topics.spellings[place]
        guard spelling.lastSource != source else { return spelling.topic }
        session.topics.spellings[place].lastSource = source
        let topic = session.topics.topics[spelling.topic]
        let isFirst = topic.lastSource != source
        if isFirst { session.topics.topics[spelling.topic].lastSource = source }
        append(
            NewClaims.Topic(
                vertex: topic.vertex, line: line, label: session.labels.topic,
                nameKey: session.keys.name, name: spelling.name, key: isFirst ? topic.key : nil,
                isMade: topic.isMade, isNameMade: spelling.isNameLoaded))
        return spelling.topic
    }
}
