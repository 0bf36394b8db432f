/// The questions answered by plain loops.
extension ConferenceArrays {
    func company(_ name: String) -> String { companies[speakerByName[name]! - 1] }

    func titles(by name: String) -> [String] {
        let gave = edges["gave"]!.outgoing
        return gave[speakerByName[name]!].map { titles[Int(gave.neighbors[$0]) - firstTalk] }
    }

    func speakers(on topic: String) -> Int {
        let about = edges["about"]!.incoming
        let gave = edges["gave"]!.incoming
        mark += 1
        var count = 0
        for place in about[topicByName[topic]!] {
            for speaker in gave[Int(about.neighbors[place])] {
                count += visit(gave.neighbors[speaker])
            }
        }
        return count
    }

    /// How many speakers lie exactly this many steps of `follows` away.
    func followed(_ name: String, steps: Int) -> Int {
        let follows = edges["follows"]!.outgoing
        var front = [UInt32(speakerByName[name]!)]
        for _ in 0..<steps {
            mark += 1
            var next: [UInt32] = []
            for vertex in front {
                for place in follows[Int(vertex)] where visit(follows.neighbors[place]) == 1 {
                    next.append(follows.neighbors[place])
                }
            }
            front = next
        }
        return front.count
    }

    /// How many paths of two `follows` edges there are.
    func twoStepPaths() -> Int {
        let follows = edges["follows"]!
        var sum = 0
        for vertex in 1...names.count {
            sum += follows.incoming[vertex].count * follows.outgoing[vertex].count
        }
        return sum
    }

    /// How many paths of three: in-degree times out-degree at the ends of each edge.
    func threeStepPaths() -> Int {
        let follows = edges["follows"]!
        var sum = 0
        for vertex in 1...names.count {
            let incoming = follows.incoming[vertex].count
            if incoming == 0 { continue }
            for place in follows.outgoing[vertex] {
                sum +=
                    incoming * follows.outgoing[Int(follows.outgoing.neighbors[place])].count
            }
        }
        return sum
    }

    func talksByYear() -> [String: Int] {
        var counts = [Int](repeating: 0, count: 10_000)
        for year in years { counts[Int(year)] += 1 }
        var result: [String: Int] = [:]
        for (year, count) in counts.enumerated() where count > 0 { result[String(year)] = count }
        return result
    }

    func recentGoodTalks() -> Int {
        var count = 0
        for talk in years.indices where years[talk] > 2015 && scores[talk] > 0.9 { count += 1 }
        return count
    }

    /// Who talked about the same topics, by the number of ways, the first ten.
    func alike(_ name: String) -> [(String, Int)] {
        let gave = edges["gave"]!
        let about = edges["about"]!
        var talks: [Int] = []
        mark += 1
        for talk in gave.outgoing[speakerByName[name]!] {
            for topic in about.outgoing[Int(gave.outgoing.neighbors[talk])] {
                let topic = Int(about.outgoing.neighbors[topic])
                for other in about.incoming[topic] {
                    let other = about.incoming.neighbors[other]
                    if visit(other) == 1 { talks.append(Int(other)) }
                    counts[Int(other)] += 1
                }
            }
        }
        var speakers: [Int] = []
        mark += 1
        for talk in talks {
            for speaker in gave.incoming[talk] {
                let speaker = gave.incoming.neighbors[speaker]
                if visit(speaker) == 1 { speakers.append(Int(speaker)) }
                counts[Int(speaker)] += counts[talk]
            }
            counts[talk] = 0
        }
        var best: [(String, Int)] = []
        for speaker in speakers {
            let count = counts[speaker]
            counts[speaker] = 0
            if best.count == 10, count < best[9].1 { continue }
            let name = names[speaker - 1]
            let place = best.firstIndex { $0.1 < count || ($0.1 == count && name < $0.0) }
            best.insert((name, count), at: place ?? best.count)
            if best.count > 10 { best.removeLast() }
        }
        return best
    }

    /// How many `follows` edges lead from one to the other; −1 where none do.
    /// Searches from both ends, the smaller front first.
    func distance(_ from: String, _ to: String) -> Int {
        let follows = edges["follows"]!
        let (source, target) = (UInt32(speakerByName[from]!), UInt32(speakerByName[to]!))
        if source == target { return 0 }
        let (forward, backward) = (mark + 1, mark + 2)
        mark += 2
        marks[Int(source)] = forward
        marks[Int(target)] = backward
        var fronts = (forward: [source], backward: [target])
        var steps = 0
        while !fronts.forward.isEmpty, !fronts.backward.isEmpty {
            steps += 1
            let isForward = fronts.forward.count <= fronts.backward.count
            let side = isForward ? follows.outgoing : follows.incoming
            let (mine, others) = isForward ? (forward, backward) : (backward, forward)
            var next: [UInt32] = []
            for vertex in isForward ? fronts.forward : fronts.backward {
                for place in side[Int(vertex)] {
                    let neighbor = side.neighbors[place]
                    if marks[Int(neighbor)] == others { return steps }
                    if marks[Int(neighbor)] == mine { continue }
                    marks[Int(neighbor)] = mine
                    next.append(neighbor)
                }
            }
            if isForward { fronts.forward = next } else { fronts.backward = next }
        }
        return -1
    }

    /// 1 the first time that a vertex is met under the present mark, then 0.
    @inline(__always)
    private func visit(_ vertex: UInt32) -> Int {
        if marks[Int(vertex)] == mark { return 0 }
        marks[Int(vertex)] = mark
        return 1
    }
}
