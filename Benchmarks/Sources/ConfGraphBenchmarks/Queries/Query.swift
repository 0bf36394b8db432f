import Foundation

/// The questions that the table of queries asks.
enum Query: String, CaseIterable {
    case lookUp = "point look-up by name"
    case titles = "one hop by name, titles"
    case speakersOnTopic = "topic, in about, in gave, distinct"
    case twoHops = "two hops distinct"
    case threeHops = "three hops distinct"
    case twoStepPaths = "all 2-hop paths counted"
    case talksByYear = "group by year"
    case filterCount = "filter by two properties, count"
    case alike = "recommendation, top 10"
    case distance = "shortest path between two"
    case threeStepPaths = "all 3-hop paths counted"

    /// What a question is asked about.
    enum Key: Hashable {
        case speaker(String)
        case topic(String)
        case pair(String, String)
        case none
    }

    /// The median to reach on the graph of scale 1, in nanoseconds.
    var goal: Double {
        switch self {
        case .lookUp: 6e3
        case .titles: 8e3
        case .speakersOnTopic: 10e3
        case .twoHops: 15e3
        case .threeHops: 150e3
        case .twoStepPaths: 8e6
        case .talksByYear, .filterCount: 0.5e6
        case .alike: 4e6
        case .distance: 0.1e6
        case .threeStepPaths: 12e6
        }
    }

    /// Start keys, the same in every run.
    func keys(_ arrays: ConferenceArrays, count: Int) -> [Key] {
        var random = SeededGenerator(state: UInt64(Self.allCases.firstIndex(of: self)!) << 32)
        func speaker() -> String { arrays.names.randomElement(using: &random)! }
        switch self {
        case .lookUp, .titles, .twoHops, .threeHops, .alike:
            return (0..<count).map { _ in .speaker(speaker()) }
        case .speakersOnTopic:
            return (0..<count).map { _ in .topic(arrays.topics.randomElement(using: &random)!) }
        case .distance:
            return (0..<count).map { _ in .pair(speaker(), speaker()) }
        case .twoStepPaths, .talksByYear, .filterCount, .threeStepPaths:
            return Array(repeating: .none, count: max(1, count / 10))
        }
    }

    func gremlin(_ key: Key) -> String {
        func vertex(_ label: String, _ name: String) -> String {
            "has('\(label)','name','\(name)')"
        }
        var start = "g.V()"
        var target = ""
        switch key {
        case .speaker(let name): start += "." + vertex("speaker", name)
        case .topic(let name): start += "." + vertex("topic", name)
        case .pair(let from, let to):
            start += "." + vertex("speaker", from)
            target = vertex("speaker", to)
        case .none: break
        }
        switch self {
        case .lookUp: return start + ".values('company')"
        case .titles: return start + ".out('gave').values('title')"
        case .speakersOnTopic: return start + ".in('about').in('gave').dedup().count()"
        case .twoHops: return start + ".out('follows').out('follows').dedup().count()"
        case .threeHops:
            return start + ".out('follows').out('follows').dedup().out('follows').dedup().count()"
        case .twoStepPaths:
            return start + ".hasLabel('speaker').out('follows').out('follows').count()"
        case .threeStepPaths:
            return start
                + ".hasLabel('speaker').out('follows').out('follows').out('follows').count()"
        case .talksByYear: return start + ".hasLabel('talk').groupCount().by('year')"
        case .filterCount:
            return start + ".hasLabel('talk').has('year',gt(2015)).has('score',gt(0.9)).count()"
        case .alike:
            return start
                + ".out('gave').out('about').in('about').in('gave').groupCount().by('name')"
                + ".order(local).by(values,desc).by(keys,asc).limit(local,10)"
        case .distance:
            return start + ".shortestPath().with(ShortestPath.target,__.\(target))"
                + ".with(ShortestPath.edges,__.outE('follows')).limit(1).count(local)"
        }
    }

    /// The right answer, as a text that is compared.
    func expected(_ key: Key, _ arrays: ConferenceArrays) -> String {
        switch (self, key) {
        case (.lookUp, .speaker(let name)): arrays.company(name)
        case (.titles, .speaker(let name)): Self.list(arrays.titles(by: name))
        case (.speakersOnTopic, .topic(let name)): String(arrays.speakers(on: name))
        case (.twoHops, .speaker(let name)): String(arrays.followed(name, steps: 2))
        case (.threeHops, .speaker(let name)): String(arrays.followed(name, steps: 3))
        case (.twoStepPaths, _): String(arrays.twoStepPaths())
        case (.threeStepPaths, _): String(arrays.threeStepPaths())
        case (.talksByYear, _): Self.map(arrays.talksByYear())
        case (.filterCount, _): String(arrays.recentGoodTalks())
        case (.alike, .speaker(let name)): Self.ranking(arrays.alike(name))
        case (.distance, .pair(let from, let to)):
            String(arrays.distance(from, to))
        default: "no such question"
        }
    }

    /// The same form of what the shell has answered.
    func answer(_ result: [Any]) -> String {
        switch self {
        case .lookUp: return result.first as? String ?? ""
        case .titles: return Self.list(result.compactMap { $0 as? String })
        case .talksByYear:
            return Self.map(
                Dictionary(uniqueKeysWithValues: Self.entries(result.first).map { ($0.0, $0.1) }))
        case .alike: return Self.ranking(Self.entries(result.first))
        case .distance: return result.first.map { String(Self.number($0) - 1) } ?? "-1"
        default: return result.first.map { String(Self.number($0)) } ?? ""
        }
    }

    static func list(_ texts: [String]) -> String { texts.sorted().joined(separator: "\n") }

    static func map(_ counts: [String: Int]) -> String {
        list(counts.map { "\($0.key): \($0.value)" })
    }

    static func ranking(_ pairs: [(String, Int)]) -> String {
        pairs.map { "\($0.0): \($0.1)" }.joined(separator: "\n")
    }

    /// The pairs of a map in GraphSON: key, value, key, value.
    private static func entries(_ map: Any?) -> [(String, Int)] {
        guard let items = (map as? [String: Any])?["@value"] as? [Any] else { return [] }
        return stride(from: 0, to: items.count - 1, by: 2).map { index in
            let key = items[index] as? String ?? String(number(items[index]))
            return (key, number(items[index + 1]))
        }
    }

    private static func number(_ typed: Any) -> Int {
        ((typed as? [String: Any])?["@value"] as? NSNumber)?.intValue ?? .min
    }
}
