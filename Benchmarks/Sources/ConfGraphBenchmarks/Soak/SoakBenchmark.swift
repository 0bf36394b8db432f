import ConfGraph
import Foundation
import Synchronization

/// One writer and three readers in two processes for as long as is asked:
/// every snapshot right, the file clean at the end, memory flat, and a
/// write-ahead log that stays bounded.
enum SoakBenchmark {
    static func run(_ run: inout Run) throws {
        let path = run.folder.appendingPathComponent("soak.db").path
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
        try SoakGraph.make(path)
        let program = try ChildProcess.ownPath()
        let seconds = run.options.minutes * 60
        let child = Process()
        let output = Pipe()
        child.executableURL = URL(fileURLWithPath: program)
        child.arguments = ["--child-readers", path, "--minutes", "\(run.options.minutes)"]
        child.standardOutput = output
        try child.run()
        defer { if child.isRunning { child.terminate() } }

        let end = ContinuousClock.now + .seconds(seconds)
        let graph = try Graph(path: path)
        let writing = Mutex(SoakWriter.Outcome())
        let reads = try together(
            [
                {
                    let outcome = try SoakWriter(graph: graph, end: end).run()
                    writing.withLock { $0 = outcome }
                    return 0
                },
                { try SoakReader(graph: graph, end: end, seed: 1).run() },
                {
                    memory.withLock { $0 = Memory.sampled(until: end, of: child.processIdentifier) }
                    return 0
                },
            ])
        child.waitUntilExit()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        guard child.terminationStatus == 0, let others = Int(text.filter(\.isNumber)) else {
            throw Failure("the readers of the other process: status \(child.terminationStatus)")
        }
        let report = try graph.check()
        guard report.isClean else { throw Failure("the file is not clean: \(report)") }
        let outcome = writing.withLock { $0 }
        let table = memory.withLock { $0 }
        run.table.add(
            "soak of \(run.options.minutes) minutes: \(outcome.commits) commits, "
                + "\(reads + others) reads of two processes, all right",
            "longest transaction \(time(outcome.longest))")
        run.table.add(
            "write-ahead log at most, and at the end",
            "\(outcome.largestLog >> 20) MB, \(Device.size(path, only: "-wal") >> 20) MB")
        run.table.add(
            "memory of the writing process after a third of the time, and at the end",
            "\(table.mine.third >> 20) MB, \(table.mine.end >> 20) MB")
        run.table.add(
            "memory of the reading process after a third of the time, and at the end",
            "\(table.child.third >> 20) MB, \(table.child.end >> 20) MB")
    }

    private static let memory = Mutex(Memory())

    /// The readers of the other process; prints how many reads there were.
    static func runReaders(path: String, _ options: Options) throws {
        let end = ContinuousClock.now + .seconds(options.minutes * 60)
        let graph = try Graph(path: path)
        print(
            try together(
                (2...3).map { seed in
                    { try SoakReader(graph: graph, end: end, seed: UInt64(seed)).run() }
                }))
    }

    /// Runs each part on a thread of its own and adds up what they return.
    private static func together(_ parts: [@Sendable () throws -> Int]) throws -> Int {
        let results = Mutex([Result<Int, any Error>]())
        let threads = parts.map { part in
            Thread {
                let result = Result { try part() }
                if case .failure(let error) = result {
                    // A wrong answer ends the soak at once.
                    FileHandle.standardError.write(Data("soak: \(error)\n".utf8))
                    exit(1)
                }
                results.withLock { $0.append(result) }
            }
        }
        for thread in threads { thread.start() }
        while results.withLock({ $0.count }) < parts.count { Thread.sleep(forTimeInterval: 0.05) }
        return try results.withLock { try $0.reduce(0) { try $0 + $1.get() } }
    }

    /// What both processes have in memory, in bytes.
    private struct Memory: Sendable {
        var mine = (third: 0, end: 0)
        var child = (third: 0, end: 0)

        static func sampled(until end: ContinuousClock.Instant, of child: Int32) -> Memory {
            var memory = Memory()
            let whole = end - ContinuousClock.now
            let third = ContinuousClock.now + whole / 3
            while ContinuousClock.now < third { Thread.sleep(forTimeInterval: 0.1) }
            memory.mine.third = ChildProcess.memory("VmRSS", of: "self")
            memory.child.third = ChildProcess.memory("VmRSS", of: "\(child)")
            // The other process ends at the same time: ask it a little before.
            while ContinuousClock.now < end - .seconds(1) { Thread.sleep(forTimeInterval: 0.1) }
            memory.mine.end = ChildProcess.memory("VmRSS", of: "self")
            memory.child.end = ChildProcess.memory("VmRSS", of: "\(child)")
            return memory
        }
    }
}
