import Foundation

/// The most memory that a load takes, in a process of its own.
enum MemoryBenchmark {
    static func run(_ run: inout Run) throws {
        let options = run.options
        let program = try ChildProcess.ownPath()
        let outcome = try ChildProcess.run([
            program, "--child", run.folder.path, "--vertices", "\(options.vertices)",
            "--edges", "\(options.memoryEdges)", "--memory-budget", "\(options.memoryBudget >> 20)",
        ])
        guard outcome.status == 0, let peak = Int(outcome.output.filter(\.isNumber)) else {
            throw Failure("the load for peak memory: status \(outcome.status)")
        }
        let limit = (options.memoryBudget >> 20) + 128
        let megabytes = peak >> 20
        run.table.add(
            "peak memory of loading \(options.memoryEdges) edges in no order, "
                + "budget \(options.memoryBudget >> 20) MB",
            "\(megabytes) MB in \(time(outcome.nanoseconds))",
            goal: .judged("≤ \(limit) MB", met: megabytes <= limit))
    }

    /// The load itself; prints the peak.
    static func runChild(folder: String, _ options: Options) throws {
        let path = folder + "/memory.db"
        let subject = try Subject(path: path, memoryBudget: options.memoryBudget)
        try subject.load(
            EdgeSource(vertices: options.vertices, edges: options.edges, seed: options.seed))
        print(ChildProcess.peakMemory())
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    }
}
