/// Finds out which talk of an edited file is which talk of before, so that a
/// talk stays itself when its title is edited.
struct TalkMatcher {
    /// A talk as far as it matters here.
    struct Entry {
        /// Folded.
        var title: String
        /// Folded names of its speakers.
        var people: Set<String>
        var topics: Set<String>
        var line: Int
    }

    /// For every new talk the old one it is; nil where it is new. Each old talk
    /// is taken once.
    static func match(_ old: [Entry], _ new: [Entry]) -> [Int?] {
        var result = [Int?](repeating: nil, count: new.count)
        var taken = Set<Int>()
        // Equal titles first; several of one title keep their order, those
        // with equal speakers before the others.
        var byTitle: [String: [Int]] = [:]
        for (i, entry) in old.enumerated() { byTitle[entry.title, default: []].append(i) }
        for strict in [true, false] {
            for (i, entry) in new.enumerated() where result[i] == nil {
                guard
                    let at = byTitle[entry.title]?.first(where: {
                        !taken.contains($0) && (!strict || old[$0].people == entry.people)
                    })
                else { continue }
                result[i] = at
                taken.insert(at)
            }
        }
        // Then the most alike of what is left.
        let openOld = old.indices.filter { !taken.contains($0) }
        let openNew = new.indices.filter { result[$0] == nil }
        guard !openOld.isEmpty, !openNew.isEmpty, openOld.count * openNew.count <= 1_000_000 else {
            return result
        }
        let oldOrder = rank(old)
        let newOrder = rank(new)
        var pairs: [(score: Double, old: Int, new: Int)] = []
        for i in openNew {
            for j in openOld {
                let score = likeness(
                    old[j], new[i], sameNeighbours: neighbours(i, j, newOrder, oldOrder, result))
                if score >= 0.5 { pairs.append((score, j, i)) }
            }
        }
        pairs.sort {
            $0.score != $1.score ? $0.score > $1.score : ($0.new, $0.old) < ($1.new, $1.old)
        }
        for pair in pairs where result[pair.new] == nil && taken.insert(pair.old).inserted {
            result[pair.new] = pair.old
        }
        return result
    }

    private static func rank(_ entries: [Entry]) -> [Int] {
        entries.indices.sorted { (entries[$0].line, $0) < (entries[$1].line, $1) }
    }

    /// Whether the talks before and behind are the same in both.
    private static func neighbours(
        _ new: Int, _ old: Int, _ newOrder: [Int], _ oldOrder: [Int], _ matched: [Int?]
    ) -> Bool {
        guard let i = newOrder.firstIndex(of: new), let j = oldOrder.firstIndex(of: old) else {
            return false
        }
        let before: Int? = i > 0 ? matched[newOrder[i - 1]] ?? -1 : nil
        let behind: Int? = i + 1 < newOrder.count ? matched[newOrder[i + 1]] ?? -1 : nil
        return before == (j > 0 ? oldOrder[j - 1] : nil)
            && behind == (j + 1 < oldOrder.count ? oldOrder[j + 1] : nil)
    }

    /// 0 for strangers, 1 for the same: titles, speakers, topics and place.
    static func likeness(_ old: Entry, _ new: Entry, sameNeighbours: Bool) -> Double {
        let title = overlap(words(old.title), words(new.title))
        let people: Double =
            old.people.isEmpty && new.people.isEmpty
            ? 0 : overlap(old.people, new.people)
        let topics = overlap(old.topics, new.topics)
        return 0.5 * title + 0.35 * people + 0.4 * topics + (sameNeighbours ? 0.25 : 0)
    }

    private static func words(_ title: String) -> Set<String> {
        Set(title.split(separator: " ").map(String.init))
    }

    /// The share of what both have in what they have (Dice).
    private static func overlap(_ a: Set<String>, _ b: Set<String>) -> Double {
        a.isEmpty || b.isEmpty ? 0 : 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
    }
}
