import ConfGraph
import Foundation
import Synchronization

/// Edges between random vertices, a hundred a transaction, into a graph that
/// is there already, with the compactions that they cause: what one costs in
/// time and in bytes written, and for how long another writer waits.
enum SustainedBenchmark {
    private static let perCommit = 100

    static func run(path: String, inserts: Int, seed: UInt64) throws {
        let graph = try Graph(path: path)
        let add = try Subject.prepare("V(:from).addE('follows').to(__.V(:to))")
        let counting = try Subject.prepare("V().count()")
        let most = try graph.read { try Subject.number($0, counting) }
        var random = SeededGenerator(state: seed &+ 11)
        let longest = Mutex(0.0)
        let isDone = Atomic(false)
        let others = Thread {
            while !isDone.load(ordering: .relaxed) {
                let begin = ContinuousClock.now
                _ = try? graph.write { _ in }
                let waited = (ContinuousClock.now - begin).nanoseconds
                longest.withLock { $0 = max($0, waited) }
                usleep(5_000)
            }
        }
        others.start()
        let written = bytesWritten()
        var commits = Samples()
        let begin = ContinuousClock.now
        let processor = clock()
        for _ in 0..<(inserts / perCommit) {
            try commits.time {
                try graph.write { g in
                    for _ in 0..<perCommit {
                        let ends: [String: PropertyValue] = [
                            "from": .long(.random(in: 1...most, using: &random)),
                            "to": .long(.random(in: 1...most, using: &random)),
                        ]
                        try g.traverse(add, parameters: ends).iterate()
                    }
                }
            }
        }
        let count = Double(commits.values.count * perCommit)
        let wall = (ContinuousClock.now - begin).nanoseconds / count
        let busy = Double(clock() - processor) / Double(CLOCKS_PER_SEC) * 1e9 / count
        isDone.store(true, ordering: .relaxed)
        while !others.isFinished { usleep(1_000) }
        print(Machine.description())
        print("\(Int(count)) random edges, \(perCommit) a transaction, into \(path):")
        print("an edge: \(time(wall)), of which \(time(busy)) of processor")
        print("a transaction: median \(time(commits.median)), most \(time(commits.quantile(1)))")
        if let written, let now = bytesWritten() {
            print("bytes written an edge: \(Int(Double(now - written) / count))")
        }
        print("another writer waited at most \(time(longest.withLock { $0 }))")
    }

    /// What the process has handed to `write`: log and file.
    private static func bytesWritten() -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/io", encoding: .utf8) else {
            return nil
        }
        for line in text.split(separator: "\n") where line.hasPrefix("wchar: ") {
            return Int(line.dropFirst("wchar: ".count))
        }
        return nil
    }
}
