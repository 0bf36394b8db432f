import Foundation

/// All measurements on the graph of one scale.
struct QuerySession {
    let options: Options
    let folder: String
    let arrays: ConferenceArrays
    let ourPath: String
    let rivalPath: String
    /// Not for graphs that it would take longest of all to load.
    let rival: QueryRival?
    let device: Device
    private(set) var outcome = QueryBenchmark.Outcome()
    private var rows: [Row] = []
    private var others = MarkdownTable(["what", "ConfGraph", "SQLite by hand", "goal", ""])

    /// What was measured of one question.
    private struct Row {
        let query: Query
        let keys: [Query.Key]
        var ours = Samples()
        var wall = Samples()
        var rival = Samples()
        var plain = Samples()
        var first = Samples()
        var afterInsert = Samples()
    }

    init(_ run: Run, folder: String, arrays: ConferenceArrays, scale: Double) throws {
        options = run.options
        self.folder = folder
        self.arrays = arrays
        ourPath = folder + "/confgraph.db"
        rivalPath = folder + "/rival.db"
        for path in [ourPath, rivalPath] {
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: path + suffix)
            }
        }
        rival = scale <= options.rivalScale ? try QueryRival(path: rivalPath) : nil
        device = try Device(folder: run.folder)
        outcome.scale = scale
    }

    /// Goals are for the graph of scale 1.
    private func verdict(_ met: Bool) -> String {
        outcome.scale == 1 ? (met ? "met" : "missed") : ""
    }

    /// What the rival took, where there is one.
    private func theirs(_ samples: Samples) -> String {
        rival == nil ? "" : time(samples.median)
    }

    private func shell() throws -> ShellProcess {
        try ShellProcess(
            program: options.program, database: ourPath, limits: options.programLimits)
    }

    // MARK: Loading

    mutating func load() throws {
        QueryBenchmark.say("loading \(arrays.edgeCount) edges")
        var arguments = [options.program, "import", "--db", ourPath, "--format", "csv", "--quiet"]
        for label in ConferenceArrays.vertexLabels {
            arguments += ["--vertices", "\(label)=\(ConferenceArrays.vertexFile(label, folder))"]
        }
        for label in ConferenceArrays.edgeLabels {
            arguments += ["--edges", "\(label)=\(ConferenceArrays.edgeFile(label, folder))"]
        }
        arguments += ["--index", "speaker.name", "--index", "topic.name"] + options.programLimits
        let ours = try ChildProcess.run(arguments)
        guard ours.status == 0 else { throw Failure("import: status \(ours.status)") }
        var theirs = Samples()
        if let rival { try theirs.time { try rival.load(arrays) } }
        let edges = Double(arrays.edgeCount)
        outcome.edgesASecond = edges / ours.nanoseconds * 1e9
        outcome.bytesAnEdge = Double(Device.size(ourPath)) / edges
        func rate(_ nanoseconds: Double) -> String {
            String(format: "%.2f M edges/s", edges / nanoseconds * 1e3)
        }
        others.add([
            "load of the CSV files with properties and indexes (SQLite: of arrays in memory)",
            rate(ours.nanoseconds), rival == nil ? "" : rate(theirs.median), "≥ 1.5 M edges/s",
            verdict(outcome.edgesASecond >= 1.5e6),
        ])
        others.add([
            "bytes an edge, all in", String(format: "%.1f", outcome.bytesAnEdge),
            rival == nil ? "" : String(format: "%.1f", Double(Device.size(rivalPath)) / edges),
            "≤ 60",
            verdict(outcome.bytesAnEdge <= 60),
        ])
        others.add(["peak memory of the load", megabytes(ours.peakMemory), "", "", ""])
    }

    // MARK: Questions

    mutating func ask() throws {
        let steady = try shell()
        defer { steady.finish() }
        for query in Query.allCases {
            if let match = options.match, !query.rawValue.contains(match) { continue }
            var row = Row(query: query, keys: query.keys(arrays, count: options.keys))
            let expected = row.keys.map { query.expected($0, arrays) }
            _ = try steady.ask(query.gremlin(row.keys[0]))
            _ = try rival?.answer(query, row.keys[0])
            try repeated(row.keys.indices) { index in
                let answer = try steady.ask(query.gremlin(row.keys[index]))
                try compare(query.answer(answer.result), expected[index], query, row.keys[index])
                row.ours.append(answer.nanoseconds)
                row.wall.append(answer.wall)
            }
            if let rival {
                try repeated(row.keys.indices) { index in
                    let answer = try row.rival.time { try rival.answer(query, row.keys[index]) }
                    try compare(answer, expected[index], query, row.keys[index])
                }
            }
            repeated(row.keys.indices) { index in
                _ = row.plain.time { query.expected(row.keys[index], arrays) }
            }
            for index in 0..<min(5, row.keys.count) {
                let fresh = try shell()
                defer { fresh.finish() }
                let answer = try fresh.ask(query.gremlin(row.keys[index]))
                try compare(query.answer(answer.result), expected[index], query, row.keys[index])
                row.first.append(answer.nanoseconds)
            }
            rows.append(row)
            outcome.medians[query] = row.ours.median
            QueryBenchmark.say(
                "\(query.rawValue): \(time(row.ours.median)), SQLite \(theirs(row.rival))")
        }
        others.add(["peak memory of the shell", megabytes(steady.peakMemory), "", "", ""])
    }

    /// What SQLite's part of two questions takes, in bare calls.
    mutating func seek() throws {
        let bare = try ShellProcess([try ChildProcess.ownPath(), "--child-seeks", ourPath])
        defer { bare.finish() }
        for (query, word) in [(Query.lookUp, "company"), (.titles, "titles")] {
            guard let row = rows.first(where: { $0.query == query }) else { continue }
            var samples = Samples()
            for (index, key) in row.keys.enumerated() {
                guard case .speaker(let name) = key else { continue }
                let answer = try bare.ask("\(word) \(name)")
                try compare(
                    query.answer(answer.result), query.expected(key, arrays), query, key)
                // The first one warms the caches up, as the shell's does.
                if index > 0 { samples.append(answer.nanoseconds) }
            }
            others.add([
                "\(query.rawValue): its seeks alone, bare SQLite on ConfGraph's file", "",
                time(samples.median), "", "",
            ])
        }
    }

    private func compare(
        _ answer: String, _ expected: String, _ query: Query, _ key: Query.Key
    ) throws {
        guard answer == expected else {
            throw Failure("\(query.rawValue) of \(key): \(answer) where \(expected) is right")
        }
    }

    /// Until the time for one question is over: slow ones get fewer turns.
    private func repeated(_ range: Range<Int>, _ body: (Int) throws -> Void) rethrows {
        let end = ContinuousClock.now + .seconds(options.seconds)
        for index in range {
            try body(index)
            if ContinuousClock.now > end { return }
        }
    }

    // MARK: Writing

    mutating func write() throws {
        var random = SeededGenerator(state: 11)
        let known = Set(
            zip(arrays.edges["follows"]!.sources, arrays.edges["follows"]!.targets).lazy.map {
                UInt64($0) << 32 | UInt64($1)
            })
        var made = known
        func pairs(_ count: Int) -> [(source: Int, target: Int)] {
            var result: [(source: Int, target: Int)] = []
            while result.count < count {
                let source = Int.random(in: 1...arrays.names.count, using: &random)
                let target = Int.random(in: 1...arrays.names.count, using: &random)
                if source != target, made.insert(UInt64(source) << 32 | UInt64(target)).inserted {
                    result.append((source, target))
                }
            }
            return result
        }
        func text(_ pair: (source: Int, target: Int)) -> String {
            "g.V(\(pair.source)).addE('follows').to(__.V(\(pair.target))).property('since',2026)"
        }
        let shell = try shell()
        defer { shell.finish() }
        // Each question right after a commit of one edge.
        var inserted = 0
        for index in rows.indices {
            let keys = rows[index].keys
            _ = try shell.ask(rows[index].query.gremlin(keys[0]))
            for (key, pair) in zip(keys, pairs(min(10, keys.count))) {
                _ = try shell.ask(text(pair))
                inserted += 1
                rows[index].afterInsert.append(
                    try shell.ask(rows[index].query.gremlin(key)).nanoseconds)
            }
        }
        var ours = Samples()
        var theirs = Samples()
        var bare = Samples()
        for pair in pairs(200) {
            bare.time { device.appendAndSync(bytes: 16_384) }
            ours.append(try shell.ask(text(pair)).nanoseconds)
            if let rival { try theirs.time { try rival.insert([pair]) } }
        }
        others.add([
            "one durable insert (the device alone: \(time(bare.median)))", time(ours.median),
            self.theirs(theirs), "≤ the device + 100 µs",
            verdict(ours.median <= bare.median + 100e3),
        ])
        let many = pairs(10_000)
        var total = try shell.ask(":begin").nanoseconds
        for pair in many { total += try shell.ask(text(pair)).nanoseconds }
        total += try shell.ask(":commit").nanoseconds
        var theirMany = Samples()
        if let rival { try theirMany.time { try rival.insert(many) } }
        others.add([
            "10,000 inserts in one transaction", time(total), self.theirs(theirMany), "≤ 50 ms",
            verdict(total <= 50e6),
        ])
        let count = try shell.ask("g.E().hasLabel('follows').count()")
        let expected = "\(known.count + inserted + 10_200)"
        try compare(Query.twoStepPaths.answer(count.result), expected, .twoStepPaths, .none)
    }

    // MARK: Whole processes

    mutating func startProcesses() throws {
        let keys = Query.titles.keys(arrays, count: 40)
        func median() throws -> Double {
            var samples = Samples()
            for key in keys {
                let outcome = try ChildProcess.run([
                    options.program, "traverse", "--db", ourPath, "--format", "json",
                    Query.titles.gremlin(key),
                ])
                guard outcome.status == 0, !outcome.output.isEmpty else {
                    throw Failure("traverse: status \(outcome.status)")
                }
                samples.append(outcome.nanoseconds)
            }
            return samples.median
        }
        let cold = try median()
        others.add([
            "new process, open, one hop, exit, with 10,200 edges in the delta", time(cold), "",
            "≤ 8 ms", verdict(cold <= 8e6),
        ])
        var bare = Samples()
        for _ in 0..<20 {
            bare.append(try ChildProcess.run([options.program, "--version"]).nanoseconds)
        }
        others.add(["confgraph --version, whole process", time(bare.median), "", "", ""])
    }

    // MARK: The report

    func report() -> String {
        var main = MarkdownTable([
            "question", "ConfGraph", "p99", "wall", "first in a process", "after an insert",
            "SQLite by hand", "p99", "ratio", "arrays in memory", "goal", "",
        ])
        for row in rows {
            main.add([
                row.query.rawValue, time(row.ours.median), time(row.ours.quantile(0.99)),
                time(row.wall.median), time(row.first.median), time(row.afterInsert.median),
                theirs(row.rival), rival == nil ? "" : time(row.rival.quantile(0.99)),
                rival == nil
                    ? "" : String(format: "%.1fx", row.rival.median / row.ours.median),
                time(row.plain.median), "≤ \(time(row.query.goal))",
                verdict(row.ours.median <= row.query.goal),
            ])
        }
        return
            "scale \(QueryBenchmark.name(outcome.scale)): \(arrays.vertexCount) vertices, \(arrays.edgeCount) "
            + "edges\n\n" + main.text() + "\n\n" + others.text()
    }

    private func megabytes(_ bytes: Int) -> String {
        bytes == 0 ? "" : String(format: "%.0f MB", Double(bytes) / 1e6)
    }
}
