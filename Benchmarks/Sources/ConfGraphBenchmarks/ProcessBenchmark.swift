import Foundation

/// Whole processes of the program: what a user waits for.
enum ProcessBenchmark {
    static func run(_ run: inout Run, _ generated: GeneratedGraph) throws {
        let program = run.options.program
        guard FileManager.default.isExecutableFile(atPath: program) else {
            run.table.add("whole processes", "not measured: no program at \(program)")
            return
        }
        try coldTraverse(&run, program, generated)
        try loadNotes(&run, program)
    }

    private static func coldTraverse(
        _ run: inout Run, _ program: String, _ generated: GeneratedGraph
    ) throws {
        var random = SeededGenerator(state: 7)
        var samples = Samples()
        var uncached = Samples()
        for turn in 0..<60 {
            // A vertex that has neighbours, another one each time.
            var vertex = 0
            repeat {
                vertex = Int.random(in: 1...generated.vertices, using: &random)
            } while generated.outDegrees[0][vertex] == 0
            let isEvicted = turn % 3 == 2 && Device.evict(run.ourPath)
            let outcome = try ChildProcess.run([
                program, "traverse", "--db", run.ourPath, "V(\(vertex)).out(link).id()",
            ])
            let lines = outcome.output.split(separator: "\n").count
            guard outcome.status == 0, lines == Int(generated.outDegrees[0][vertex]) else {
                throw Failure(
                    "traverse from \(vertex): status \(outcome.status), \(lines) neighbours, "
                        + "\(generated.outDegrees[0][vertex]) expected")
            }
            if isEvicted {
                uncached.append(outcome.nanoseconds)
            } else {
                samples.append(outcome.nanoseconds)
            }
        }
        run.table.add(
            "confgraph traverse, one hop on that file, whole process", time(samples.median),
            goal: .judged("< 20 ms", met: samples.median < 20e6))
        if !uncached.values.isEmpty {
            run.table.add(
                "the same, the file dropped from the system's cache", time(uncached.median))
        }
        var bare = Samples()
        for _ in 0..<20 { bare.append(try ChildProcess.run([program, "--version"]).nanoseconds) }
        run.table.add("confgraph --version, whole process", time(bare.median))
    }

    private static func loadNotes(_ run: inout Run, _ program: String) throws {
        let notes = run.options.notes
        guard FileManager.default.isReadableFile(atPath: notes) else {
            run.table.add("loading notes", "not measured: no file at \(notes)")
            return
        }
        var samples = Samples()
        for turn in 0..<20 {
            let path = run.folder.appendingPathComponent("notes-\(turn).db").path
            let outcome = try ChildProcess.run([program, "load", "--db", path, notes])
            guard outcome.status == 0 else { throw Failure("load: status \(outcome.status)") }
            samples.append(outcome.nanoseconds)
        }
        run.table.add(
            "confgraph load of \(URL(fileURLWithPath: notes).lastPathComponent), whole process",
            time(samples.median), goal: .judged("< 50 ms", met: samples.median < 50e6))
    }
}
