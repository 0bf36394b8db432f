/// How many of some talks are about each topic, for one set of talks after the
/// other: topics are numbered once, and counted by their numbers.
struct SharedTopics {
    private let talks: [Int64]
    /// Where the topics of each talk begin in `numbers`; one more than talks.
    private var starts: [Int]
    private var numbers: [Int32] = []
    private var topics: [Int64] = []
    private var numberOf: [Int64: Int32] = [:]
    private var counts: [Int32]
    /// The topics that were counted.
    private var counted: [Int32] = []

    /// - Parameters:
    ///   - talks: in ascending order, each once.
    ///   - expansion: their topics.
    init(of talks: [Int64], _ expansion: Expansion) {
        self.talks = talks
        starts = [Int](repeating: 0, count: talks.count + 1)
        for origin in expansion.origins { starts[Int(origin) + 1] += 1 }
        for i in talks.indices { starts[i + 1] += starts[i] }
        var next = starts
        numbers = [Int32](repeating: 0, count: expansion.neighbors.count)
        for (i, topic) in expansion.neighbors.enumerated() {
            let origin = Int(expansion.origins[i])
            let number = numberOf[topic] ?? Int32(topics.count)
            if number == topics.count {
                numberOf[topic] = number
                topics.append(topic)
            }
            numbers[next[origin]] = number
            next[origin] += 1
        }
        counts = [Int32](repeating: 0, count: topics.count)
    }

    /// Counts the topics of some of the talks, and forgets what was counted before.
    mutating func count(_ talks: [Int64]) {
        for number in counted { counts[Int(number)] = 0 }
        counted.removeAll(keepingCapacity: true)
        for talk in talks {
            guard let place = self.talks.sortedIndex(of: talk) else { continue }
            for i in starts[place]..<starts[place + 1] {
                let number = Int(numbers[i])
                if counts[number] == 0 { counted.append(Int32(number)) }
                counts[number] += 1
            }
        }
    }

    /// How many of the talks are about a topic.
    func talks(with topic: Int64) -> Int {
        numberOf[topic].map { Int(counts[Int($0)]) } ?? 0
    }

    /// The topics of at least so many of the talks, in ascending order.
    func topics(sharing minimum: Int) -> [(topic: Int64, count: Int)] {
        counted.lazy.filter { counts[Int($0)] >= minimum }
            .map { (topic: topics[Int($0)], count: Int(counts[Int($0)])) }
            .sorted { $0.topic < $1.topic }
    }
}
