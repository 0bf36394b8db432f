/// How many of some talks are about each topic, for one set of talks after the
/// other: topics are numbered once, and counted by their numbers.
struct SharedTopics {
    private let talks: VertexPlaces
    private let topics: VertexPlaces
    /// Where the topics of each talk begin in `numbers`; one more than talks.
    private var starts: [Int]
    private var numbers: [Int32] = []
    private var counts: [Int32]
    /// The topics that were counted.
    private var counted: [Int32] = []

    /// - Parameter expansion: the talks' topics.
    init(of talks: VertexPlaces, _ expansion: Expansion) {
        self.talks = talks
        topics = VertexPlaces(expansion.neighbors)
        starts = [Int](repeating: 0, count: talks.vertices.count + 1)
        for origin in expansion.origins { starts[Int(origin) + 1] += 1 }
        for i in talks.vertices.indices { starts[i + 1] += starts[i] }
        var next = starts
        numbers = [Int32](repeating: 0, count: expansion.neighbors.count)
        for (origin, topic) in zip(expansion.origins, expansion.neighbors) {
            numbers[next[Int(origin)]] = Int32(topics.place(of: topic) ?? 0)
            next[Int(origin)] += 1
        }
        counts = [Int32](repeating: 0, count: topics.vertices.count)
    }

    /// Counts the topics of some of the talks, and forgets what was counted before.
    mutating func count(_ talks: [Int64]) {
        for number in counted { counts[Int(number)] = 0 }
        counted.removeAll(keepingCapacity: true)
        for talk in talks {
            guard let place = self.talks.place(of: talk) else { continue }
            for i in starts[place]..<starts[place + 1] {
                let number = Int(numbers[i])
                if counts[number] == 0 { counted.append(Int32(number)) }
                counts[number] += 1
            }
        }
    }

    /// How many of the talks are about a topic.
    func talks(with topic: Int64) -> Int {
        topics.place(of: topic).map { Int(counts[$0]) } ?? 0
    }

    /// The topics of at least so many of the talks, in ascending order.
    func topics(sharing minimum: Int) -> [(topic: Int64, count: Int)] {
        counted.filter { counts[Int($0)] >= minimum }.sorted()
            .map { (topic: topics.vertices[Int($0)], count: Int(counts[Int($0)])) }
    }
}
