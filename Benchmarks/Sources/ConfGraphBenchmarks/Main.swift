import Foundation

@main
struct Main {
    static func main() {
        do {
            guard let options = try Options(CommandLine.arguments) else { return }
            if let child = options.child {
                try MemoryBenchmark.runChild(folder: child, options)
                return
            }
            if let path = options.childReaders {
                try SoakBenchmark.runReaders(path: path, options)
                return
            }
            if let path = options.childSeeks {
                try BareSeeks.runChild(path: path)
                return
            }
            if let scale = options.generate {
                let files = ConferenceGraphFiles(
                    graph: ConferenceGraph(scale: scale, seed: options.seed),
                    folder: URL(fileURLWithPath: options.out))
                print("\(try files.write()) bytes → \(options.out)")
                return
            }
            if let file = options.sustained {
                return try SustainedBenchmark.run(
                    path: file, inserts: options.inserts, seed: options.seed)
            }
            var run = try Run(options)
            try run.all()
        } catch {
            FileHandle.standardError.write(Data("benchmarks: \(error)\n".utf8))
            exit(1)
        }
    }
}

/// One run: the files, the table, and the sections in order.
struct Run {
    let options: Options
    let folder: URL
    var table = Table()
    /// Tables of their own, printed behind it.
    var sections: [String] = []

    var ourPath: String { folder.appendingPathComponent("confgraph.db").path }
    var rivalPath: String { folder.appendingPathComponent("rival.db").path }

    init(_ options: Options) throws {
        self.options = options
        let parent =
            options.folder.map { URL(fileURLWithPath: $0) }
            ?? FileManager.default.temporaryDirectory
        if let files = options.files {
            folder = URL(fileURLWithPath: files)
            return
        }
        folder = parent.appendingPathComponent("confgraph-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    mutating func all() throws {
        defer {
            if !options.keep, options.files == nil {
                try? FileManager.default.removeItem(at: folder)
            }
        }
        let generated = GeneratedGraph(
            EdgeSource(vertices: options.vertices, edges: options.edges, seed: options.seed))
        if options.files == nil,
            ["load", "hops", "paths", "algorithms", "process"].contains(where: options.wants)
        {
            try LoadBenchmark.run(&self, generated)
        }
        if options.wants("hops") { try HopBenchmark.run(&self, generated) }
        if options.wants("paths") { try PathBenchmark.run(&self) }
        if options.wants("algorithms") { try AlgorithmBenchmark.run(&self, generated) }
        if options.wants("process") { try ProcessBenchmark.run(&self, generated) }
        if options.wants("writes") { try WriteBenchmark.run(&self) }
        if options.wants("notes") { try NotesBenchmark.run(&self) }
        if options.wants("queries") { try QueryBenchmark.run(&self) }
        if options.only.contains("soak") { try SoakBenchmark.run(&self) }
        if options.memoryEdges > 0 { try MemoryBenchmark.run(&self) }

        print("\(Machine.description())")
        if !table.isEmpty {
            print(
                "\(options.vertices) vertices, \(options.edges) edges, seed \(options.seed), "
                    + "medians of \(options.repeats) runs\n")
            print(table.text())
        }
        for section in sections { print("\n" + section) }
        if !table.missed.isEmpty {
            print("\nmissed: " + table.missed.joined(separator: "; "))
        }
    }
}
